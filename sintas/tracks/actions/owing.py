"""What a track makes somebody owe: the times of its steps as tasks of the case (cases/actions/tasks.py), one per step."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from sintas.cases.actions import tasks
from sintas.cases.bases import Case
from sintas.cases.reading.duties import duties_open
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.deadlines import deadline
from sintas.staff.actor import Actor

from ..models import CaseTrack, TrackStep
from ..titles import title_of
from ..track import START, Due, Step, Track
from .base import entry_of_step, who_owes

KIND = "track_step"
GOES_ON = ("chosen", "under_way")
SETTLED = ("done", "not_needed", "refused")


def begin_clocks(*, by: Actor, case: Case, track: Track, after: str, when: Any, owner: str) -> None:
    """The steps whose time begins with `after` become tasks, unless they are settled already. `when`: a row with its day and hour.

    Given again it moves the same task; it never stands twice. Without an exact day the clock begins when it was written. Of a late entry
    whose time has passed only what the law asks is still owed. A step whose duty by law stands in the case gets no second clock.
    """
    began = moment_of(when)
    settled = settled_steps(case, track.slug)
    for step in track.owed_after(after):
        if step.due is None or step.code in settled or duty_stands(case, step.duty):
            continue
        until = due_at(step.due, began)
        if until >= clock.now() or step.due.law:
            give(by=by, case=case, track=track, step=step, due_at=until, owner=owner)


def owe_again(*, by: Actor, case: Case, track: Track, step: Step, chosen: CaseTrack) -> None:
    """A step that was called settled and is not: its time runs as before, counted from what it always counted from, also when it has passed.

    `chosen`: the decision by which the track goes on. Nothing for a step without a time, or whose duty by law stands.
    """
    if step.due is None or duty_stands(case, step.duty):
        return
    when: Any = chosen_in(chosen)
    if step.due.after != START:
        when = TrackStep.current.filter(file_id=case.pk, track=track.slug, step=step.due.after, state="done").order_by("-written_at").first()
    if when is not None:
        give(by=by, case=case, track=track, step=step, due_at=due_at(step.due, moment_of(when)), owner=chosen.owner)


def chosen_in(row: CaseTrack) -> CaseTrack:
    """The version that tells when the client chose it. To write that it is under way, or more words about it, does not begin its times anew."""
    versions = CaseTrack.objects.filter(file_id=row.file_id, entry=row.entry, set_aside=False, number__lte=row.number).order_by("-number")
    for one in versions.only("id", "file_id", "number", "state", "happened", "happened_at", "written_at"):
        if one.state not in GOES_ON:
            break
        if one.state == "chosen":
            return one
    return row


def give(*, by: Actor, case: Case, track: Track, step: Step, due_at: datetime, owner: str) -> None:
    """One task of a step; its title is the step's fixed words, never anybody's own."""
    tasks.give_task(
        by=by,
        case=case,
        owner_id=who_owes(case, owner),
        title=title_of(step),
        kind=KIND,
        due_at=due_at,
        source_entry=entry_of_step(case, track.slug, step.code),
    )


def settle(*, by: Actor, case: Case, track: Track, step: Step) -> None:
    """The step was taken, is not needed, or was refused: nobody owes it any more."""
    tasks.settle(by=by, case=case, kind=KIND, source_entry=entry_of_step(case, track.slug, step.code))


def settled_steps(case: Case, slug: str) -> set[str]:
    """Codes of steps nothing more is owed for."""
    return set(TrackStep.current.filter(file_id=case.pk, track=slug, state__in=SETTLED).values_list("step", flat=True))


def duty_stands(case: Case, duty: str) -> bool:
    """Is this duty open in the case, or the one that it follows? Then its clock leads. No query for a step without one."""
    return bool(duty) and bool(duties_open(case, {duty, deadline(duty).after} - {""}))


def moment_of(row: Any) -> datetime:
    """When it began: the day with its hour; a day without one counts from its first minute, so that no time is given that is not there."""
    exact = FuzzyDate.decode(row.happened).exact if row.happened else None
    if exact is None:
        written: datetime = row.written_at
        return min(written, clock.now())
    return datetime.combine(exact, row.happened_at or time(0), tzinfo=timezone.get_current_timezone())


def due_at(due: Due, began: datetime) -> datetime:
    """Hours are elapsed hours; days are local days and end at the end of the working day."""
    if due.hours:
        return began + timedelta(hours=due.hours)
    return tasks.end_of_day(clock.local(began).date() + timedelta(days=due.days))
