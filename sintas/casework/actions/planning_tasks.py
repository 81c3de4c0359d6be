"""A step of the plan that somebody of the team promised for a day ahead is a task; the task follows the step."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sintas.cases.actions.tasks import drop, end_of_day, give_task
from sintas.cases.bases import Case
from sintas.cases.reading.duty_states import last_task
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.staff.actor import Actor

from ..models import PlanStep
from .planning_checks import on_team

KIND = "plan_step"
CHANGED = _("Langkah dalam rencana diubah.")
STRUCK = _("Langkah dicoret dari rencana.")


def step_task(*, by: Actor, case: Case, step: PlanStep) -> None:
    """Give, move or drop the task of a step. What was done or dropped for this same day is not asked again; a late entry owes nothing."""
    last = last_task(case, step.entry, KIND)
    standing = last is not None and last.done_at is None
    if step.due_on is None or not on_team(case, step.owner):
        if last is not None and standing:
            drop(by=by, task=last, reason=stored(CHANGED))
        return
    due = end_of_day(step.due_on)
    if last is not None and not standing and last.due_at == due:
        return
    if step.due_on >= clock.today() or standing:
        give_task(
            by=by, case=case, owner_id=UUID(step.owner), title=step.what, kind=KIND, due_at=due, source_entry=step.entry
        )


def end_step_task(*, by: Actor, case: Case, entry: UUID) -> None:
    """The step was struck out: nobody owes it any more."""
    last = last_task(case, entry, KIND)
    if last is not None and last.done_at is None:
        drop(by=by, task=last, reason=stored(STRUCK))
