"""How much lies ahead on a day, in numbers: for whoever is told outside of the house. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from sintas.staff.actor import Actor

from ..models import Appointment, Task
from ..policy import visible_to


@dataclass(frozen=True)
class Ahead:
    """Appointments of the day, and tasks due by its end, those late included."""

    appointments: int
    tasks: int

    @property
    def any(self) -> bool:
        return bool(self.appointments or self.tasks)


def ahead_of(actor: Actor, day: date) -> Ahead:
    """One's own, of files one reaches today, counted in the current zone. Two queries."""
    zone = timezone.get_current_timezone()
    start, end = datetime.combine(day, time.min, zone), datetime.combine(day + timedelta(days=1), time.min, zone)
    mine = visible_to(actor).values("pk")
    return Ahead(
        Appointment.objects.filter(owner_id=actor.user_id, state="planned", starts_at__gte=start, starts_at__lt=end, file_id__in=mine).count(),
        Task.objects.filter(owner_id=actor.user_id, done_at=None, dropped=False, due_at__lt=end, file_id__in=mine).count(),
    )
