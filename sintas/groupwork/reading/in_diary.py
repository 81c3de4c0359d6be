"""Sessions of the groups one facilitates, as one's own day and week show them. Names of groups alone are unsealed."""

from __future__ import annotations

from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Appointment
from sintas.safekeeping.unreadable import readable
from sintas.staff.actor import Actor

from ..models import GroupAbout, GroupSession
from ..policy import WORK, visible_to
from .veil import names_of_groups


def sessions_in_diary(actor: Actor, first: date, last: date) -> list[tuple[datetime, Appointment]]:
    """Those that were not called off; without an hour they stand at the head of their day. Three queries, one on days without any."""
    if not actor.holds(WORK):
        return []
    mine = visible_to(actor).values("pk")
    found = GroupSession.current.filter(file_id__in=mine, on__range=(first, last)).exclude(state="cancelled")
    rows = list(found.only("id", "file_id", "entry", "no", "on", "at", "ends_at", "state"))
    ids = {row.file_id for row in rows}
    abouts = GroupAbout.current.filter(file_id__in=ids).only("id", "file_id", "name") if ids else []
    names = names_of_groups({row.file_id: readable(row, "name", "?") for row in abouts})
    return [as_appointment(row, names.get(row.file_id, "?")) for row in rows]


def as_appointment(row: GroupSession, name: str) -> tuple[datetime, Appointment]:
    """One of them, past once it was held or its hour is over."""
    zone, now = timezone.get_current_timezone(), clock.now()
    begins = datetime.combine(row.on, row.at or time.min, zone)
    ends = datetime.combine(row.on, row.ends_at or row.at or time.max, zone)
    state = "past" if row.state == "held" or ends < now else "now" if row.at is not None and begins <= now else ""
    title = f"{name}, {_('Sesi %(no)s') % {'no': row.no}}"
    url = reverse("groupwork:session", args=[row.file_id, row.entry])
    hour, until = (numbers.clock_time(at) if at else "" for at in (row.at, row.ends_at))
    return begins, Appointment(hour, title, url, until, _("Sesi kelompok"), state)
