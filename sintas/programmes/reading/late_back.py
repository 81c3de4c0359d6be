"""How many are not back from leave on the day that was agreed, for those who look after them and for the head: a bare number, so no trail."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from ..models import Leave, Placement, Room
from ..policy import READ

HOW_MANY = """
SELECT count(DISTINCT l.file_id) FROM programmes_leave l JOIN cases_case c ON c.file_id = l.file_id
 WHERE c.restricted_at IS NULL AND c.closed_on IS NULL AND l.back_on IS NULL AND l.stays_away_on IS NULL AND l.expected_on < %s
   AND l.superseded_at IS NULL AND NOT l.set_aside AND l.withdrawn_at IS NULL
"""


def late_back(actor: Actor) -> int:
    """Of one's units for whoever oversees them, else of the rooms one is a carer of; 0 for everybody else. Three queries at most."""
    if actor.holds("staff.see_workload"):
        with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
            c.execute(HOW_MANY, [clock.today()])
            return int(c.fetchone()[0])
    units = actor.units(READ)
    rooms = list(Room.objects.filter(organisation_id=actor.organisation_id, unit_id__in=units, carers__contains=[actor.user_id]).values_list("pk", flat=True))
    if not rooms:
        return 0
    today = clock.today()
    here = Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gt=today))
    files = Placement.current.filter(here, room__in=rooms).values_list("file_id", flat=True)
    late = Leave.current.filter(file_id__in=list(files), back_on=None, stays_away_on=None, expected_on__lt=today)
    return late.values("file_id").distinct().count()
