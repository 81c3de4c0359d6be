"""A unit's week for its head and supervisors: whose time is taken when, by case number and kind, and what falls due.

Asked through the role that has these columns and no others (sintas_overview): no name of a client, no place, no word. Restricted cases are not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Appointment as Shown
from sintas.kit.pieces import CalendarDay
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..workload import may_oversee
from .diary import span_of

VERB = "staff.see_workload"
MOST = 500
OF_WEEK = """
SELECT c.number, a.owner_id, a.starts_at, a.starts_at + a.minutes * interval '1 minute', a.kind, ''
  FROM cases_appointment a JOIN cases_case c ON c.file_id = a.file_id
 WHERE c.unit_id = %(unit)s AND c.restricted_at IS NULL AND a.state <> 'cancelled' AND a.starts_at >= %(since)s AND a.starts_at < %(until)s
UNION ALL
SELECT c.number, t.owner_id, t.due_at, NULL, '', t.duty
  FROM cases_task t JOIN cases_case c ON c.file_id = t.file_id
 WHERE c.unit_id = %(unit)s AND c.restricted_at IS NULL AND t.done_at IS NULL AND t.due_at >= %(since)s AND t.due_at < %(until)s
 ORDER BY 3, 1 LIMIT %(most)s
"""


@dataclass(frozen=True)
class Taken:
    """A time that is taken, or (`until` None) something owed by then. `kind` of appointment_kinds; `duty` of deadlines, "" for another task."""

    number: str
    owner_id: UUID
    at: datetime
    until: datetime | None
    kind: str
    duty: str


def taken_in(actor: Actor, unit_id: UUID, first: date, last: date) -> list[Taken]:
    """In the order of time. Raises NotYours for another house's unit, Refusal without staff.see_workload there. Two queries."""
    may_oversee(actor, unit_id)
    trail.record(by=actor, verb="open unit week", unit=str(unit_id))
    since, until = span_of(first, last)
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(OF_WEEK, {"unit": unit_id, "since": since, "until": until, "most": MOST})
        return [Taken(*row) for row in c.fetchall()]


def unit_week(actor: Actor, unit_id: UUID, day: date) -> list[CalendarDay]:
    """Monday to Sunday around `day`, with who it is. Raises as taken_in(). Three queries."""
    monday = day - timedelta(days=day.weekday())
    found = taken_in(actor, unit_id, monday, monday + timedelta(days=6))
    names = named(one.owner_id for one in found)
    days = [monday + timedelta(days=n) for n in range(7)]
    return [
        CalendarDay(
            numbers.short_day(one), one.isoformat(), [drawn(row, names) for row in found if clock.local(row.at).date() == one],
            today=one == clock.today(),
        )
        for one in days
    ]  # fmt: skip


def named(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Colleagues by name."""
    return dict(User.objects.filter(pk__in=set(user_ids)).values_list("pk", "full_name"))


def drawn(row: Taken, names: dict[UUID, str]) -> Shown:
    """Number and kind, and whose it is. It leads nowhere: seeing that there is something opens no file."""
    lang = get_language() or "id"
    if row.until is None:
        what = load(LIST).label(row.duty, lang) if row.duty else pgettext("jadwal", "Tugas")
        sub, until = _("%(who)s. Paling lambat jam ini.") % {"who": names.get(row.owner_id, "")}, ""
    else:
        what, sub, until = load("appointment_kinds").label(row.kind, lang), names.get(row.owner_id, ""), numbers.clock_time(row.until)
    return Shown(numbers.clock_time(row.at), f"{row.number}, {what}", until=until, sub=sub)
