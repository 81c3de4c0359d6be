"""The sessions of a group: planned, called off, and counted as held once something of them is written (R254)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.codes import all_checked, checked
from sintas.cases.reading.team import team_of
from sintas.kit import clock
from sintas.practice.group.session import attendance_problems, before_contract, no_facilitator
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff.actor import Actor

from ..models import Group, GroupContract, GroupMark, GroupSession
from ..policy import WORK
from ..reading.mentors import mentor_ids
from ..reading.session_meant import observed_in
from ..reading.sessions import stays_of
from .members import may_work
from .rebasing import on_top_of, sessions_in_turn

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
WORDS = ("aims", "activities", "materials", "others", "before_contract_reason")
PLAN = ("on", "at", "ends_at", "phase", "techniques", "tasks", "topic", *WORDS)
FARTHEST = timedelta(days=3 * 366)  # a later day is a year mistyped


def plan_session(
    *, by: Actor, case: Group, on: date | None, topic: str, tasks: Iterable[str] = (), entry: UUID | None = None, based_on: int | None = None, **facts: Any
) -> GroupSession:
    """Plan a session, or correct its plan; one that was called off is planned again. `tasks`: "facilitator:<id of a colleague>".

    `facts`: the other fields of PLAN, submission. Raises Refusal without groups.work, NotNow for a closed group, BadInput (no day, nobody who
    leads, before the contract without a reason, marks that do not fit another day), Overtaken, AlreadyDone.
    """
    may_work(by, case)
    sessions_in_turn(case)
    stands, based_on = on_top_of(GroupSession, case, entry, based_on, PLAN, ("state",))
    state = HELD if stands is not None and stands.state == HELD else PLANNED
    day = the_day(on, state)
    if not topic.strip():
        raise BadInput({"topic": _("Tulis topiknya, beberapa kata cukup.")})
    refuse_hours(facts.get("at"), facts.get("ends_at"))
    facts["phase"] = checked("phase", "group_phases", facts.get("phase") or "")
    facts["techniques"] = all_checked("techniques", "group_techniques", facts.get("techniques") or ())
    facts["tasks"] = checked_tasks(case, tasks, kept=stands.tasks if stands else (), lang=by.language)
    facts |= {name: (facts.get(name) or "").strip() or None for name in WORDS}
    refuse_before_contract(case, day, facts["phase"], facts["before_contract_reason"], by.language)
    if stands is not None and day != stands.on:
        refuse_marks_of(case, stands.entry, day, by.language)
    no = stands.no if stands is not None else next_no(case)
    return written(by, case, entry=entry, based_on=based_on, no=no, state=state, on=day, topic=topic.strip(), **facts)


@transaction.atomic
def cancel_session(*, by: Actor, group: Group, entry: UUID, reason: str) -> GroupSession:
    """It will not take place, and why. Called off already: nothing changes.

    Raises Refusal, NotYours, NotNow once it was held or somebody was seen in it, BadInput.
    """
    may_work(by, group)
    sessions_in_turn(group)
    row = the_session(group, entry)
    if row.state == CANCELLED:
        return row
    if row.state == HELD:
        raise NotNow(_("Sesi ini sudah berlangsung. Yang tercatat tetap; perbaiki catatannya bila perlu."), verb="cancel group session", file_id=group.pk)
    if observed_in(group.pk, row.entry, row.no):
        sentence = _("Ada catatan tentang apa yang tampak pada anggota dalam sesi ini, jadi sesi ini berlangsung. Perbaiki dahulu catatan itu bila keliru.")
        raise NotNow(sentence, verb="cancel group session", file_id=group.pk)
    if not reason.strip():
        raise BadInput({"reason": _("Tulis singkat mengapa sesi ini batal.")})
    return again(by, group, row, "cancel group session", state=CANCELLED, cancelled_reason=reason.strip())


def hold(by: Actor, group: Group, entry: UUID) -> GroupSession:
    """The session as one that takes place: called before something of it is written, with the lock of sessions_in_turn(). Raises what come() raises."""
    row = come(group, entry)
    return row if row.state == HELD else again(by, group, row, "hold group session", state=HELD)


def come(group: Group, entry: UUID) -> GroupSession:
    """The session, once its day has come. Raises NotYours, NotNow for one that was called off, BadInput (`on`) for one that lies ahead."""
    row = the_session(group, entry)
    if row.state == CANCELLED:
        raise NotNow(_("Sesi ini dibatalkan. Rencanakan lagi bila ternyata berlangsung."), verb="hold group session", file_id=group.pk)
    if row.on > clock.today():
        raise BadInput({"on": _("Sesi ini masih di depan. Bila sudah berlangsung, perbaiki tanggalnya dalam rencana.")})
    return row


def again(by: Actor, group: Group, row: GroupSession, verb: str, **changes: Any) -> GroupSession:
    """The same session with some of it changed: its next version. Its words are opened to be sealed anew, which the trail tells."""
    trail.record(by=by, verb=verb, file_id=group.pk, opens=True, session=str(row.entry))
    same = {name: getattr(row, name) for name in (*PLAN, "no", "cancelled_reason")}
    return written(by, group, entry=row.entry, based_on=row.number, **same | changes)


def written(by: Actor, group: Group, *, on: date, state: str, phase: str, topic: str, **facts: Any) -> GroupSession:
    """The version, its row in the group's story and in the trail."""
    tags = [tag for tag in (phase, state if state == CANCELLED else "") if tag]
    return keep(
        GroupSession, by=by, case=group, kind="group_session", verb=WORK, line=topic, happened=on, planned=state == PLANNED, tags=tags,
        on=on, state=state, phase=phase, topic=topic, **facts,
    )  # fmt: skip


def the_session(group: Group, entry: UUID) -> GroupSession:
    """The version that stands. Raises NotYours."""
    found: GroupSession | None = GroupSession.current.filter(file_id=group.pk, entry=entry).first()
    if found is None:
        raise NotYours(verb=WORK, file_id=group.pk)
    return found


def next_no(group: Group) -> int:
    """Asked with the lock of sessions_in_turn()."""
    last = GroupSession.objects.filter(file_id=group.pk).aggregate(Max("no"))["no__max"]
    return (last or 0) + 1


def the_day(on: date | None, state: str) -> date:
    """Raises BadInput for no day, one far ahead, or one ahead for a session that was held."""
    if on is None:
        raise BadInput({"on": _("Pilih hari sesi ini.")})
    if state == HELD and on > clock.today():
        raise BadInput({"on": _("Sesi ini sudah berlangsung; harinya tidak dapat di depan.")})
    if on > clock.today() + FARTHEST:
        raise BadInput({"on": _("Tanggal ini masih sangat jauh. Periksa tahunnya.")})
    return on


def refuse_hours(at: time | None, ends_at: time | None) -> None:
    """An end needs a beginning before it."""
    if ends_at is not None and at is None:
        raise BadInput({"at": _("Tulis juga jam mulainya.")})
    if ends_at is not None and at is not None and ends_at <= at:
        raise BadInput({"ends_at": _("Jam selesai tidak lebih awal daripada jam mulai. Periksa keduanya.")})


def checked_tasks(group: Group, tasks: Iterable[str], *, kept: Iterable[str], lang: str) -> list[str]:
    """Each task with a colleague of the group's team, that of a mentor with one of its mentors too; `kept` stood in the plan before and may be of
    somebody who left the team since.

    Raises BadInput naming the task, or "facilitator" when nobody leads.
    """
    given = list(dict.fromkeys(tasks))
    added = set(given) - set(kept)
    people = {str(one.user_id) for one in team_of(group)} if added else set()
    mentors = {str(one) for one in mentor_ids(group)} if any(one.startswith("mentor:") for one in added) else set()
    for one in given:
        role, _colon, person = one.partition(":")
        checked(role, "group_session_roles", role)
        if one not in kept and person not in (people | mentors if role == "mentor" else people):
            raise BadInput({role: _("Pilih rekan yang ada dalam tim kelompok ini.")})
    refusal = no_facilitator(one.partition(":")[0] for one in given)
    if refusal is not None:
        raise BadInput({"facilitator": refusal.sentence(lang)})
    return given


def refuse_before_contract(group: Group, on: date, phase: str, reason: str | None, lang: str) -> None:
    """A session before the contract says why (R50, R52)."""
    agreed = GroupContract.current.filter(file_id=group.pk).values_list("happened_on", flat=True).first()
    refusal = before_contract(on, agreed, phase=phase, reason=reason or "")
    if refusal is not None:
        raise BadInput({"before_contract_reason": refusal.sentence(lang)})


def refuse_marks_of(group: Group, entry: UUID, on: date, lang: str) -> None:
    """A session moves to no day on which somebody marked in it was no member."""
    marks = [(str(key), state) for key, state in GroupMark.objects.filter(file_id=group.pk, session=entry).values_list("member_id", "state")]
    problems = attendance_problems(marks, stays_of(group), on)
    if problems:
        raise BadInput({"on": problems[0].sentence(lang)})
