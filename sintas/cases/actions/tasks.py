"""Tasks: somebody owes something by a date. Given, done with what shows it, dropped with a reason, moved to another day or person."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Access, Case, Passage, Task
from ..policy import can, the_case

TITLE_LENGTH = 200


def give_task(
    *,
    by: Actor,
    case: Case,
    owner_id: UUID,
    title: str,
    kind: str = "own",
    due_at: datetime | None = None,
    source_entry: UUID | None = None,
) -> Task:
    """Put a task on somebody of the team. The same one again (kind and source, or the very same words) moves what stands, never doubles it.

    `due_at` is aware; None means no day was agreed. Raises Refusal, BadInput for an empty title or an owner who is not on the team.
    """
    authorised(by, case, "give task")
    words = title.strip()[:TITLE_LENGTH]
    if not words:
        raise BadInput({"title": _("Tulis apa yang akan dilakukan, dalam satu kalimat.")})
    on_the_team(case, owner_id)
    one_at_a_time(case)
    task = standing(case, owner_id, words, kind, due_at, source_entry)
    if task is not None:
        return moved(by, case, task, owner_id, due_at, words)
    task = Task.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        title=words,
        kind=kind,
        owner_id=owner_id,
        due_at=due_at,
        source_entry=source_entry,
        made_by=by.user_id,
    )
    trail.record(by=by, verb="give task", file_id=case.pk, task=str(task.pk), kind=kind)
    notify(by, case, owner_id)
    return task


def one_at_a_time(case: Case) -> None:
    """Until this transaction ends, nobody else gives a task in this case: two at the same moment would both find none standing."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"tasks of {case.pk}"])


def standing(case: Case, owner_id: UUID, title: str, kind: str, due_at: datetime | None, source_entry: UUID | None) -> Task | None:
    """The open task this one would double: of the same kind and source, or with the same owner, day and words."""
    open_ones = Task.objects.filter(file_id=case.pk, done_at=None, dropped=False, kind=kind, source_entry=source_entry)
    if source_entry is not None:
        return open_ones.select_for_update().first()
    alike = open_ones.filter(owner_id=owner_id, due_at=due_at).select_for_update()
    return next((task for task in alike if task.title == title), None)


def done(*, by: Actor, task: Task, evidence: str | None = None) -> Task:
    """It was done; `evidence` says what shows it. Repeating is harmless. Raises Refusal, NotNow for a task that was dropped or is a duty."""
    case = the_case(by, task.file_id, "cases.record")
    no_duty(task, "finish task")
    if task.dropped:
        raise NotNow(_("Tugas ini sudah dibatalkan. Buat tugas baru bila masih diperlukan."), verb="finish task", file_id=case.pk)
    if task.done_at is None:
        task.done_at, task.done_by, task.evidence = clock.now(), by.user_id, (evidence or "").strip() or None
        task.save(update_fields=["done_at", "done_by", "evidence"])
        trail.record(by=by, verb="finish task", file_id=case.pk, task=str(task.pk))
    return task


def drop(*, by: Actor, task: Task, reason: str) -> Task:
    """It is no longer needed, and why. Raises Refusal, BadInput without a reason, NotNow when it is done already or is a duty."""
    case = the_case(by, task.file_id, "cases.record")
    no_duty(task, "drop task")
    if not reason.strip():
        raise BadInput({"reason": _("Tulis mengapa tugas ini tidak diperlukan lagi.")})
    if task.done_at is not None and not task.dropped:
        raise NotNow(_("Tugas ini sudah selesai."), verb="drop task", file_id=case.pk)
    if not task.dropped:
        task.dropped, task.done_at, task.done_by, task.reason = True, clock.now(), by.user_id, reason.strip()
        task.save(update_fields=["dropped", "done_at", "done_by", "reason"])
        trail.record(by=by, verb="drop task", file_id=case.pk, task=str(task.pk))
    return task


def drop_kinds(*, by: Actor, case: Case, kinds: Iterable[str], reason: str) -> int:
    """What is owed of these kinds is no longer needed, for one reason; how many. Raises like drop()."""
    owed = list(Task.objects.filter(file_id=case.pk, kind__in=list(kinds), done_at=None))
    for task in owed:
        drop(by=by, task=task, reason=reason)
    return len(owed)


def owe_again(*, by: Actor, case: Case, kinds: Iterable[str], soonest: date) -> int:
    """What the last closing dropped of these kinds is owed again by the lead, each on its own day, but not before `soonest`; how many.

    For a case that was opened again. Twice gives nothing twice. Raises Refusal without cases.record.
    """
    closed_at = Passage.objects.filter(file_id=case.pk, outcome="closed").aggregate(last=Max("ended_at"))["last"]
    if closed_at is None:
        return 0
    dropped = list(Task.objects.filter(file_id=case.pk, kind__in=list(kinds), dropped=True, done_at__gte=closed_at, due_at__isnull=False))
    for task in dropped:
        day = max(clock.local(task.due_at).date(), soonest)  # type: ignore[arg-type]
        give_task(
            by=by, case=case, owner_id=lead_of(case), title=task.title, kind=task.kind, due_at=end_of_day(day), source_entry=task.source_entry
        )
    return len(dropped)


def move(*, by: Actor, task: Task, owner_id: UUID | None = None, due_at: datetime | None = None) -> Task:
    """Another day, another owner, or both. Raises Refusal, NotNow when it is closed, BadInput for an owner who is not on the team.

    A duty changes hands like any task; its time is not moved (NotNow): actions/duties.py corrects when its clock began.
    """
    case = the_case(by, task.file_id, "cases.record")
    if due_at is not None:
        no_duty(task, "move task")
    if task.done_at is not None:
        raise NotNow(_("Tugas ini sudah ditutup. Buat tugas baru bila masih diperlukan."), verb="move task", file_id=case.pk)
    if owner_id is not None:
        on_the_team(case, owner_id)
    return moved(by, case, task, owner_id or task.owner_id, due_at or task.due_at, None)


def settle(*, by: Actor, case: Case, kind: str, source_entry: UUID | None = None) -> int:
    """Close the open tasks of a kind (of one source, or of the whole case) because the step they asked for was taken. How many."""
    authorised(by, case, "finish task")
    asked = Task.objects.filter(file_id=case.pk, kind=kind, done_at=None)
    if source_entry is not None:
        asked = asked.filter(source_entry=source_entry)
    closed = asked.update(done_at=clock.now(), done_by=by.user_id)
    if closed:
        trail.record(by=by, verb="finish task", file_id=case.pk, kind=kind, count=closed)
    return closed


def settle_all(*, by: Actor, case: Case, kind: str, source_entries: Collection[UUID]) -> int:
    """The same for several sources at once; how many. Raises like settle()."""
    authorised(by, case, "finish task")
    closed = Task.objects.filter(file_id=case.pk, kind=kind, source_entry__in=source_entries, done_at=None).update(
        done_at=clock.now(), done_by=by.user_id
    )
    if closed:
        trail.record(by=by, verb="finish task", file_id=case.pk, kind=kind, count=closed)
    return closed


def no_duty(task: Task, verb: str) -> None:
    """A duty by law has answers of its own (actions/duties.py): what shows it, or a reason its supervisor hears of. Raises NotNow."""
    if task.duty:
        raise NotNow(_("Ini kewajiban menurut undang-undang. Jawab di halaman Kewajiban."), verb=verb, file_id=task.file_id)


def lead_of(case: Case) -> UUID:
    """Who leads the case: duties of the file fall to them (the database keeps that there is always one)."""
    lead: UUID = Access.objects.values_list("user_id", flat=True).get(file_id=case.pk, role="lead", ended_at=None)
    return lead


def end_of_day(day: date) -> datetime:
    """The end of the working day (16.00) in the house's zone: when a review due on `day` counts as owed."""
    return datetime.combine(day, time(16), tzinfo=timezone.get_current_timezone())


def review(*, by: Actor, case: Case, kind: str, title: str, on: date | None, source_entry: UUID) -> Task | None:
    """The lead looks at something again on a day; without a day the old duty to do so ends."""
    if on is None:
        settle(by=by, case=case, kind=kind, source_entry=source_entry)
        return None
    due = end_of_day(on)
    answered = Task.objects.filter(file_id=case.pk, kind=kind, source_entry=source_entry, due_at=due).exclude(done_at=None).first()
    if answered is not None:  # a corrected record does not ask again for what was looked at already
        return answered
    return give_task(by=by, case=case, owner_id=lead_of(case), title=title, kind=kind, due_at=due, source_entry=source_entry)


def authorised(by: Actor, case: Case, verb: str) -> None:
    if not can(by, "cases.record", case):
        raise Refusal(verb=verb, file_id=case.pk)


def on_the_team(case: Case, user_id: UUID) -> None:
    """A task shows its owner a title from the file: only to somebody who may read it."""
    if not Access.live.filter(file_id=case.pk, user_id=user_id, scope="team").exists():
        raise BadInput({"owner": _("Tugas hanya dapat diberikan kepada anggota tim kasus ini.")})


def moved(by: Actor, case: Case, task: Task, owner_id: UUID, due_at: datetime | None, title: str | None) -> Task:
    """Write what changed; nothing for nothing."""
    changed = {"owner_id": owner_id, "due_at": due_at} | ({"title": title} if title else {})
    different = [name for name, value in changed.items() if getattr(task, name) != value]
    if not different:
        return task
    if "owner_id" in different:
        notify(by, case, owner_id)
    for name in different:
        setattr(task, name, changed[name])
    task.changed_at, task.changes = clock.now(), task.changes + 1
    task.save(update_fields=[*different, "changed_at", "changes"])
    trail.record(by=by, verb="move task", file_id=case.pk, task=str(task.pk), changed=different)
    return task


def notify(by: Actor, case: Case, owner_id: UUID) -> None:
    if owner_id != by.user_id:
        tell(owner_id, "task_given", case.pk)
