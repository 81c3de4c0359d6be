"""The scales of a case: given already, to be given, and off with the reason. Codes only: nothing is unsealed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.cases.bases import Case
from sintas.instruments.reading import leaves
from sintas.instruments.reading.own import Known, in_use, shipped
from sintas.instruments.reading.pages import language_name, people
from sintas.kit import numbers
from sintas.kit.pieces import Link, Pill, Row
from sintas.staff.actor import Actor

from ..models import ScaleResult
from .scales_known import why_off


@dataclass(frozen=True)
class Offered:
    """One scale on the list. `ways`: where it is begun, one for each language; `why`: why it, or one of its wordings, cannot be used."""

    title: str
    purpose: str
    pills: list[Pill]
    ways: list[Link] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    used: str = ""


@dataclass(frozen=True)
class ScalesPage:
    """`given` are results, the newest first; then what may be begun; then what is off."""

    given: list[Row]
    open: list[Offered]
    off: list[Offered]
    common: list[str] = field(default_factory=list)  # what holds for several of `open`, said once above them


def scales_of(case: Case, by: Actor, lang: str, *, may_give: bool) -> ScalesPage:
    """Three queries: results, the unit's own scales, leaves."""
    rows = list(
        ScaleResult.current.filter(file_id=case.pk)
        .only("file_id", "entry", "scale", "scale_version", "language", "happened_on", "written_at", "completed_by")
        .order_by("-happened_on", "-written_at")
    )
    all_known = [*in_use(case.unit_id), *shipped()]
    allowed = leaves.allowed(case.unit_id)
    titles = {one.code: one.title.say(lang) for one in all_known}
    shown = [offered(case, by, one, rows, allowed, lang) for one in all_known] if may_give else []
    ready = [one for one in shown if one.ways]
    said = [why for one in ready for why in one.why]
    common = [why for why in dict.fromkeys(said) if said.count(why) > 1]
    return ScalesPage(
        given=[given_row(case, row, titles.get(row.scale, "")) for row in rows],
        open=[replace(one, why=[why for why in one.why if why not in common]) for one in ready],
        off=[one for one in shown if not one.ways],
        common=common,
    )


def given_row(case: Case, row: ScaleResult, title: str) -> Row:
    """A result by its day; what it says stands on its own page."""
    when = numbers.day(row.happened_on) if row.happened_on else _("tanggal belum dicatat")
    return Row(title or _("Skala unit lain"), reverse("evidence:scale_entry", args=[case.pk, row.entry]), when, end=language_name(row.language))


def offered(case: Case, by: Actor, one: Known, rows: list[ScaleResult], allowed: frozenset[leaves.Words], lang: str) -> Offered:
    """One scale for this worker."""
    scale, ways, why = one.scale, [], []
    if scale is not None and not scale.may_give(by.profession):
        why = [_("Diberikan oleh: %(who)s.") % {"who": people(scale.given_by, lang)}]
    else:
        for language in sorted(one.languages, key=lambda code: (code != lang, code)):
            if reason := why_off(case, one, language, allowed):
                why.append(f"{language_name(language)}: {reason}")
            else:
                ways.append(Link(reverse("evidence:scale", args=[case.pk, one.code, language]), language_name(language)))
    return Offered(
        title=one.title.say(lang),
        purpose=scale.purpose.say(lang) if scale is not None else _("Formulir unit, diisi halaman demi halaman."),
        pills=pills_of(one),
        ways=ways,
        why=why,
        used=used_words(Counter(row.scale for row in rows)[one.code], next((row.happened_on for row in rows if row.scale == one.code), None)),
    )


def pills_of(one: Known) -> list[Pill]:
    """What kind of thing it is."""
    found = [Pill(_("milik unit"), "accent")] if one.own else []
    if one.scale is not None and one.scale.kind == "total_only":
        found.append(Pill(_("hanya skor total")))
    if one.scale is not None and one.scale.kind in ("checklist", "ratings"):
        found.append(Pill(_("tidak dijumlahkan")))
    return found


def used_words(count: int, last: date | None) -> str:
    """How often it was given here, and when last."""
    if not count:
        return ""
    said = ngettext("sudah diisi %(count)s kali", "sudah diisi %(count)s kali", count) % {"count": count}
    return f"{said}, {numbers.day(last)}" if last else said
