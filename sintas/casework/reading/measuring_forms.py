"""What the forms of measuring begin with: words of levels, steps with what stands, what the plan says already. Opens content."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from sintas.cases.bases import Case

from ..models import Goal, GoalScale
from .measuring_tasks import step_levels_in, steps_in

LET_GO = "dropped"


def level_words(case: Case, goal: Any) -> dict[str, str]:
    """Level -> words, of the scale that stands for a goal; {} for none."""
    row = GoalScale.current.filter(file_id=case.pk, goal=goal).first() if goal else None
    return dict(row.levels or {}) if row is not None else {}


def goal_and_levels(case: Case, entry: UUID) -> tuple[UUID | None, UUID | None]:
    """(the goal, the entry of its five levels) of whichever of the two is named; (None, None) for neither. One query, opens nothing."""
    levels = GoalScale.current.filter(file_id=case.pk, goal=OuterRef("entry")).values("entry")[:1]
    named = Goal.current.filter(file_id=case.pk).annotate(levels=Subquery(levels)).filter(Q(entry=entry) | Q(levels=entry))
    return named.values_list("entry", "levels").first() or (None, None)


def from_plan(case: Case, goal: UUID) -> dict[str, str]:
    """What the plan says of a goal, as a beginning for its levels: its target is what is hoped for, its start lies below."""
    row = Goal.current.filter(file_id=case.pk, entry=goal).first()
    if row is None:
        return {}
    return {name: words for name, words in (("level_0", row.target or ""), ("level_minus_1", row.baseline or "")) if words}


def step_rows(case: Case) -> list[dict[str, str]]:
    """A row for every step of the plan."""
    latest = {row.step: row for row in step_levels_in().filter(file_id=case.pk)}
    rows = []
    for step in steps_in().filter(file_id=case.pk):
        row = latest.get(step.entry)
        level = "" if row is None else LET_GO if row.dropped else str(row.level)
        rows.append({"step": str(step.entry), "title": step.what, "level": level, "note": (row.note or "") if row is not None else ""})
    return rows
