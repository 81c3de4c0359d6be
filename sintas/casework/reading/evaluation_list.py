"""The evaluations of a case, newest first, and the ratings of focus areas over time. Opens content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact, Tag
from sintas.practice.catalogue import load
from sintas.practice.evaluating import HIGHEST, ratings

from ..models import Evaluation

COLUMNS = 6  # the latest looks shown beside each other
DECIDED = {"continue": "part", "modify": "part", "stop": "done"}
ICONS = {"continue": "right", "modify": "undo", "stop": "flag"}


@dataclass(frozen=True)
class EvaluationShown:
    """One evaluation: what was decided in sight, the rest as facts to unfold."""

    entry: UUID
    title: str
    when: str
    by: str
    decision: Tag | None
    reason: str
    outcome: str
    voice: str
    facts: list[Fact]
    url: str


@dataclass(frozen=True)
class Rated:
    """One area at one look: `knots` are the five knots of its thread, True up to the level."""

    level: int
    knots: tuple[bool, ...]


@dataclass(frozen=True)
class RatedArea:
    """An area over time; None where it was not rated. `anchor` says the latest level in words."""

    name: str
    rated: list[Rated | None]
    anchor: str


@dataclass(frozen=True)
class RatingsShown:
    """Areas by looks, oldest look first; areas never rated are left out."""

    looks: list[str]
    areas: list[RatedArea]
    twice: bool


def newest_first(case: Case) -> QuerySet[Evaluation]:
    """Evaluations that stand, the latest look first; those without a day last."""
    return latest_first(Evaluation.current.filter(file_id=case.pk))


def latest_first(rows: Any) -> QuerySet[Evaluation]:
    """The same order for any evaluations."""
    found: QuerySet[Evaluation] = rows.order_by(F("happened_on").desc(nulls_last=True), "-written_at", "-pk")
    return found


def evaluations_shown(case: Case, rows: Sequence[Evaluation], names: Mapping[UUID, str], lang: str) -> list[EvaluationShown]:
    """In words; `names` are those of whoever wrote them."""
    return [one(case, row, names, lang) for row in rows]


def name_of(row: Evaluation, lang: str) -> str:
    """What it is called beside other things: its kind and its days."""
    kind = load("evaluation_kinds").label(row.kind_of, lang) if row.kind_of else load("record_kinds").label("evaluation", lang)
    return f"{kind}, {days_of(row, lang)}"


def days_of(row: Evaluation, lang: str) -> str:
    """Its day or its days."""
    return between(row.happened, row.until, lang)


def between(first: str, last: str, lang: str) -> str:
    """Two encoded dates in words, the second only when it is known and another one."""
    begun, ended = FuzzyDate.decode(first), FuzzyDate.decode(last)
    if not ended.is_known or ended == begun:
        return begun.text(lang)
    if begun.exact and ended.exact and (begun.year, begun.month) == (ended.year, ended.month):
        return f"{begun.day}–{ended.text(lang)}"
    return f"{begun.text(lang)} – {ended.text(lang)}" if begun.is_known else ended.text(lang)


def one(case: Case, row: Evaluation, names: Mapping[UUID, str], lang: str) -> EvaluationShown:
    """One row in words."""
    kind = load("evaluation_kinds").label(row.kind_of, lang) if row.kind_of else load("record_kinds").label("evaluation", lang)
    return EvaluationShown(
        entry=row.entry,
        title=kind,
        when=days_of(row, lang),
        by=names.get(row.author_id, ""),
        decision=decision_of(row.decision, lang),
        reason=row.decision_reason or "",
        outcome=row.outcome or "",
        voice=row.client_words or "",
        facts=facts_of(row, lang),
        url=reverse("casework:evaluation_entry", args=[case.pk, row.entry]),
    )


def decision_of(decision: str, lang: str) -> Tag | None:
    """The decision with its shape; None while none was taken."""
    if not decision:
        return None
    return Tag(load("evaluation_decisions").label(decision, lang), DECIDED.get(decision, ""), ICONS.get(decision, ""))


def facts_of(row: Evaluation, lang: str) -> list[Fact]:
    """What else it says, empty ones left out."""

    def many(name: str, codes: Sequence[str], lines: Any = None) -> str:
        return "; ".join([*(load(name).label(code, lang) for code in codes), *(lines or ())])

    def only(name: str, code: str) -> str:
        return load(name).label(code, lang) if code else ""

    told = [
        (_("Yang ikut menilai"), many("professions", row.professions)),
        (_("Cara melihat perubahan"), many("evaluation_mechanisms", row.mechanisms)),
        (_("Teknik evaluasi"), many("evaluation_techniques", row.techniques)),
        (_("Dibahas dengan"), row.discussed_with),
        (_("Hasil pembahasan tim"), row.discussion),
        (_("Masa proses yang dilihat"), process_days(row, lang)),
        (_("Berjalan lancar"), only("degrees", row.ran_smoothly)),
        (_("Tujuan tercapai seluruhnya"), only("degrees", row.goals_fully_met)),
        (_("Jalannya pendampingan"), row.process),
        (_("Ketepatan metode dan teknik"), row.method_fit),
        (_("Mendukung"), many("supporting_factors", row.supporting, row.supporting_words)),
        (_("Menghambat"), many("hindering_factors", row.hindering, row.hindering_words)),
        (_("Tingkat kecemasan"), only("anxiety_levels", row.anxiety_after)),
        (_("Tanda keberhasilan"), many("success_signs", row.success_signs)),
        (_("Dampak pendampingan"), many("impact_areas", row.impact_areas)),
        (_("Angka 0 sampai 4"), rated_words(row, lang)),
        (_("Kepuasan klien atas layanan"), only("satisfaction_levels", row.satisfaction)),
        (_("Kompetensi dan metode pendamping"), row.competence),
        (_("Dilanjutkan oleh"), row.continued_by),
        (_("Evaluasi berikutnya"), numbers.day(row.next_on) if row.next_on else ""),
    ]
    return [Fact(term, words) for term, words in told if words]


def process_days(row: Evaluation, lang: str) -> str:
    """The period the process evaluation looks at, '' when nobody noted it."""
    return between(row.process_from, row.process_until, lang) if row.process_from or row.process_until else ""


def rated_words(row: Evaluation, lang: str) -> str:
    """Every rating with what its number says."""
    areas = load("evaluation_focus")
    return "\n".join(f"{areas.label(one.area, lang)}: {one.level}. {one.anchor(lang)}" for one in ratings(row.ratings))


def ratings_shown(rows: Sequence[Evaluation], lang: str) -> RatingsShown | None:
    """The latest looks that rated something; None when none did."""
    looked = [row for row in rows if row.ratings][:COLUMNS][::-1]
    if not looked:
        return None
    told = [{one.area: one for one in ratings(row.ratings)} for row in looked]
    shown = []
    for area in load("evaluation_focus").rows:
        levels = [found.get(area.code) for found in told]
        last = next((one for one in reversed(levels) if one is not None), None)
        if last is not None:
            shown.append(RatedArea(area.label(lang), [rated(one.level) if one else None for one in levels], last.anchor(lang)))
    twice = any(sum(one is not None for one in area.rated) > 1 for area in shown)
    return RatingsShown([short_days(row, lang) for row in looked], shown, twice)


def rated(level: int) -> Rated:
    """A level as knots."""
    return Rated(level, tuple(at <= level for at in range(HIGHEST + 1)))


def short_days(row: Evaluation, lang: str) -> str:
    """The head of a column."""
    day: date | None = FuzzyDate.decode(row.happened).exact
    return numbers.short_day(day) if day else FuzzyDate.decode(row.happened).text(lang)
