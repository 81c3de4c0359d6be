"""Which Word template a unit uses for a paper, and what its page says about it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.staff.models import Unit, User

from ..catalogue import KINDS
from ..models import WordCopy, WordTemplate
from ..word.build import BUNDLED
from ..word.fields import paths
from ..word.papers import PAPERS
from ..wording import LANGUAGES

# Without these a paper lacks what tells it from others, or says to nobody for whom it is.
EXPECTED = ("nomor", "salinan_untuk", "label", "pekerja_sosial.nama")


@dataclass(frozen=True)
class InUse:
    """The template of one language. `own` False: the bundled one; `missing`: expected fields it does not use."""

    lang: str
    language: str
    own: bool
    words: str
    missing: tuple[str, ...] = ()


def template_of(unit_id: UUID, slug: str, lang: str) -> WordTemplate | None:
    """The unit's own that is in use; None when it uses the bundled one."""
    return WordTemplate.objects.filter(unit_id=unit_id, slug=slug, language=lang, ended_at=None).first()


def bundled(slug: str, lang: str) -> bytes:
    """The template that comes with Sintas. KeyError for a paper without Word."""
    if slug not in PAPERS or lang not in LANGUAGES:
        raise KeyError(slug)
    return (BUNDLED / f"{slug}.{lang}.docx").read_bytes()


def in_use(unit: Unit, slug: str) -> list[InUse]:
    """One for each language a paper is printed in; two queries."""
    rows = {row.language: row for row in WordTemplate.objects.filter(unit=unit, slug=slug, ended_at=None).defer("body")}
    names = dict(User.objects.filter(pk__in={row.put_in_by for row in rows.values()}).values_list("pk", "full_name"))
    return [_in_use(lang, rows.get(lang), names) for lang in LANGUAGES]


def _in_use(lang: str, row: WordTemplate | None, names: dict[UUID, str]) -> InUse:
    language = _("Bahasa Indonesia") if lang == "id" else _("Inggris")
    if row is None:
        return InUse(lang, language, False, _("Templat bawaan Sintas"))
    said = {"number": row.number, "day": numbers.moment(row.put_in_at), "who": names.get(row.put_in_by, "")}
    known = set(paths(PAPERS[row.slug].fields))
    missing = tuple(name for name in EXPECTED if name in known and name not in row.used)
    return InUse(lang, language, True, _("Templat unit versi %(number)s, diunggah %(day)s oleh %(who)s") % said, missing)


def has_word_copy(case: Case, paper_id: UUID) -> bool:
    """Was this paper made in Word too?"""
    return WordCopy.objects.filter(file_id=case.pk, paper_id=paper_id).exists()


def papers_in_word() -> list[tuple[str, str]]:
    """(path, name) of every paper that can be made in Word."""
    return [(KINDS[slug].path, KINDS[slug].name(get_language() or "id")) for slug in PAPERS]
