"""The safety plan as read, on screen and by the paper that prints it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from sintas.kit import clock, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load

from ..models import Case, SafetyPlan

# part of safety_plan_parts -> its column; the parts without one are kept together in `more`
COLUMN_OF = {
    "signals": "signals",
    "during": "steps",
    "places": "places",
    "people": "people",
    "what_to_take": "take",
    "children": "children",
    "after_leaving": "after_leaving",
}


@dataclass(frozen=True)
class PlanPart:
    """One part: its name and short lines; `small` parts stand on the small card."""

    code: str
    name: str
    lines: list[str]
    small: bool


@dataclass(frozen=True)
class PlanShown:
    """The plan. `may_carry` is True only when somebody said that the client may safely carry a paper of it."""

    parts: list[PlanPart]
    paper: str
    may_carry: bool
    with_client: bool
    when: str
    by: str
    review: str
    late: bool
    url: str


def plan_of(case: Case, row: SafetyPlan, by: str) -> PlanShown:
    """Parts in the order of the catalogue, empty ones left out. Content must have been opened."""
    lang = get_language() or "id"
    place = load("paper_places").get(row.keep_paper) if row.keep_paper else None
    return PlanShown(
        parts=parts_of(row, lang),
        paper=place.label(lang) if place else "",
        may_carry=place is not None and place.flag("carry"),
        with_client=row.with_client,
        when=FuzzyDate.decode(row.happened).text(lang) if row.happened else numbers.day(row.written_at),
        by=by,
        review=numbers.day(row.review_on) if row.review_on else "",
        late=row.review_on is not None and row.review_on < clock.today(),
        url=reverse("cases:safety_plan", args=[case.pk]),
    )


def parts_of(row: SafetyPlan, lang: str) -> list[PlanPart]:
    """Every part that has lines."""
    written = {part: getattr(row, column) or [] for part, column in COLUMN_OF.items()} | (row.more or {})
    written["code_word"] = [row.code_word] if row.code_word else []
    return [
        PlanPart(part.code, part.label(lang), list(written[part.code]), part.flag("small"))
        for part in load("safety_plan_parts").rows
        if written.get(part.code)
    ]
