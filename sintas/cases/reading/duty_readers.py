"""Who is meant by a duty: the advocate of the team, and those who hear when it is not done."""

from __future__ import annotations

from uuid import UUID

from sintas.staff.models import Posting
from sintas.staff.policy import still_here

from ..models import Access, Case

ADVOCATE = "advocate"  # catalogue professions
OVERSEE = ("head", "supervisor")


def advocate_of(case: Case) -> UUID | None:
    """The advocate who has been on the team longest, or None."""
    rows = Access.live.filter(file_id=case.pk, scope="team", user__profession=ADVOCATE).order_by("since")
    found: UUID | None = rows.values_list("user_id", flat=True).first()
    return found


def who_oversees(case: Case) -> set[UUID]:
    """Head and supervisors of the case's unit; of a restricted case only those of them who are on its team, for nobody else knows of it."""
    posted = Posting.objects.filter(still_here("user__"), unit_id=case.unit_id, role__in=OVERSEE, ended_at=None)
    found = set(posted.values_list("user_id", flat=True))
    if case.restricted_at is None:
        return found
    return found & set(Access.live.filter(file_id=case.pk, scope="team", user_id__in=found).values_list("user_id", flat=True))
