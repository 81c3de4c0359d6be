"""A duty by law that is a step of a track as well offers to write that step with its answer (cases/same_act.py): one act is written once."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.cases.same_act import SameAct
from sintas.kit import clock
from sintas.staff.actor import Actor

from ..loader import check_all
from ..models import CaseTrack
from ..track import Step, Track, part_of
from .base import VERB
from .duty_evidence import DONE
from .owing import GOES_ON, settled_steps
from .steps import record_step


def step_of_duty(by: Actor, case: Case, duty: str) -> SameAct | None:
    """The step that this duty is, where its track runs, it is not settled and waits for nothing, and this person may write it."""
    steps = [(whole, step) for whole in check_all() for step in whole.steps if step.duty == duty and not step.repeats] if duty else []
    if not steps or not can(by, VERB, case):
        return None
    return next((offer(whole, step) for whole, step in steps if open_now(case, whole, step)), None)


def open_now(case: Case, whole: Track, step: Step) -> bool:
    """Two queries."""
    if not CaseTrack.current.filter(file_id=case.pk, track=whole.slug, state__in=GOES_ON).exists():
        return False
    settled = settled_steps(case, whole.slug)
    return step.code not in settled and set(step.after) <= settled


def offer(whole: Track, step: Step) -> SameAct:
    """The question with its answers: the outcomes that answer the duty, or simply that it was done."""
    lang = get_language() or "id"
    words = {"step": step.said.label(lang), "track": whole.said.label(lang)}
    outcomes = [one for one in step.outcomes if not step.duty_outcomes or one.code in step.duty_outcomes]
    yes = _("Ya, langkah ini sudah dilakukan")
    choices = [(one.code, one.label(lang)) for one in outcomes] or [(DONE, yes)]
    label = _("Catat juga langkah “%(step)s” di jalur %(track)s") % words
    return SameAct(label, choices, partial(write, part_of(whole.slug, step.code), bool(outcomes)))


def write(part: str, with_outcome: bool, *, by: Actor, case: Case, choice: str, words: str, at: datetime) -> Any:
    """The step, done then, with the words that show the duty."""
    when = clock.local(at)
    return record_step(
        by=by, case=case, part=part, state=DONE, outcome=choice if with_outcome else "", happened=when.date(),
        at=when.time().replace(second=0, microsecond=0), what=words,
    )  # fmt: skip
