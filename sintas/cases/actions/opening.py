"""A new case: access rows, file, keys, client, first passage, record, trail; one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import Unit
from sintas.staff.numbering import next_number

from ..codes import all_checked
from ..models import Case, Passage
from .client import describe_client
from .files import new_file
from .passages import start_of
from .recording import note_down
from .service_times import begin_service


@transaction.atomic
def open_case(
    *,
    by: Actor,
    unit_id: UUID,
    lead_id: UUID | None = None,
    client: dict[str, Any],
    opened_on: date | None = None,
    source_ref: str = "",
    synthetic: bool = False,
    journey: str = "",
    ppks: Iterable[str] = (),
    imported: bool = False,
    received_at: datetime | None = None,
) -> Case:
    """Open a case in one of the actor's units; `client` holds the fields of describe_client().

    The first passage begins when it is written, or on `opened_on` when the case comes from a document (`imported`). The unit's own times
    count from `received_at` (aware; now when None); nothing imported owes any.

    Raises Refusal without the verb cases.open in that unit, BadInput for impossible client facts.
    """
    if not by.holds("cases.open", unit_id):
        raise Refusal(verb="cases.open")
    unit = Unit.objects.get(pk=unit_id, organisation_id=by.organisation_id)
    file_id = new_file(by=by, kind="case", unit_id=unit_id, lead_id=lead_id)
    day = opened_on or clock.today()
    case = Case.objects.create(
        file_id=file_id,
        organisation_id=by.organisation_id,
        unit_id=unit_id,
        number=f"{unit.case_prefix}-{next_number(unit_id, 'case'):04d}",
        journey=journey or unit.journey,
        opened_on=day,
        source_ref=source_ref,
        synthetic=synthetic,
        ppks=all_checked("ppks", "ppks", ppks),
    )
    began = start_of(day) if imported and opened_on is not None else clock.now()
    Passage.objects.create(file_id=file_id, organisation_id=by.organisation_id, stage="engagement", began_at=began, began_by_id=by.user_id)
    describe_client(by=by, case=case, **client)
    note_down(by=by, case=case, kind="opened", happened=clock.today() if opened_on is None else day, line=None, imported=imported)
    trail.record(by=by, verb="open case", file_id=file_id, unit=str(unit_id))
    if not imported:
        begin_service(by=by, case=case, since=received_at)
    return case
