"""A step that is a duty by law as well answers it: which outcome does, what shows it, and when it was done."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import LANGUAGE

from ..models import TrackStep
from ..track import Step, Track, named

DONE = "done"
LAST_MINUTE = time(23, 59)  # a day without an hour, as the page of a duty counts it


def answers_duty(step: Step, row: TrackStep) -> bool:
    """Was it done, with an outcome that answers the duty? Not asked for by the client is no answer of the police."""
    return bool(step.duty) and row.state == DONE and (not step.duty_outcomes or row.outcome in step.duty_outcomes)


def evidence_of(track: Track, step: Step, row: TrackStep) -> str:
    """What shows that the duty was done: the step, its outcome, what was written with it, numbers of its papers. In the house's first language."""
    said = [f"{track.said.label(LANGUAGE)}, {step.said.label(LANGUAGE)}"]
    said += [named(step.outcomes, row.outcome, LANGUAGE)] if row.outcome else []
    said += [row.what] if row.what else []
    said += [", ".join(row.paper_numbers)] if row.paper_numbers else []
    return ". ".join(one.strip().rstrip(".") for one in said) + "."


def moment_done(row: TrackStep) -> datetime:
    """When the step was taken; a day without an hour is its last minute, today and an uncertain day are now."""
    exact = FuzzyDate.decode(row.happened).exact if row.happened else None
    if exact is None:
        return clock.now()
    at = datetime.combine(exact, row.happened_at or LAST_MINUTE, tzinfo=timezone.get_current_timezone())
    return min(at, clock.now())
