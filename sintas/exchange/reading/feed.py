"""What leaves by the calendar feed: a kind, a start, an end, an id that leads nowhere. No name, no place, no number, no note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils import translation
from django.utils.translation import pgettext
from icalendar import Calendar, Event

from sintas.kit import clock
from sintas.staff.actor import Actor

from ..models import Feed

BACK, AHEAD = timedelta(days=30), timedelta(days=180)
AGAIN = timedelta(hours=1)  # how often a program is asked to come
ON_ITS_DAY = "on_its_day"  # a kind without an hour
NOT_THE_ROWS_ID = UUID("8c9d4d62-1d3b-4f0b-9d8e-6c2f5a1b7e40")  # the id that leaves is made from the row's, and does not lead back to it


@dataclass(frozen=True)
class Asked:
    """The feed a program came for: its owner's language and the zone she works in ("" = the installation's)."""

    feed_id: UUID
    language: str
    time_zone: str

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone or settings.TIME_ZONE)


@dataclass(frozen=True)
class FeedEvent:
    """One time that is taken, or one day on which something is owed (`kind` task: its moment is `starts`), or on which a group meets at no hour yet."""

    kind: str
    id: UUID
    starts: datetime
    ends: datetime
    changed: datetime
    changes: int


@dataclass(frozen=True)
class FeedState:
    """Since when there is an address, and when a program last came; both None when there is none."""

    made_at: datetime | None = None
    asked_at: datetime | None = None

    @property
    def on(self) -> bool:
        return self.made_at is not None


def feed_state(actor: Actor) -> FeedState:
    """One's own."""
    row = Feed.objects.filter(user_id=actor.user_id, ended_at=None).first()
    return FeedState(row.made_at, row.asked_at) if row else FeedState()


def events_of(digest: bytes, zone: ZoneInfo) -> list[FeedEvent]:
    """Thirty days back, half a year ahead, in the order of time. `zone`: in which the hours of a group's sessions are meant."""
    now = clock.now()
    with connection.cursor() as c:
        c.execute(
            "SELECT kind, id, starts, ends, changed, changes FROM feed_of(%s, %s, %s, %s) ORDER BY starts, id",
            [digest, clock.today(), now - BACK, now + AHEAD],
        )
        found = [FeedEvent(*row) for row in c.fetchall()]
        c.execute("SELECT id, meets_on, starts, ends, changed, changes FROM feed_groups_of(%s, %s, %s, %s)", [digest, clock.today(), *days(now)])
        return sorted([*found, *(of_group(zone, *row) for row in c.fetchall())], key=lambda one: (one.starts, str(one.id)))


def days(now: datetime) -> tuple[date, date]:
    """The same span in days."""
    return (now - BACK).date(), (now + AHEAD).date()


def of_group(zone: ZoneInfo, ident: UUID, on: date, at: time | None, until: time | None, changed: datetime, changes: int) -> FeedEvent:
    """A session of a group looks like any appointment; without an hour it stands on its day, and without an end it takes one hour."""
    starts = datetime.combine(on, at or time.min, zone)
    ends = datetime.combine(on, until, zone) if until is not None else starts + timedelta(hours=1)
    return FeedEvent("appointment" if at is not None else ON_ITS_DAY, ident, starts, ends, changed, changes)


def title(kind: str) -> str:
    """All that a calendar program, and whoever looks at it, ever reads."""
    words = {
        "court": pgettext("calendar", "Sidang"),
        "task": pgettext("calendar", "Tugas"),
    }
    return words.get(kind, pgettext("calendar", "Janji"))


def as_ics(asked: Asked, events: list[FeedEvent]) -> bytes:
    """RFC 5545. Moments are written in UTC, which needs no zone and is right in all three; what is owed stands on its day where she works."""
    whole = Calendar()
    whole.add("prodid", "-//kalender//ID")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    with translation.override(asked.language):
        whole.add("x-wr-calname", pgettext("calendar", "Kalender"))
        whole.add("x-wr-timezone", asked.zone.key)
        whole.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
        whole.add("x-published-ttl", "PT1H")
        for one in events:
            whole.add_component(as_event(one, asked.zone))
    return bytes(whole.to_ical())


def as_event(one: FeedEvent, zone: ZoneInfo) -> Event:
    """One of them; a task fills its day and makes nobody busy."""
    event = Event()
    event.add("uid", str(uuid5(NOT_THE_ROWS_ID, str(one.id))))
    event.add("summary", title(one.kind))
    if one.kind in ("task", ON_ITS_DAY):
        day = one.starts.astimezone(zone).date()
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", one.starts.astimezone(UTC))
        event.add("dtend", one.ends.astimezone(UTC))
    event.add("dtstamp", one.changed.astimezone(UTC))
    event.add("last-modified", one.changed.astimezone(UTC))
    event.add("sequence", one.changes)
    event.add("class", "PRIVATE")
    return event
