"""Who is asked to come to a conference: colleagues of the team by account, people of other organisations by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_outside import INSIDE
from sintas.cases.actions.tasks import settle
from sintas.cases.bases import Case
from sintas.cases.codes import checked
from sintas.cases.policy import can, named_team
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Convening, Invitation
from ..reading.invited import invited_to, states_of
from .convening import TASK, VERB, ask, close_packs, standing, tell_guests
from .replying import write_reply

WORDS = 200  # letters of a name, an organisation, a position


@transaction.atomic
def invite_colleagues(*, by: Actor, case: Case, entry: UUID, user_ids: Iterable[UUID]) -> list[Invitation]:
    """Ask members of the team; whoever is invited already stays so. Each other one is told without a word of the case, and owes an answer.

    Whoever plans and ticks herself has thereby answered. Raises Refusal, NotYours, NotNow, BadInput (`user_ids`) for nobody or a stranger.
    """
    row = may_invite(by, case, entry)
    wanted = list(dict.fromkeys(user_ids))
    if not wanted:
        raise BadInput({"user_ids": _("Pilih paling sedikit satu orang.")}, file_id=case.pk)
    if set(wanted) - named_team(case):
        raise BadInput({"user_ids": _("Yang diundang dengan akunnya harus anggota tim kasus ini. Masukkan dahulu ke tim.")}, file_id=case.pk)
    before = list(invited_to(case, entry))
    states = states_of(before)
    here = {one.user_id for one in before if one.user_id is not None and states[one.pk] != "withdrawn"}
    made = []
    for user_id in wanted:
        if user_id in here:
            continue
        one = put_down(by, case, row, user_id=user_id)
        if user_id == by.user_id:
            write_reply(by=by, invitation=one, step="accepted")
        else:
            ask(by, case, one, row.on)
            tell(user_id, "conference_invited", case.pk)
        made.append(one)
    return made


@transaction.atomic
def invite_outsider(
    *, by: Actor, case: Case, entry: UUID, name: str, organisation: str, recipient_kind: str, position: str = "", submission: UUID | None = None
) -> Invitation:
    """Ask somebody of another organisation. Nothing leaves the house by this: what they may read is given apart (packing.give_pack).

    The same `submission` twice invites once. Raises Refusal, NotYours, NotNow, BadInput.
    """
    row = may_invite(by, case, entry)
    if submission is not None and (before := Invitation.objects.filter(file_id=case.pk, submission=submission).first()):
        return before
    wrong: dict[str, Any] = {}
    if not name.strip():
        wrong["name"] = _("Tulis siapa yang diundang.")
    if not organisation.strip():
        wrong["organisation"] = _("Tulis dari lembaga mana.")
    if not recipient_kind or recipient_kind in INSIDE:
        wrong["recipient_kind"] = _("Pilih jenis lembaganya. Rekan di dalam diundang dengan akunnya.")
    if wrong:
        raise BadInput(wrong, file_id=case.pk)
    checked("recipient_kind", "consent_recipients", recipient_kind)
    said = {"name": name, "organisation": organisation, "position": position}
    return put_down(
        by, case, row, recipient_kind=recipient_kind, submission=submission,
        **{field: words.strip()[:WORDS] or None for field, words in said.items()},
    )  # fmt: skip


@transaction.atomic
def withdraw_invitation(*, by: Actor, case: Case, invitation_id: UUID) -> Invitation:
    """Not asked any more: their copy closes, their task ends. Repeating is harmless. Raises Refusal, NotYours, NotNow."""
    one = the_invitation(case, invitation_id)
    may_invite(by, case, one.convening)
    if states_of([one])[one.pk] == "withdrawn":
        return one
    tell_guests(by, [one])
    write_reply(by=by, invitation=one, step="withdrawn")
    trail.record(by=by, verb="withdraw invitation", file_id=case.pk, invitation=str(one.pk))
    close_packs(by=by, convening=one.convening, why="withdrawn", invitation=one.pk)
    if one.user_id is not None and one.guest_id is None:
        settle(by=by, case=case, kind=TASK, source_entry=one.pk)
    return one


def may_invite(by: Actor, case: Case, entry: UUID) -> Convening:
    """The conference somebody is invited to. Raises Refusal, NotYours, NotNow."""
    if not can(by, VERB, case):
        raise Refusal(verb="invite", file_id=case.pk)
    return standing(by, case, entry, "invite")


def the_invitation(case: Case, invitation_id: UUID) -> Invitation:
    """One of this case. Raises NotYours."""
    one = Invitation.objects.filter(file_id=case.pk, pk=invitation_id).first()
    if one is None:
        raise NotYours(verb="invite", file_id=case.pk)
    return one


def put_down(by: Actor, case: Case, row: Convening, **who: Any) -> Invitation:
    """The invitation and its first step."""
    one = Invitation.objects.create(
        file_id=case.pk, organisation_id=case.organisation_id, convening=row.entry, invited_by_id=by.user_id, invited_at=clock.now(), **who
    )
    write_reply(by=by, invitation=one, step="invited")
    trail.record(by=by, verb="invite", file_id=case.pk, invitation=str(one.pk), outside=one.reads_a_copy)
    return one
