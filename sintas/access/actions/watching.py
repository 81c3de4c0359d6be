"""Looking for days outside the usual, for one watcher: counts come from the database, rows to look at are left behind."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import Unusual
from ..reading.unusual import GLASS, WEEKS, Day, Finding, findings

BACK = 7  # days looked back on: a machine that was off for a week misses nothing

DAYS = "SELECT * FROM days_of_colleagues(%s, %s)"
GLASSES = "SELECT * FROM glass_of_colleagues(%s, %s)"


@transaction.atomic
def look_for_unusual(*, by: Actor, today: date | None = None) -> int:
    """Rows for the days before `today` that have none yet; how many. Needs the identity of the watcher; others find nothing.

    Running it again adds nothing. One neutral notice for the watcher when there is something new.
    """
    until = today or clock.today()
    since = until - timedelta(days=BACK)
    found = findings((Day(*row) for row in asked(DAYS, since - timedelta(weeks=WEEKS))), since) + [
        Finding(person, unit, watcher, day, "glass_again", times) for person, unit, watcher, day, times in asked(GLASSES, since) if times >= GLASS
    ]
    rows = [
        Unusual(
            organisation_id=by.organisation_id,
            unit_id=one.unit,
            person_id=one.person,
            watcher=one.watcher,
            day=one.day,
            rule=one.rule,
            count=one.count,
            usual=one.usual,
        )
        for one in found
        if one.day < until
    ]
    known = set(Unusual.objects.filter(day__gte=since).values_list("person_id", "unit_id", "day", "rule"))
    new = [row for row in rows if (row.person_id, row.unit_id, row.day, row.rule) not in known]
    # another watcher of the same unit may be looking at this moment: the row stands once
    Unusual.objects.bulk_create(new, ignore_conflicts=True)
    trail.record(by=by, verb="look for unusual", found=len(new))
    if new:
        tell(by.user_id, "look_together")
    return len(new)


def asked(query: str, since: date) -> list[tuple[Any, ...]]:
    """Rows of one of the owner's functions, counted from the beginning of that day in the house's zone."""
    start = datetime.combine(since, time(), tzinfo=timezone.get_default_timezone())
    with connection.cursor() as c:
        c.execute(query, [start, settings.TIME_ZONE])
        rows: list[tuple[Any, ...]] = c.fetchall()
        return rows
