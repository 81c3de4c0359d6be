"""A case conference is called together, changed, and called off (R176). What is said there is casework's (docs/decisions/0025)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.actions.releasing import end_release
from sintas.cases.actions.tasks import end_of_day, give_task, settle
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.policy import can, named_team
from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Convening, Invitation, PartnerLink
from ..reading.duty_titles import ANSWER_INVITATION
from ..reading.invited import invited_to, states_of

VERB = "casework.confer"
TASK, GUEST_OVER = "conference_invited", "conference_guest_over"
READ_BY_ALL = ("on", "at", "ends_at", "mode", "purpose", "place", "leader", "agenda", "summary")
MOST = 30  # points of an agenda


def call_conference(
    *,
    by: Actor,
    case: Case,
    on: date,
    purpose: str,
    agenda: Iterable[str],
    at: time | None = None,
    ends_at: time | None = None,
    mode: str = "",
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    **words: str | None,
) -> Convening:
    """Plan a conference, or its next version. `agenda`: points in their order; `words`: place, leader, summary (all sealed).

    A change of what participants read tells every colleague invited and ends the copies of partners, who would otherwise come on the wrong day.
    For a new version content must have been opened (a page has). Raises Refusal, BadInput, NotNow for one that was called off, Overtaken,
    AlreadyDone; run it inside safekeeping.versions.once(), as every record page does.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record convening", file_id=case.pk)
    before = standing(by, case, entry) if entry else None
    checked("mode", "conference_modes", mode)
    points = [point.strip() for point in agenda if point.strip()]
    well_formed(on, at, ends_at, purpose, points, before)
    fields: dict[str, Any] = {name: (said or "").strip() or None for name, said in words.items()}
    row = keep(
        Convening, by=by, case=case, kind="convening", verb=VERB, line=purpose, happened=before.written_at.date() if before else clock.today(),
        on=on, at=at, ends_at=ends_at, mode=mode, purpose=purpose.strip(), agenda=points, entry=entry, based_on=based_on, submission=submission,
        **fields,
    )  # fmt: skip
    if before is not None and any(getattr(before, name) != getattr(row, name) for name in READ_BY_ALL):
        close_packs(by=by, convening=row.entry, why="superseded")
        follow_change(by, case, row, moved=before.on != row.on)
    return row


@transaction.atomic
def call_off(*, by: Actor, case: Case, entry: UUID, why: str) -> Convening:
    """It does not take place: nobody reads a copy any more, nobody owes an answer, colleagues are told. Repeating is harmless.

    Content must have been opened (the page that sends this has has). Raises Refusal, NotYours, BadInput without a reason.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record convening", file_id=case.pk)
    one_at_a_time(entry)
    row: Convening | None = Convening.current.filter(file_id=case.pk, entry=entry).first()
    if row is None:
        raise NotYours(verb="record convening", file_id=case.pk)
    if row.called_off:
        return row
    if not why.strip():
        raise BadInput({"why": _("Tulis singkat mengapa dibatalkan, supaya yang diundang mengerti.")}, file_id=case.pk)
    kept: dict[str, Any] = {name: getattr(row, name) for name in READ_BY_ALL}
    off = keep(
        Convening, by=by, case=case, kind="convening", verb=VERB, line=row.purpose, happened=row.written_at.date(), tags=["called_off"], entry=entry,
        based_on=row.number, called_off=True, why_off=why.strip(), **kept,
    )  # fmt: skip
    close_packs(by=by, convening=entry, why="withdrawn")
    here = named_team(case) - {by.user_id}
    for one in invited_to(case, entry):
        if one.user_id is not None and one.guest_id is None:
            settle(by=by, case=case, kind=TASK, source_entry=one.pk)
            if one.user_id in here:
                tell(one.user_id, "conference_called_off", case.pk)
    tell_guests(by, invited_to(case, entry))
    return off


def standing(by: Actor, case: Case, entry: UUID, verb: str = "record convening") -> Convening:
    """The version that stands, for whoever changes something about it; locked for others until the end. Raises NotYours, NotNow when called off."""
    one_at_a_time(entry)
    row: Convening | None = Convening.current.filter(file_id=case.pk, entry=entry).first()
    if row is None:
        raise NotYours(verb=verb, file_id=case.pk)
    if row.called_off:
        raise NotNow(_("Pembahasan ini sudah dibatalkan. Buat undangan baru bila masih diperlukan."), verb=verb, file_id=case.pk)
    return row


def one_at_a_time(entry: UUID) -> None:
    """Until the transaction ends nobody else invites to or answers about this conference."""
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"conference {entry}"])


def well_formed(on: date, at: time | None, ends_at: time | None, purpose: str, points: list[str], before: Convening | None) -> None:
    """Everything that is amiss at once. A day that was written before may stay when it has passed. Raises BadInput."""
    wrong: dict[str, Any] = {}
    if on < clock.today() and (before is None or before.on != on):
        wrong["on"] = _("Tanggal ini sudah lewat. Yang sudah berlangsung dicatat sebagai pembahasan kasus.")
    if at is not None and ends_at is not None and ends_at <= at:
        wrong["ends_at"] = _("Jam selesai tidak dapat mendahului jam mulai. Periksa keduanya.")
    if not purpose.strip():
        wrong["purpose"] = _("Tulis tujuan pembahasan dalam satu kalimat.")
    if not points:
        wrong["agenda"] = _("Tulis paling sedikit satu pokok bahasan.")
    elif len(points) > MOST:
        wrong["agenda"] = _("Terlalu banyak pokok bahasan untuk satu pertemuan. Pilih yang paling perlu.")
    if wrong:
        raise BadInput(wrong)


def close_packs(*, by: Actor, convening: UUID, why: str, invitation: UUID | None = None) -> int:
    """End the copies given out for this conference (or for one invitation) that can still be opened; how many."""
    links = PartnerLink.objects.filter(invitation__convening=convening, release__ended_at=None, release__until__gt=clock.now())
    if invitation is not None:
        links = links.filter(invitation_id=invitation)
    found = list(links)
    for link in found:
        end_release(by=by, release_id=link.release_id, why=why)
    return len(found)


def follow_change(by: Actor, case: Case, row: Convening, *, moved: bool) -> None:
    """Colleagues are told; whoever has not answered yet owes it for the new day. Nobody who has left the team is asked or told."""
    invited = list(invited_to(case, row.entry))
    states, here = states_of(invited), named_team(case)
    for one in invited:
        if one.guest_id is not None or one.user_id not in here or states[one.pk] == "withdrawn":
            continue
        if moved and states[one.pk] == "invited":
            ask(by, case, one, row.on)
        if one.user_id != by.user_id:
            tell(one.user_id, "conference_changed", case.pk)
    tell_guests(by, invited)


def tell_guests(by: Actor, invited: Iterable[Invitation]) -> None:
    """Colleagues who are not on the team and had a copy: what they were asked to was changed or called off, and it is shut. Who never had one
    was never told of anything.
    """
    found = {one.pk: one for one in invited if one.guest_id not in (None, by.user_id)}
    states = states_of(found.values())
    had = set(PartnerLink.objects.filter(invitation_id__in=list(found)).values_list("invitation_id", flat=True)) if found else set()
    for pk, one in found.items():
        if one.guest_id is not None and pk in had and states[pk] != "withdrawn":
            tell(one.guest_id, GUEST_OVER)


def ask(by: Actor, case: Case, one: Invitation, on: date) -> None:
    """A colleague owes an answer until the day of the conference. Raises BadInput for somebody who is not on the team."""
    if one.user_id is not None:
        give_task(
            by=by, case=case, owner_id=one.user_id, title=stored(ANSWER_INVITATION), kind=TASK, due_at=end_of_day(on), source_entry=one.pk
        )
