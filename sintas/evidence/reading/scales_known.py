"""Which scale a worker may give in a case, in which words; and why not. Codes only: nothing is unsealed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.instruments.reading import leaves
from sintas.instruments.reading.own import Known, known
from sintas.instruments.reading.pages import people
from sintas.instruments.scales.catalogue import UnknownScale
from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor

from ..models import ScaleResult


@dataclass(frozen=True)
class Given:
    """What is known of a result without opening it. `known` None: this program does not know its scale (made in another house or unit)."""

    row: ScaleResult
    known: Known | None


def the_scale(case: Case, code: str, version: str | None = None) -> Known:
    """The scale of a code in the unit of this case. Raises NotYours for one it does not have, another unit's included."""
    try:
        return known(case.unit_id, code, version or None)
    except UnknownScale:
        raise NotYours(verb="open form scale", file_id=case.pk) from None


def scale_of(case: Case, row: ScaleResult) -> Known | None:
    """The scale a result was given with, in its version; None where this program does not know it."""
    try:
        return known(case.unit_id, row.scale, row.scale_version)
    except UnknownScale:
        return None


def must_give(by: Actor, found: Known, case: Case) -> None:
    """Raises Refusal, saying who may, for a profession that does not give this scale (D1)."""
    if found.scale is not None and not found.scale.may_give(by.profession):
        sentence = _("Skala ini diberikan oleh: %(who)s. Mintalah salah seorang dari mereka dalam tim.") % {"who": people(found.scale.given_by, by.language)}
        raise Refusal(sentence, verb="give scale", file_id=case.pk)


def must_read(by: Actor, found: Known | None, case: Case) -> None:
    """Raises Refusal for a profession the answers are not for."""
    if found is not None and not found.may_read(by.profession):
        raise Refusal(readers(found, by.language), verb="read scale", file_id=case.pk)


def readers(found: Known, lang: str) -> str:
    """Whom the answers are for, in a sentence; "" where they are for everybody on the team."""
    codes = found.scale.read_by if found.scale is not None else ()
    return _("Jawaban dan skornya dibaca oleh: %(who)s.") % {"who": people(codes, lang)} if codes else ""


def why_off(case: Case, found: Known, language: str, allowed: frozenset[leaves.Words] | None = None) -> str:
    """Why this wording cannot be used today; "" when it can. `allowed`: leaves.allowed() of the unit, where it is known already."""
    if language not in found.languages:
        return _("Alat ini belum ada dalam bahasa tersebut. Pilih bahasa yang tersedia.")
    if found.ended:
        return _("Unit tidak lagi menawarkan alat ini.")
    if not found.needs_leave(language):
        return ""
    standing = leaves.allowed(case.unit_id) if allowed is None else allowed
    if (found.code, found.version, language) in standing:
        return ""
    return _("Terjemahan belum tervalidasi. Mintalah psikolog unit mengizinkannya di halaman “Skala unit”, atau pakai teks dalam bahasa aslinya.")
