"""`/program/`: the week of one's units and what they offer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit import clock, numbers
from sintas.kit.pieces import Link
from sintas.kit.places import address_if_any
from sintas.safekeeping import trail
from sintas.staff.policy import units_of

from ..policy import RUN, units_seen
from ..reading.week import offered, programme_row, week_of

FARTHEST = 100  # years from today; a week beyond has no date


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """`?mulai=2026-11-23`, any day of the week wanted. Four queries, sign-in and trail apart."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units_seen(actor)
    trail.record(by=actor, verb="see programmes")
    day, url, found = day_asked(request), reverse("programmes:week"), offered(actor)
    runs = units_of(actor).filter(pk__in=actor.units(RUN), closed=False).order_by("name") if actor.holds(RUN) else []
    context = {
        "days": week_of(found, day),
        "title": numbers.month(day),
        "previous": Link(f"{url}?mulai={day - timedelta(days=7)}", _("Minggu lalu")),
        "next": Link(f"{url}?mulai={day + timedelta(days=7)}", _("Minggu depan")),
        "rows": [programme_row(one) for one in found],
        "print_url": address_if_any("week_list"),
        "new": [Link(reverse("programmes:new_programme", args=[unit.pk]), unit.name) for unit in runs],
    }
    return render(request, "programmes/week.html", context)


def day_asked(request: HttpRequest, name: str = "mulai") -> date:
    """Today when it is no day, or one too far away."""
    try:
        wanted = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return clock.today()
    return wanted if abs(wanted.year - clock.today().year) < FARTHEST else clock.today()
