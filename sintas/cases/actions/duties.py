"""Duties by law: begun by a fact, done with what shows it, or not done for a reason the supervisor hears of (R349-R355; UU 12/2022 art. 39-42)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.stored import LANGUAGE
from sintas.practice import deadlines as rules
from sintas.practice.deadlines import Deadline
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Organisation
from sintas.staff.notices import tell

from ..codes import checked
from ..models import Access, Case, Incident, Record, Task
from ..policy import can, the_case
from ..reading.duty_readers import advocate_of, who_oversees
from ..same_act import same_act
from .recording import note_down
from .tasks import lead_of, notify, on_the_team, one_at_a_time

KIND = "duty"


@transaction.atomic
def begin_by_law(*, by: Actor, case: Case, forms: Iterable[str], entry: UUID, since: datetime | None = None) -> list[Task]:
    """The duties that violence of these forms starts, counted from `since` (aware; now when None): those that do not stand yet.

    `entry` is the incident that told of it. It starts each duty once: a corrected incident, or one sent twice, begins nothing anew and stops
    no clock; what was answered after it was told, for whichever incident, answers it too. A duty of an advocate begins where an advocate is on
    the team. Raises Refusal.
    """
    house = Organisation.objects.values_list("kind", flat=True).get(pk=case.organisation_id)
    begun = rules.starting(forms, house, clock.today())
    if not begun:
        return []
    one_at_a_time(case)
    moment = since or clock.now()
    found = list(Task.objects.filter(file_id=case.pk, duty__in=[one.code for one in begun]).values("duty", "source_entry", "done_at", "dropped"))
    stands = {task["duty"] for task in found if task["done_at"] is None or task["done_at"] > moment or task["source_entry"] == entry}
    stands |= {task["duty"] for task in found if not task["dropped"] and not rules.deadline(task["duty"]).again}
    new = [(one, owner_of(case, one)) for one in begun if one.code not in stands]
    return [start(by, case, one, owner, moment, entry) for one, owner in new if owner is not None]


def begin_for_advocate(*, by: Actor, case: Case) -> list[Task]:
    """What the law asks of an advocate who came to the team after it was told (UU 23/2004 art. 25): the duties of incidents the file holds that
    nobody has begun. Nothing imported begins any, and nothing begins where `by` may not record in the case.
    """
    advocate = advocate_of(case)
    if advocate is None or not can(by, "cases.record", case):
        return []
    told = Record.objects.filter(file_id=case.pk, kind="incident", imported=False, struck=False).values("source_entry")
    forms = {form for held in Incident.current.filter(file_id=case.pk, entry__in=told).values_list("forms", flat=True) for form in held}
    house = Organisation.objects.values_list("kind", flat=True).get(pk=case.organisation_id)
    wanted = [one for one in rules.starting(forms, house, clock.today()) if one.by_advocate]
    if not wanted:
        return []
    one_at_a_time(case)
    known = set(Task.objects.filter(file_id=case.pk, duty__in=[one.code for one in wanted]).values_list("duty", flat=True))
    return [start(by, case, one, advocate, clock.now(), None) for one in wanted if one.code not in known]


@transaction.atomic
def begin_duty(*, by: Actor, case: Case, duty: str, since: datetime | None = None, owner_id: UUID | None = None) -> Task:
    """Begin a duty by hand. While it stands the standing one is given back: starting twice is harmless.

    `since` is aware and not ahead (now when None); without an owner it falls to whoever the law names, else to the lead.
    Raises Refusal, BadInput (unknown duty, a moment ahead, an owner who is not on the team).
    """
    authorised(by, case, "begin duty")
    one = rules.deadline(checked("duty", rules.LIST, duty))
    moment = begun_at(since or clock.now())
    owner = owner_id or owner_of(case, one) or lead_of(case)
    on_the_team(case, owner)
    one_at_a_time(case)
    standing = Task.objects.filter(file_id=case.pk, duty=one.code, done_at=None).first()
    return standing or start(by, case, one, owner, moment, None)


@transaction.atomic
def go_on_with(*, by: Actor, case: Case, duty: str, since: datetime | None, due_at: datetime | None) -> Task:
    """A duty whose clock began elsewhere, in a case that was taken over from another house, is owed by the lead here: from the same moment, to
    the same moment. What answers it is written here anew. While it stands the standing one is given back. Raises Refusal.
    """
    authorised(by, case, "begin duty")
    one = rules.deadline(checked("duty", rules.LIST, duty))
    one_at_a_time(case)
    standing = Task.objects.filter(file_id=case.pk, duty=one.code, done_at=None).first()
    return standing or put_down(by, case, one, lead_of(case), since, due_at, None)


@transaction.atomic
def do_duty(*, by: Actor, task: Task, evidence: str, at: datetime | None = None, along: str = "") -> Task:
    """It was done at `at` (aware; now when None) and `evidence` says what shows it. Duties that follow it begin then.

    `along`: how the record that is the same act is written with it (a choice of same_act()), "" for not at all. The same again is harmless.
    Raises Refusal, BadInput (no evidence, a moment ahead or before its clock began, an `along` that is not offered, somebody else's other
    words stand already), NotNow when it was left undone.
    """
    case, task = locked(by, task, "do duty")
    if task.dropped:
        raise NotNow(_("Kewajiban ini sudah dicatat tidak dilakukan. Mulai lagi bila sekarang dapat dilakukan."), verb="do duty", file_id=case.pk)
    if task.done_at is not None:
        return repeated(by, case, task, evidence)
    moment = at or clock.now()
    if not evidence.strip():
        raise BadInput({"words": _("Tulis apa yang menunjukkan bahwa ini sudah dilakukan. Satu kalimat cukup.")})
    if moment > clock.now():
        raise BadInput({"day": _("Waktu ini masih di depan.")})
    if task.starts_at is not None and moment < task.starts_at:
        if moment < task.starts_at.replace(second=0, microsecond=0):
            raise BadInput({"day": _("Waktu ini sebelum jamnya mulai dihitung. Periksa waktunya, atau koreksi awal jamnya.")})
        moment = task.starts_at  # people write minutes: done in the very minute in which the clock began
    task.done_at, task.done_by, task.evidence = moment, by.user_id, evidence.strip()
    task.save(update_fields=["done_at", "done_by", "evidence"])
    written(by, case, task, "duty_done", moment)
    for one in rules.following(task.duty, clock.today()):
        if not Task.objects.filter(file_id=case.pk, duty=one.code, done_at=None).exists():
            start(by, case, one, still_there(case, task.owner_id) or owner_of(case, one) or lead_of(case), moment, task.pk)
    trail.record(by=by, verb="do duty", file_id=case.pk, task=str(task.pk), duty=task.duty)
    if along:
        write_along(by, case, task, along, moment)
    return task


@transaction.atomic
def do_standing(*, by: Actor, case: Case, duty: str, evidence: str, at: datetime) -> Task | None:
    """The duty of this code that is owed in the case, done as do_duty() does it by whoever wrote the record that is the same act; None when it
    is not owed. What was done before its clock began counts as done when it began. Raises as do_duty().
    """
    task = Task.objects.filter(file_id=case.pk, duty=duty, done_at=None).first()
    if task is None:
        return None
    return do_duty(by=by, task=task, evidence=evidence, at=max(at, task.starts_at) if task.starts_at else at)


def write_along(by: Actor, case: Case, task: Task, along: str, moment: datetime) -> None:
    """The record that is the same act, with the same words. Raises BadInput for a choice that is not, or no longer, offered."""
    found = same_act(by, case, task.duty)
    if found is None or along not in dict(found.choices):
        raise BadInput({"along": _("Ini tidak dapat dicatat bersama lagi. Pilih “Tidak, hanya kewajibannya”.")})
    try:
        found.write(by=by, case=case, choice=along, words=task.evidence, at=moment)
    except BadInput as refused:
        raise BadInput({"along": " ".join(str(one) for one in refused.fields.values())}) from None


@transaction.atomic
def leave_duty(*, by: Actor, task: Task, because: str, reason: str) -> Task:
    """It is not done: `because` of catalogue duty_reasons, `reason` in words that stay sealed in the file.

    Head and supervisors of the unit are told that it happened; they read the code and no words. The same again is harmless.
    Raises Refusal, BadInput (no code or words, or other words stand already), NotNow when it was done.
    """
    case, task = locked(by, task, "leave duty")
    if task.done_at is not None and not task.dropped:
        raise NotNow(_("Kewajiban ini sudah dicatat selesai."), verb="leave duty", file_id=case.pk)
    if task.dropped:
        return repeated(by, case, task, reason)
    if not checked("because", "duty_reasons", because):
        raise BadInput({"because": _("Pilih alasannya.")})
    if not reason.strip():
        raise BadInput({"words": _("Tulis alasannya dengan satu kalimat. Hanya tim kasus yang membacanya.")})
    task.dropped, task.done_at, task.done_by = True, clock.now(), by.user_id
    task.because, task.reason = because, reason.strip()
    task.save(update_fields=["dropped", "done_at", "done_by", "because", "reason"])
    written(by, case, task, "duty_left", clock.now())
    for user_id in who_oversees(case) - {by.user_id}:
        tell(user_id, "duty_left")
    trail.record(by=by, verb="leave duty", file_id=case.pk, task=str(task.pk), duty=task.duty, because=because)
    return task


@transaction.atomic
def set_start(*, by: Actor, task: Task, since: datetime) -> Task:
    """Correct the moment from which its clock counts (late entry is normal: what was told on Friday is typed on Monday). Its time moves with it.

    The trail keeps both moments. Raises Refusal, BadInput for a moment ahead, NotNow when the duty is closed.
    """
    case, task = locked(by, task, "set duty start")
    if task.done_at is not None:
        raise NotNow(_("Kewajiban ini sudah ditutup."), verb="set duty start", file_id=case.pk)
    moment, before = begun_at(since), task.starts_at
    if moment == before:
        return task
    task.starts_at = moment
    task.due_at = rules.due(moment, rules.deadline(task.duty).within, timezone.get_current_timezone())
    task.save(update_fields=["starts_at", "due_at"])
    trail.record(by=by, verb="set duty start", file_id=case.pk, task=str(task.pk), before=before and before.isoformat(), now=moment.isoformat())
    return task


def start(by: Actor, case: Case, one: Deadline, owner: UUID, since: datetime, entry: UUID | None) -> Task:
    """Write the task of a duty that does not stand yet."""
    authorised(by, case, "begin duty")
    return put_down(by, case, one, owner, since, rules.due(since, one.within, timezone.get_current_timezone()), entry)


def put_down(by: Actor, case: Case, one: Deadline, owner: UUID, since: datetime | None, due_at: datetime | None, entry: UUID | None) -> Task:
    """The row, its trail, and a word to whoever owes it."""
    task = Task.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        title=one.row.label(LANGUAGE),
        kind=KIND,
        duty=one.code,
        owner_id=owner,
        starts_at=since,
        due_at=due_at,
        source_entry=entry,
        made_by=by.user_id,
    )
    trail.record(by=by, verb="begin duty", file_id=case.pk, task=str(task.pk), duty=one.code)
    notify(by, case, owner)
    return task


def owner_of(case: Case, one: Deadline) -> UUID | None:
    """Whom the law means: the lead, or the advocate on the team; None where there is no advocate."""
    return advocate_of(case) if one.by_advocate else lead_of(case)


def still_there(case: Case, user_id: UUID) -> UUID | None:
    """Whoever owed the last one, while they are on the team."""
    return user_id if Access.live.filter(file_id=case.pk, user_id=user_id, scope="team").exists() else None


def locked(by: Actor, task: Task, verb: str) -> tuple[Case, Task]:
    """The case and the row, nobody else changing it meanwhile. Raises NotYours, Refusal, NotNow for a task that is no duty."""
    case = the_case(by, task.file_id, "cases.record")
    held = Task.objects.select_for_update().get(pk=task.pk, file_id=case.pk)
    if not held.duty:
        raise NotNow(verb=verb, file_id=case.pk)
    return case, held


def repeated(by: Actor, case: Case, task: Task, sent: str) -> Task:
    """The answer that stands, when the same came again; other words are not swallowed: BadInput leaves them in their form."""
    trail.record(by=by, verb="open duty", file_id=case.pk, task=str(task.pk), opens=True)
    if sent.strip() != (task.evidence or task.reason or ""):
        raise BadInput({"words": _("Kewajiban ini sudah dijawab. Yang Anda tulis dapat disimpan sebagai catatan.")})
    return task


def written(by: Actor, case: Case, task: Task, kind: str, moment: datetime) -> None:
    """Its row in the story: which duty, in the house's first language; the words stand with the task."""
    when = clock.local(moment)
    note_down(by=by, case=case, kind=kind, happened=when.date(), at=when.time(), line=task.title)


def begun_at(since: datetime) -> datetime:
    """Raises BadInput for a moment ahead."""
    if since > clock.now():
        raise BadInput({"day": _("Waktu ini masih di depan.")})
    return since


def authorised(by: Actor, case: Case, verb: str) -> None:
    if not can(by, "cases.record", case):
        raise Refusal(verb=verb, file_id=case.pk)
