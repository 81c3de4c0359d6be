"""What the decision of an evaluation moves: the case, when it stands in evaluation; and the day of the next look, as a task of the lead."""

from __future__ import annotations

from datetime import date

from sintas.cases.actions.tasks import review, settle
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.practice import evaluating, journeys
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.staff.actor import Actor

from ..models import Evaluation
from ..reading.duty_titles import EVALUATE
from ..reading.evaluation_list import newest_first
from .stages import NotReady, complete_stage, go_back

STAGE = "evaluation"
DUE = "evaluation_due"


def is_newest(case: Case, evaluation: Evaluation) -> bool:
    """Whether no later look stands: only the newest governs where the case goes and when it is looked at again."""
    found = newest_first(case).values_list("entry", flat=True).first()
    return bool(found == evaluation.entry)


def destination(by: Actor, case: Case, decision: str) -> str | None:
    """The stage a decision would open now: None when the case stands elsewhere, is closed, or somebody else must move it."""
    if not decision or case.stage != STAGE or case.closed_on is not None or not can(by, "cases.complete_stage", case):
        return None
    return evaluating.move_for(journeys.get(case.journey), case.stage, decision)


def carry_out(*, by: Actor, case: Case, decision: str, reason: str) -> bool:
    """Move the case where the decision sends it; whether it moved.

    A stop whose stage is not complete yet, or a case that somebody moved meanwhile, leaves the case where it is: the decision is kept,
    and the page says what is missing. Nothing of the evaluation is undone.
    """
    there = destination(by, case, decision)
    if there is None:
        return False
    try:
        if decision == "stop":
            complete_stage(by=by, case=case, stage=STAGE)
        else:
            go_back(by=by, case=case, to=there, reason=reason)
    except (NotReady, NotNow, BadInput):
        return False
    return True


def look_again(*, by: Actor, case: Case, evaluation: Evaluation, on: date | None) -> None:
    """The lead owes the next evaluation on its day; the duties of earlier evaluations end with this one. A day that has passed owes nothing."""
    others = Evaluation.current.filter(file_id=case.pk, next_on__isnull=False).exclude(entry=evaluation.entry)
    for entry in others.values_list("entry", flat=True):
        settle(by=by, case=case, kind=DUE, source_entry=entry)
    ahead = on if on is not None and on >= clock.today() and case.closed_on is None else None
    review(by=by, case=case, kind=DUE, title=stored(EVALUATE), on=ahead, source_entry=evaluation.entry)
