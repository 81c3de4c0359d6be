"""The unit's own times as tasks: begun at intake and whenever risk is looked at, settled by the step they ask for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sintas.kit import clock
from sintas.kit.stored import LANGUAGE
from sintas.practice import deadlines as rules
from sintas.practice.catalogue import load
from sintas.practice.holidays import national
from sintas.staff.actor import Actor

from ..models import Access, Case, Task
from ..policy import can
from ..reading.unit_times import UNRATED, times_of
from .tasks import give_task, lead_of, settle

VISITS = frozenset({"home_visit", "school_visit", "room_visit", "outreach"})
NOT_REACHED = "attempt"


def kind_of(step: str) -> str:
    """The kind of task of a step (catalogue task_kinds)."""
    return f"service_{step}"


def begin_service(*, by: Actor, case: Case, level: str = UNRATED, since: datetime | None = None) -> None:
    """Give the lead a task for each step the unit set a time for at this risk level, counted from `since` (aware; now when None).

    A step that was taken is not asked again (a review is); one that still stands moves to the time of the new level, with whoever owns it,
    or with the lead when they have left the team.
    """
    times = times_of([case.unit_id])[case.unit_id]
    wanted = [(row, held) for row in load("service_steps").in_use() if (held := times.time_for(row.code, level)) is not None]
    if not wanted:
        return
    given = {task["kind"]: task for task in Task.objects.filter(file_id=case.pk, kind__in=[kind_of(row.code) for row, _held in wanted])
             .order_by("made_at").values("kind", "done_at", "owner_id")}  # fmt: skip
    lead: UUID = lead_of(case)
    team = set(Access.live.filter(file_id=case.pk, scope="team").values_list("user_id", flat=True)) if given else {lead}
    for row, held in wanted:
        last = given.get(kind_of(row.code))
        if last is not None and last["done_at"] is not None and not row.flag("again"):
            continue
        if row.flag("again") and level == UNRATED:
            continue  # nothing to look at again yet
        owner = last["owner_id"] if last is not None and last["done_at"] is None and last["owner_id"] in team else lead
        due = rules.due(since or clock.now(), held, timezone.get_current_timezone(), times.off | national())
        give_task(by=by, case=case, owner_id=owner, title=row.label(LANGUAGE), kind=kind_of(row.code), due_at=due, source_entry=case.pk)


def step_taken(*, by: Actor, case: Case, step: str) -> None:
    """The step was taken: its time is no longer owed. Harmless where the unit set none."""
    if can(by, "cases.record", case) and Task.objects.filter(file_id=case.pk, kind=kind_of(step), done_at=None).exists():
        settle(by=by, case=case, kind=kind_of(step))


def contact_kept(*, by: Actor, case: Case, form: str) -> None:
    """A contact that reached somebody is the first contact; a visit is also the visit."""
    if form == NOT_REACHED:
        return
    step_taken(by=by, case=case, step="first_contact")
    if form in VISITS:
        step_taken(by=by, case=case, step="visit")
