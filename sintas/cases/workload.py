"""Who carries how much: counts for whoever assigns, without opening a single case."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor
from sintas.staff.policy import colleagues, people_of, the_unit

COUNT = """
SELECT a.user_id, count(*) FILTER (WHERE a.role = 'lead'), count(*) FILTER (WHERE a.role <> 'lead')
  FROM cases_access a JOIN cases_case c ON c.file_id = a.file_id
 WHERE a.home_unit_id = %s AND a.scope = 'team' AND a.ended_at IS NULL
   AND (a.until IS NULL OR a.until > now()) AND c.closed_on IS NULL AND c.restricted_at IS NULL AND a.user_id IS NOT NULL
 GROUP BY a.user_id
"""
LED = """
SELECT c.file_id, c.number FROM cases_access a JOIN cases_case c ON c.file_id = a.file_id
 WHERE a.home_unit_id = %s AND a.role = 'lead' AND a.ended_at IS NULL AND c.closed_on IS NULL AND a.user_id = ANY(%s) ORDER BY c.number
"""


@dataclass(frozen=True)
class Load:
    """Open cases of one person in one unit: those they lead, and those where they stand beside the lead."""

    lead: int = 0
    member: int = 0


EACH = """
SELECT c.file_id, c.number, c.stage, c.journey, a.user_id
  FROM cases_access a JOIN cases_case c ON c.file_id = a.file_id
 WHERE a.home_unit_id = %s AND a.role = 'lead' AND a.ended_at IS NULL AND c.closed_on IS NULL ORDER BY c.number
"""


@dataclass(frozen=True)
class Led:
    """An open case by number and stage, and who leads it. Nothing of its content is within reach here."""

    file_id: UUID
    number: str
    stage: str
    journey: str
    lead_id: UUID


@dataclass(frozen=True)
class LeftBehind:
    """An open case whose lead no longer works here; the number says nothing about a person."""

    file_id: UUID
    number: str


def open_cases_per_person(actor: Actor, unit_id: UUID) -> dict[UUID, Load]:
    """Open cases of the unit by person (user id). Everybody posted there stands in it, with zeros too.

    Raises NotYours for another organisation's unit, Refusal without staff.see_workload there.
    """
    may_oversee(actor, unit_id)
    trail.record(by=actor, verb="see workload", unit=str(unit_id))
    loads = {person.pk: Load() for person in colleagues(actor, unit_id)}
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(COUNT, [unit_id])
        counted = {user_id: Load(lead, member) for user_id, lead, member in c.fetchall()}
    return loads | counted


def left_behind(actor: Actor, unit_id: UUID) -> list[LeftBehind]:
    """The open cases of the unit whose lead's account has ended: to be handed over. Raises as open_cases_per_person does."""
    may_oversee(actor, unit_id)
    ended = Q(is_active=False) | Q(expires_on__lt=clock.today())
    gone = list(people_of(actor).filter(ended).values_list("pk", flat=True))
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(LED, [unit_id, gone])
        return [LeftBehind(file_id, number) for file_id, number in c.fetchall()]


def cases_led(actor: Actor, unit_id: UUID) -> list[Led]:
    """The open cases of the unit with their leads, for whoever hands them over. Raises as open_cases_per_person does."""
    may_oversee(actor, unit_id)
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(EACH, [unit_id])
        return [Led(*row) for row in c.fetchall()]


def may_oversee(actor: Actor, unit_id: UUID) -> None:
    """NotYours before Refusal: another house's unit does not exist."""
    unit = the_unit(actor, unit_id)
    if not actor.holds("staff.see_workload", unit.pk):
        raise Refusal(verb="see workload")
