"""The week of one's units: what happens when, and the programmes with nobody's name."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from sintas.kit import clock, numbers
from sintas.kit.pieces import Appointment, CalendarDay, Row
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from ..models import Programme
from ..policy import programmes_seen

DAYS = 7


def offered(actor: Actor) -> list[Programme]:
    """What one's units offer now, by name. One query."""
    return list(programmes_seen(actor).filter(ended_on=None).order_by("name"))


def week_of(programmes: list[Programme], day: date) -> list[CalendarDay]:
    """Seven days from Monday on, each with its times in their order."""
    monday, today = day - timedelta(days=day.weekday()), clock.today()
    times: dict[int, list[tuple[str, Appointment]]] = {}
    for one in programmes:
        for at in one.calendar:
            times.setdefault(int(at["weekday"]), []).append((at["starts"], appointment(one, at)))
    days = [monday + timedelta(days=n) for n in range(DAYS)]
    return [
        CalendarDay(
            numbers.short_day(one),
            one.isoformat(),
            [told for _starts, told in sorted(times.get(one.weekday(), []), key=lambda two: (two[0], two[1].title))],
            today=one == today,
            off="" if times.get(one.weekday()) else "–",
        )
        for one in days
    ]


def appointment(one: Programme, at: dict[str, Any]) -> Appointment:
    """One time of the week; hours as the reader's language writes them."""
    return Appointment(
        dotted(at["starts"]), one.name, reverse("programmes:programme", args=[one.pk]), until=dotted(at.get("ends") or ""), sub=at.get("place") or ""
    )


def dotted(hour: str) -> str:
    """ "08:00" as 08.00 in Indonesian, 08:00 in English; "" stays."""
    return numbers.clock_time(time.fromisoformat(hour)) if hour else ""


def programme_row(one: Programme) -> Row:
    """One programme in a list."""
    lang = get_language() or "id"
    words = [load("programme_kinds").label(one.kind, lang) if one.kind else ""]
    words += [load("vocations").label(one.vocation, lang)] if one.vocation else []
    words += [load("pillars").label(one.pillar, lang)] if one.pillar else []
    return Row(one.name, reverse("programmes:programme", args=[one.pk]), " · ".join(word for word in words if word))
