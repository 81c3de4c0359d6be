"""The papers of a case, as its tab shows them: what can be printed and what is missing for it; what was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..audience import CLIENT, HOUSE
from ..catalogue import KINDS, SHELF
from ..models import Approval, Paper
from ..sheet import Gap
from .composing import composed, readings, wanted


@dataclass(frozen=True)
class Printable:
    """One kind of paper for this case."""

    slug: str
    title: str
    gaps: tuple[Gap, ...]

    @property
    def missing(self) -> str:
        """What is still missing, as words in a row."""
        return ", ".join(gap.words for gap in self.gaps)


@dataclass(frozen=True)
class Made:
    """A paper that is final. `approver` and `signed` say where "mengetahui" stands; both "" for a paper that needs none."""

    paper_id: UUID
    slug: str
    title: str
    letter: str
    reader: str
    made: str
    by: str
    pages: int
    approver: str = ""
    asked: str = ""
    signed: str = ""


def printable(*, by: Actor, case: Case) -> list[Printable]:
    """Every paper of the shelf with its gaps; the file is read once for all of them. Content must be open."""
    lang = get_language() or "id"
    with translation.override(lang):
        parts, work = (frozenset().union(*(getattr(kind, name) for kind in SHELF)) for name in ("parts", "work"))
        read = readings(by=by, case=case, lang=lang, parts=parts, work=work)
        found = []
        for kind in SHELF:
            made = composed(case, wanted(kind.slug, lang), "preview", "", read, draws=False)
            found.append(Printable(kind.slug, kind.name(lang), made.gaps))
        return found


def made_of(case: Case) -> list[Made]:
    """Newest first; three queries."""
    rows = list(Paper.objects.filter(file_id=case.pk).order_by("-made_at"))
    steps = list(Approval.objects.filter(file_id=case.pk))
    people = {*(row.made_by_id for row in rows), *(step.approver_id for step in steps)}
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "full_name"))
    return [as_made(row, [step for step in steps if step.paper_id == row.pk], names) for row in rows]


def made_one(case: Case, paper_id: UUID) -> Made:
    """Raises NotYours when it is no paper of this case."""
    found = next((one for one in made_of(case) if one.paper_id == paper_id), None)
    if found is None:
        raise NotYours(verb="print again", file_id=case.pk)
    return found


def as_made(row: Paper, steps: list[Approval], names: dict[UUID, str]) -> Made:
    lang = get_language() or "id"
    days: dict[str, date] = {step.step: step.on_day for step in steps}
    return Made(
        paper_id=row.pk,
        slug=row.slug,
        title=KINDS[row.slug].name(lang) if row.slug in KINDS else row.slug,
        letter=row.letter,
        reader=reader_words(row.recipient, lang),
        made=numbers.moment(row.made_at),
        by=names.get(row.made_by_id, ""),
        pages=row.pages,
        approver=names.get(steps[0].approver_id, "") if steps else "",
        asked=numbers.day(days["asked"]) if "asked" in days else "",
        signed=numbers.day(days["signed"]) if "signed" in days else "",
    )


def reader_words(code: str, lang: str) -> str:
    if code == CLIENT:
        return _("untuk klien")
    if code == HOUSE:
        return _("untuk berkas")
    return load("consent_recipients").label(code, lang)
