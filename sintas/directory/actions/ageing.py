"""set_age(): the head says after how many months the house's directory is to be confirmed again."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor
from sintas.staff.policy import need

from ..freshness import LONGEST_MONTHS
from ..models import AgeLimit
from ..policy import SET_AGE
from ..reading.age import months_of

SET = "set age of directory"


@transaction.atomic
def set_age(*, by: Actor, months: int) -> bool:
    """For the whole house, from now on; False when it stands so already. Raises Refusal without directory.set_age, BadInput."""
    need(by, SET_AGE)
    if not 1 <= months <= LONGEST_MONTHS:
        raise BadInput({"months": _("Isi dengan angka 1 sampai %(most)s.") % {"most": LONGEST_MONTHS}})
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"age of directory {by.organisation_id}"])
    before = months_of(by)
    if before == months:
        return False
    AgeLimit.objects.create(organisation_id=by.organisation_id, months=months, set_at=clock.now(), set_by=by.user_id)
    trail.record(by=by, verb=SET, before=before, months=months)
    return True
