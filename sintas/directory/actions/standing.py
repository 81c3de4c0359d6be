"""confirm(), withdraw_service(), offer_again(): whether what the directory says still holds."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..hsds import walking
from ..hsds.rows import put
from ..models import Service
from .writing import opened, write

CONFIRMED, WITHDRAWN, AGAIN = "confirm institution", "withdraw service", "offer service again"
ENDED = "inactive"  # HSDS status of a service that is no longer offered


@transaction.atomic
def confirm(*, by: Actor, institution_id: UUID) -> None:
    """Somebody asked there today and it still holds: the day stands with the institution and, as HSDS has it, with each service offered."""
    one = opened(by, institution_id)
    today = clock.today()
    if one.row.confirmed_on == today and one.row.confirmed_by == by.user_id:
        return
    one.row.confirmed_on, one.row.confirmed_by = today, by.user_id
    for service in walking.services(one.document):
        if service.get("status") == "active":
            put(service, "assured_date", today.isoformat())
    if not write(by, one, what="confirmed", verb=CONFIRMED):
        one.row.save(update_fields=["confirmed_on", "confirmed_by"])
        trail.record(by=by, verb=CONFIRMED, institution=str(one.row.pk))


@transaction.atomic
def withdraw_service(*, by: Actor, institution_id: UUID, service_id: str, why: str) -> None:
    """No longer offered; its card stays for whoever was referred there. `why` of directory_endings. Twice changes nothing.

    Raises NotYours, Refusal, BadInput.
    """
    one = opened(by, institution_id)
    service = one.service(service_id)
    if not load("directory_endings").has(why):
        raise BadInput({"why": _("Pilih alasannya.")})
    card = Service.objects.get(institution_id=one.row.pk, hsds_id=service_id)
    if card.ended_at is not None:
        return
    put(service, "status", ENDED, required=True)
    write(by, one, what="withdrawn", verb=WITHDRAWN, thing=service_id)
    Service.objects.filter(pk=card.pk).update(ended_at=clock.now(), ended_why=why, ended_by=by.user_id)


@transaction.atomic
def offer_again(*, by: Actor, institution_id: UUID, service_id: str) -> None:
    """It is offered after all. Raises NotYours, Refusal."""
    one = opened(by, institution_id)
    put(one.service(service_id), "status", "active", required=True)
    write(by, one, what="service", verb=AGAIN, thing=service_id)
