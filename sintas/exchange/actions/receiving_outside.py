"""A case of another house is taken over: a new case is opened from the copy, and the sender's is closed as transferred, at once or not at all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.duties import go_on_with
from sintas.cases.actions.files import opener_leaves
from sintas.cases.actions.opening import open_case
from sintas.cases.bases import Case
from sintas.cases.reading.releases import open_release
from sintas.intake.actions.referral_in import write_received
from sintas.intake.reading.arrived import carried_in, client_of, in_words
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Organisation
from sintas.staff.notices import tell

from ..models import Transfer
from ..policy import may_accept
from ..reading.incoming import OVER, leads_in, offered_to, over_of
from .receiving import CARER, note_ended, say_why

ACCEPT = "SELECT what, person, access, as_role, duty, since, due FROM accept_transfer_outside(%s, %s, %s, %s)"
HEAD_ACCEPTS = gettext_lazy("Kasus dari lembaga lain dibuka oleh kepala unit. Sampaikan kepadanya; usulannya ada dalam daftarnya.")


@transaction.atomic
def accept_outside(*, by: Actor, transfer_id: UUID, lead_id: UUID) -> Case | None:
    """Open a case of this unit, led by `lead_id`, from what was put forward; the sender's is closed as transferred and stays its team's to read.

    Clocks of the law that run there run on here, as tasks of the new lead. Whoever saw the client there as mentor or carer is signed out.
    None when the same person accepted it before. Raises NotYours, Refusal without cases.open here, BadInput (lead), NotNow when somebody
    answered, it was withdrawn, ran out or lost the client's consent, or the case was closed meanwhile.
    """
    row = offered_to(by, transfer_id, lock=True)
    if row.outcome == "accepted" and row.answered_by == by.user_id:
        return None
    if why := over_of(row):
        raise NotNow(OVER[why], verb="accept transfer", file_id=row.file_id)
    if not may_accept(by, row):
        raise Refusal(HEAD_ACCEPTS, verb="accept transfer", file_id=row.file_id)
    if lead_id not in {pk for pk, _name in leads_in(row.to_unit_id)}:
        raise BadInput({"lead": _("Kasus ini tidak dapat diberikan kepada orang itu. Pilih orang lain.")}, file_id=row.file_id)
    parts = open_release(by=by, release_id=row.release_id).parts
    case = open_case(by=by, unit_id=row.to_unit_id, lead_id=lead_id, client=client_of(parts), synthetic=carried_in(parts).get("synthetic") is True)
    write_received(by=by, case=case, came_by=row.release_id, **letter_of(row, parts))
    trail.record(by=by, verb="accept transfer", file_id=row.file_id, transfer=str(row.pk), unit=str(row.to_unit_id))
    today = clock.today()
    try:
        with transaction.atomic(), connection.cursor() as c:
            c.execute(ACCEPT, [row.pk, case.pk, today, FuzzyDate.on(today).encode()])
            told = c.fetchall()
    except ProgrammingError as refused:
        say_why(refused, row)
    note_ended(by=by, file_id=row.file_id, ended=[(person, access, CARER, role) for what, person, access, role, *_more in told if what == "care"])
    for what, _person, _access, _role, duty, since, due in told:
        if what == "duty":
            go_on_with(by=by, case=case, duty=duty, since=since, due_at=due)
    replaying.note(replaying.RELEASE, row.release_id, clock.now())
    if lead_id != by.user_id:
        tell(lead_id, "case_given", case.pk)
        opener_leaves(by=by, file_id=case.pk)
    return case


def letter_of(row: Transfer, parts: list[dict[str, Any]]) -> dict[str, str]:
    """The copy as received content of the new case (fields of intake's ReferralIn): every part in the words of the sender."""
    house = Organisation.objects.filter(pk=row.organisation_id).values_list("name", flat=True).first() or ""
    text = {one["title"]: in_words(one) for one in parts}
    whole = "\n\n".join(f"{heading}\n{words}" for heading, words in text.items() if words)
    return {
        "sender": ", ".join(filter(None, (house, row.from_unit.name))),
        "letter_number": row.number,
        "reason": load("transfer_reasons").label(row.reason, "id"),
        "chronology": whole,
    }
