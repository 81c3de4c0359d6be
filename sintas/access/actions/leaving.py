"""Somebody leaves: their account, their cases, their keys, in one transaction and by one button. Verb staff.register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.team import on_teams, tell_of_new_lead
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actions.leaving import let_go
from sintas.staff.actor import Actor
from sintas.staff.models import Posting, User
from sintas.staff.notices import tell
from sintas.staff.policy import need, still_here, units_of
from sintas.staff.reading.leavers import files_led_by


@dataclass(frozen=True)
class Left:
    """How many files went to a new lead, and how many wait for the head of their unit. Restricted files are in neither number."""

    handed: int
    waiting: int


@transaction.atomic
def leave(*, by: Actor, user: User, receivers: Mapping[UUID, UUID]) -> Left:
    """`user` (through policy.the_person) works here no more. `receivers`: unit -> the colleague who takes over what they led there.

    Every session, role and proof of theirs ends; tasks, appointments and drafts on files go to the lead, their own drafts and key are
    destroyed, who waits for their answer is told. Without a receiver, and where a conflict of interest stands in the way, files wait for
    the head. Repeating is harmless and hands over what still waits. Raises Refusal, NotNow (oneself, the last administrator), BadInput
    (field `unit_<id>`) for a receiver who may not have them.
    """
    need(by, "staff.register")
    heads_of = heads(by, user)
    let_go(by=by, user=user)
    handed = 0
    for unit_id, receiver in receivers.items():
        files = hand_over_all(by, user, unit_id, receiver)
        handed += len(files)
        if files:
            tell(receiver, "case_handed_over" if len(files) == 1 else "cases_handed_over", files[0] if len(files) == 1 else None)
            for head in heads_of.get(unit_id, set()) - {receiver, by.user_id}:
                tell(head, "leaver_cases_given")
            if receiver == by.user_id:  # an administrator who heads the unit: its teams learn who reads them now
                tell_of_new_lead(on_teams(by, files), but={receiver, user.pk})
    finish(by, user)
    waiting = files_led_by(user.pk)
    trail.record(by=by, verb="hand over of a leaver", user=str(user.pk), handed=handed, files_without_lead=waiting)
    where = units_waiting(user) if waiting else set()
    for head in {head for unit_id in where for head in heads_of.get(unit_id, set())}:
        tell(head, "cases_need_a_lead")
    return Left(handed, waiting)


def hand_over_all(by: Actor, user: User, unit_id: UUID, receiver: UUID) -> list[UUID]:
    """The ids, for the trail of each file; the administrator is shown their number. Raises BadInput."""
    try:
        with transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT hand_over_all(%s, %s, %s)", [user.pk, unit_id, receiver])
            files: list[UUID] = [row[0] for row in c.fetchall()]
    except ProgrammingError as refused:
        if "not to this person" not in str(refused):
            raise
        raise BadInput({f"unit_{unit_id.hex}": _("Rekan ini tidak dapat menerima berkas unit ini. Pilih rekan lain.")}) from None
    for file_id in files:
        trail.record(by=by, verb="hand over", file_id=file_id, to=str(receiver), why="leaving")
    return files


def finish(by: Actor, user: User) -> None:
    """What is left of them ends (let_go_of in migrations/0005_leaving.py). Restricted files go to their own team, in nobody's count."""
    with connection.cursor() as c:
        c.execute("SELECT what, file, told FROM let_go_of(%s)", [user.pk])
        done = c.fetchall()
    for what, file_id, told in done:
        trail.record(by=by, verb=what, file_id=file_id, user=str(user.pk), why="leaving")
        if what == "hand over":
            tell(told, "case_handed_over", file_id)
        elif what == "end release" and told != user.pk:
            tell(told, "reader_left", file_id)


def units_waiting(user: User) -> set[UUID]:
    """The units whose heads have files to give a lead."""
    with connection.cursor() as c:
        c.execute("SELECT unit FROM leaving_counts(%s) WHERE led > 0", [user.pk])
        return {row[0] for row in c.fetchall()}


def heads(by: Actor, user: User) -> dict[UUID, set[UUID]]:
    """Unit -> its heads, of every unit of the house: somebody may lead files of a unit whose role they lost long ago."""
    found: dict[UUID, set[UUID]] = {}
    rows = Posting.objects.filter(still_here("user__"), unit__in=units_of(by), role="head", ended_at=None).exclude(user=user)
    for unit_id, head in rows.values_list("unit_id", "user_id"):
        found.setdefault(unit_id, set()).add(head)
    return found
