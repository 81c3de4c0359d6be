"""Who may take times along, who may give a case away, and who answers for a unit."""

from __future__ import annotations

from uuid import UUID

from sintas.cases.bases import Case
from sintas.cases.policy import can, is_lead, named_team
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor
from sintas.staff.policy import need

from .models import Transfer

TRANSFER, RECEIVE, DOOR = "exchange.transfer", "exchange.receive", "exchange.open_door"


def may_have_feed(by: Actor) -> None:
    """Whoever reads cases has a diary, and so may take its times along. Raises Refusal."""
    need(by, "cases.read")


def gives_over(actor: Actor, case: Case) -> bool:
    """Its lead; the head of its unit too when she is on its team for good, for only who reads the case can say what must be handed over."""
    if not can(actor, TRANSFER, case):
        return False
    return is_lead(actor, case.pk) or ((case.unit_id, "head") in actor.roles and actor.user_id in named_team(case))


def only_the_giver(actor: Actor, case: Case, verb: str) -> None:
    """Raises Refusal for everybody else."""
    if not gives_over(actor, case):
        raise Refusal(verb=verb, file_id=case.pk)


def opens_the_door(actor: Actor, unit_id: UUID) -> bool:
    """Whether other houses may offer cases to a unit is decided by its head alone."""
    return actor.holds(DOOR, unit_id) and (unit_id, "head") in actor.roles


def may_accept(actor: Actor, row: Transfer) -> bool:
    """Inside the house whoever receives; of another house a case is opened, so whoever may open one there: its head (docs/decisions/0019)."""
    return not row.outside or actor.holds("cases.open", row.to_unit_id)
