"""One's own day and week: appointments and what falls due, by initials only."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

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

from ..diary_above import from_above
from ..models import Appointment, Client
from ..policy import visible_to
from .tasks import TaskLine, tasks_of


def span_of(first: date, last: date) -> tuple[datetime, datetime]:
    """From the first moment of `first` until the first after `last`, in the zone of whoever looks."""
    zone = timezone.get_current_timezone()
    return datetime.combine(first, time.min, zone), datetime.combine(last + timedelta(days=1), time.min, zone)


def between(actor: Actor, first: date, last: date) -> list[Appointment]:
    """Own appointments of these days, cancelled ones left out, earliest first."""
    start, end = span_of(first, last)
    return list(
        Appointment.objects.filter(owner_id=actor.user_id, starts_at__gte=start, starts_at__lt=end, file__case__in=visible_to(actor))
        .exclude(state="cancelled")
        .order_by("starts_at")
    )


def who_is(file_ids: set[UUID]) -> dict[UUID, str]:
    """Initials by file. One query."""
    return {c.file_id: initials(readable(c, "name", "?")) for c in Client.current.filter(file_id__in=file_ids).only("id", "file_id", "name")}


def shown(rows: list[Appointment], people: dict[UUID, str] | None = None) -> list[Shown]:
    """As the page draws them; one more query for the initials, unless they are given."""
    lang = get_language() or "id"
    people = who_is({r.file_id for r in rows}) if people is None else people
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


def owed(tasks: list[TaskLine], people: dict[UUID, str]) -> list[Shown]:
    """Tasks in a day, at the moment until which they are due."""
    late, ahead = _("Tugas, sudah lewat waktunya."), _("Tugas, paling lambat jam ini.")
    return [
        Shown(
            numbers.clock_time(one.due_at), ", ".join(part for part in (people.get(one.file_id, one.number), one.title) if part),
            reverse("cases:task_answer", args=[one.file_id, one.task_id]), sub=late if one.overdue else ahead,
        )
        for one in tasks
    ]  # fmt: skip


def days_of(actor: Actor, first: date, last: date) -> dict[date, list[Shown]]:
    """What is agreed and what falls due on each of these days, in the order of time. Four queries, however many days, and those of rooms above."""
    rows, (start, end) = between(actor, first, last), span_of(first, last)
    tasks = tasks_of(actor, since=start, until=end)
    people = who_is({row.file_id for row in rows} | {task.file_id for task in tasks})
    timed = [(row.starts_at, piece) for row, piece in zip(rows, shown(rows, people), strict=True)]
    timed += [(task.due_at, piece) for task, piece in zip(tasks, owed(tasks, people), strict=True) if task.due_at]
    timed += from_above(actor, first, last)
    found: dict[date, list[Shown]] = {first + timedelta(days=n): [] for n in range((last - first).days + 1)}
    for at, piece in sorted(timed, key=lambda one: one[0]):
        found[clock.local(at).date()].append(piece)
    return found


def week_of(actor: Actor, day: date) -> list[CalendarDay]:
    """Monday to Sunday around `day`."""
    monday = day - timedelta(days=day.weekday())
    of_days = days_of(actor, monday, monday + timedelta(days=6))
    return [CalendarDay(numbers.short_day(one), one.isoformat(), held, today=one == clock.today()) for one, held in of_days.items()]
