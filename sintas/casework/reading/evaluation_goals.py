"""Goals and their results as pages and forms of evaluation need them. Opens content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..models import Goal, GoalResult

SHOWN = 160  # characters of a goal's words in a heading


@dataclass(frozen=True)
class GoalFacts:
    """A specific goal of the plan; `number` is its place from 1."""

    entry: UUID
    number: int
    text: str
    indicator: str
    baseline: str
    target: str
    due_on: date | None
    not_measured: bool
    why_not: str

    @property
    def title(self) -> str:
        """The heading of its row in a form: the words, with where it began and where it is to go."""
        words = self.text if len(self.text) <= SHOWN else self.text[: SHOWN - 1].rsplit(" ", 1)[0] + "…"
        told = [
            said
            for value, said in (
                (self.baseline, _("awal: %(words)s") % {"words": self.baseline}),
                (self.target, _("sasaran: %(words)s") % {"words": self.target}),
            )
            if value
        ]
        return f"{self.number}. {words}" + (f" ({'; '.join(told)})" if told else "")


def goals_of(file_id: UUID) -> list[GoalFacts]:
    """The goals of the plan in their order; one query."""
    return numbered(in_plan().filter(file_id=file_id))


def in_plan() -> QuerySet[Goal]:
    """Goals in the order of their plan (for `reading.together` or one case's query)."""
    found: QuerySet[Goal] = Goal.current.order_by("position", "written_at", "entry")
    return found


def numbered(rows: Iterable[Goal]) -> list[GoalFacts]:
    """Rows of in_plan() in plain values."""
    return [facts_of(row, at) for at, row in enumerate(rows, 1)]


def facts_of(row: Goal, number: int) -> GoalFacts:
    """One row in plain values."""
    return GoalFacts(
        row.entry,
        number,
        row.text,
        row.indicator or "",
        row.baseline or "",
        row.target or "",
        row.due_on,
        row.not_measured,
        row.why_not_measured or "",
    )


def own_results(file_id: UUID, evaluation: UUID) -> dict[UUID, GoalResult]:
    """Goal -> what this evaluation said of it last, whether or not it still stands; one query."""
    said = GoalResult.objects.filter(file_id=file_id, evaluation=evaluation, withdrawn_at=None)
    return {row.goal: row for row in said.order_by("-set_aside", "number", "written_at")}


def blank_rows(goals: Iterable[GoalFacts]) -> list[dict[str, object]]:
    """Rows of the form of a new evaluation: every goal, nothing said yet."""
    return [{"goal": str(goal.entry), "title": goal.title} for goal in goals]


def offered_rows(goals: Sequence[GoalFacts], newest: Mapping[UUID, str]) -> list[dict[str, object]]:
    """The same, with the newest measurement of each goal where there is one: offered, and kept only once somebody says more."""
    return [row | ({"value": newest[goal.entry]} if goal.entry in newest else {}) for goal, row in zip(goals, blank_rows(goals), strict=True)]


def filled_rows(file_id: UUID, evaluation: UUID) -> list[dict[str, object]]:
    """Rows of the form of an evaluation being corrected: every goal of today, with what this evaluation said of it."""
    own = own_results(file_id, evaluation)
    return [{**row, **said_in(own.get(UUID(str(row["goal"]))))} for row in blank_rows(goals_of(file_id))]


def said_in(result: GoalResult | None) -> dict[str, object]:
    """Status and words of a stored result, as the form names them; {} for none."""
    if result is None:
        return {}
    return {"status": result.status, "text": result.text or "", "evidence": result.evidence or "", "value": result.value or ""}
