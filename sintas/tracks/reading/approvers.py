"""Who may give leave to stay longer: whoever of the case's unit holds casework.approve today."""

from __future__ import annotations

from sintas.cases.bases import Case
from sintas.staff.actor import Actor
from sintas.staff.models import Posting
from sintas.staff.policy import still_here
from sintas.staff.roles import ROLES

APPROVE = "casework.approve"
WHO = sorted(role for role, (_words, verbs) in ROLES.items() if APPROVE in verbs)


def approvers(actor: Actor, case: Case) -> list[tuple[str, str]]:
    """(user id, name), by name: heads and supervisors of the unit of the case. One query."""
    posted = Posting.objects.filter(still_here("user__"), unit_id=case.unit_id, role__in=WHO, ended_at=None, user__organisation_id=actor.organisation_id)
    return sorted({(str(user_id), name) for user_id, name in posted.values_list("user_id", "user__full_name")}, key=lambda one: one[1])
