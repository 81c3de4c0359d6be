"""Open groups of a unit whose facilitator no longer works here: its head gives them to somebody else, by their number, without reading them."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.urls import reverse

from sintas.kit.pieces import Row
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor
from sintas.staff.policy import people_of, still_here

from ..policy import Offered, offered_to
from .of_case import type_words

LED = "SELECT file_id, user_id FROM cases_access WHERE file_id = ANY(%s) AND role = 'lead' AND ended_at IS NULL"


def of_heads(actor: Actor) -> list[Offered]:
    """Open groups of the units this person heads."""
    heads = {unit_id for unit_id, role in actor.roles if role == "head"}
    return [one for one in offered_to(actor) if one.unit_id in heads] if heads else []


def without_lead(actor: Actor, lang: str) -> list[Row]:
    """Each with the page where it is handed over; [] for whoever heads no unit. Three queries for a head, none for others."""
    groups = {one.pk: one for one in of_heads(actor)}
    if not groups:
        return []
    leads = leads_of(actor, list(groups))
    here = set(people_of(actor).filter(still_here(), pk__in=set(leads.values())).values_list("pk", flat=True))
    gone = [one for pk, one in groups.items() if leads.get(pk) not in here]
    return [Row(f"{one.number} · {type_words(one.type, lang)}", reverse("groupwork:give", args=[one.pk])) for one in gone]


def leads_of(actor: Actor, file_ids: list[UUID]) -> dict[UUID, UUID]:
    """Who leads each of these files of units one oversees; of others nothing."""
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(LED, [file_ids])
        return dict(c.fetchall())
