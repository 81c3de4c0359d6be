"""The answer of the receiving unit: the case comes over in one transaction, or stays where it is, with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn
from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils.translation import gettext as _

from sintas.cases.codes import checked
from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff.actor import Actor
from sintas.staff.models import Unit
from sintas.staff.notices import tell
from sintas.staff.numbering import next_number
from sintas.staff.sessions import end_sessions

from ..models import Transfer
from ..reading.incoming import OVER, offered_to, over_of

CARER, LEAD = "carer", "lead"  # a scope, and a role


@transaction.atomic
def accept(*, by: Actor, transfer_id: UUID, lead_id: UUID) -> Transfer:
    """The case is this unit's from now on, under a number of its own, led by `lead_id`; its old team goes out, dated, and is told.

    Open tasks and appointments ahead go to the new lead; whoever is kept out of the file stays kept out, a restricted case restricted.
    The sessions of the old team end. The same answer again changes nothing. Raises NotYours, BadInput (lead), NotNow when somebody
    answered, withdrew it or closed the case meanwhile.
    """
    row = offered_to(by, transfer_id, lock=True)
    if row.outcome == "accepted" and row.answered_by == by.user_id and row.new_lead_id == lead_id:
        return row
    if why := over_of(row):
        raise NotNow(OVER[why], verb="accept transfer", file_id=row.file_id)
    trail.record(by=by, verb="accept transfer", file_id=row.file_id, transfer=str(row.pk), unit=str(row.to_unit_id), to=str(lead_id))
    unit = Unit.objects.get(pk=row.to_unit_id)
    number = f"{unit.case_prefix}-{next_number(unit.pk, 'case'):04d}"
    try:
        with transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT person, access, on_scope, as_role FROM accept_transfer(%s, %s, %s)", [row.pk, lead_id, number])
            ended = c.fetchall()
    except ProgrammingError as refused:
        say_why(refused, row)
    note_ended(by=by, file_id=row.file_id, ended=ended)
    team = {person for person, *_more in ended if person is not None}
    for user_id in team - {lead_id}:
        end_sessions(user_id)
        tell(user_id, "transfer_accepted")
    if row.asked_by_id not in team:
        tell(row.asked_by_id, "transfer_accepted")
    if lead_id != by.user_id:
        tell(lead_id, "case_handed_over", row.file_id)
    replaying.note(replaying.RELEASE, row.release_id, clock.now())
    return offered_to(by, transfer_id)


def note_ended(*, by: Actor, file_id: UUID, ended: Iterable[tuple[UUID | None, UUID, str, str]]) -> None:
    """Access that ended with the transfer (person, access row, scope, role): no restore brings it back, and the file tells which carers it was.

    The team that goes out as a whole is told by the transfer itself; the lead's own row is kept, or a restored file would have no lead.
    """
    for person, access, scope, role in ended:
        if role != LEAD:
            replaying.note(replaying.OUT, access, clock.now())
        if scope == CARER:
            trail.record(by=by, verb="care out", file_id=file_id, user=str(person), role=role)


def say_why(refused: ProgrammingError, row: Transfer) -> NoReturn:
    """The database's no, in words. Who is kept out of a file is not told apart from who does not work here."""
    if "not to this person" in str(refused):
        raise BadInput({"lead": _("Kasus ini tidak dapat diberikan kepada orang itu. Pilih orang lain.")}, file_id=row.file_id) from None
    if "over" in str(refused):
        words = _("Kasus ini sudah tidak dapat dialihkan: usulannya berakhir, atau kasusnya ditutup.")
        raise NotNow(words, verb="accept transfer", file_id=row.file_id) from None
    raise NotYours(verb="accept transfer", file_id=row.file_id) from None


@transaction.atomic
def decline(*, by: Actor, transfer_id: UUID, refusal: str, words: str = "") -> Transfer:
    """Not here, or not now: a reason (transfer_refusals), and words the sender can go on with. The case stays where it is.

    The same answer again changes nothing. Raises NotYours, BadInput (refusal, words), NotNow when it is over.
    """
    row = offered_to(by, transfer_id, lock=True)
    if row.outcome == "declined" and row.answered_by == by.user_id:
        return row
    if why := over_of(row):
        raise NotNow(OVER[why], verb="decline transfer", file_id=row.file_id)
    if not refusal:
        raise BadInput({"refusal": _("Pilih mengapa belum dapat diterima.")}, file_id=row.file_id)
    checked("refusal", "transfer_refusals", refusal)
    if refusal == "other" and not words.strip():
        raise BadInput({"words": _("Tulis alasannya, supaya pengusul tahu langkah berikutnya.")}, file_id=row.file_id)
    row.outcome, row.answered_at, row.answered_by = "declined", clock.now(), by.user_id
    row.refusal, row.answer = refusal, words.strip() or None
    row.save(update_fields=["outcome", "answered_at", "answered_by", "refusal", "answer"])
    trail.record(by=by, verb="decline transfer", file_id=row.file_id, transfer=str(row.pk), refusal=refusal)
    replaying.note(replaying.RELEASE, row.release_id, row.answered_at)
    if not row.outside:  # nobody gives notices to people of another house
        tell(row.asked_by_id, "transfer_declined", row.file_id)  # and the database tells whoever leads today
    return row
