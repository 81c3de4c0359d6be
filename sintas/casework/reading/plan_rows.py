"""The rows of the plan that stand, in the order they are read. Content must have been opened."""

from __future__ import annotations

from sintas.cases.bases import Case

from ..models import Goal, Implementer, PlanStep


def goals_standing(case: Case) -> list[Goal]:
    """In the order the plan gives them."""
    return list(Goal.current.filter(file_id=case.pk).order_by("position", "written_at"))


def implementers_standing(case: Case) -> list[Implementer]:
    """Those who go on when the worker leaves come last: they stay."""
    return list(Implementer.current.filter(file_id=case.pk).order_by("continues", "entry"))


def steps_standing(case: Case) -> list[PlanStep]:
    """By day, undated ones last."""
    return list(PlanStep.current.filter(file_id=case.pk).order_by("due_on", "entry"))
