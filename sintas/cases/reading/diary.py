"""One's own day and week: appointments by owner, by initials only."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.names import initials
from sintas.kit.pieces import Appointment as Shown
from sintas.kit.pieces import CalendarDay
from sintas.practice.catalogue import load
from sintas.safekeeping.unreadable import readable
from sintas.staff.actor import Actor

from ..models import Appointment, Client
from ..policy import visible_to


def between(actor: Actor, first: date, last: date) -> list[Appointment]:
    """Own appointments of these days, cancelled ones left out, earliest first."""
    zone = timezone.get_current_timezone()
    start, end = datetime.combine(first, time.min, zone), datetime.combine(last + timedelta(days=1), time.min, zone)
    return list(
        Appointment.objects.filter(owner_id=actor.user_id, starts_at__gte=start, starts_at__lt=end, file__case__in=visible_to(actor))
        .exclude(state="cancelled")
        .order_by("starts_at")
    )


def shown(rows: list[Appointment]) -> list[Shown]:
    """As the page draws them; one more query for the initials."""
    lang = get_language() or "id"
    people = {
        c.file_id: initials(readable(c, "name", "?"))
        for c in Client.current.filter(file_id__in={r.file_id for r in rows}).only("id", "file_id", "name")
    }
    now = clock.now()
    out = []
    for row in rows:
        ends = row.starts_at + timedelta(minutes=row.minutes)
        state = "past" if ends < now or row.state == "held" else "now" if row.starts_at <= now else ""
        words = row.about or load("appointment_kinds").label(row.kind, lang)
        sub = ". ".join(one for one in (row.place, _("Bawa: %(what)s") % {"what": row.bring} if row.bring else "") if one)
        url = reverse("cases:appointment_settle", args=[row.file_id, row.pk])
        title = f"{people.get(row.file_id, '')}, {words}"
        out.append(Shown(numbers.clock_time(row.starts_at), title, url, numbers.clock_time(ends), sub, state))
    return out


def week_of(actor: Actor, day: date) -> list[CalendarDay]:
    """Monday to Sunday around `day`."""
    monday = day - timedelta(days=day.weekday())
    rows = between(actor, monday, monday + timedelta(days=6))
    pieces = dict(zip([r.pk for r in rows], shown(rows), strict=True))
    days = []
    for n in range(7):
        one = monday + timedelta(days=n)
        mine = [pieces[r.pk] for r in rows if clock.local(r.starts_at).date() == one]
        days.append(CalendarDay(numbers.short_day(one), one.isoformat(), mine, today=one == clock.today()))
    return days
