"""The calendar feed of a worker: made, renewed, switched off by herself; read by her calendar program, which is nobody."""

from __future__ import annotations

import hashlib
import secrets

from django.db import connection, transaction

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..models import Feed
from ..policy import may_have_feed
from ..reading.feed import Asked, FeedEvent, events_of

BITS = 256


@transaction.atomic
def make_feed(*, by: Actor) -> str:
    """A new secret address for one's own times; an older one ends at once. Returns the token, which is kept nowhere: show it now. Raises Refusal."""
    may_have_feed(by)
    User.objects.select_for_update().only("id").get(pk=by.user_id)  # two at the same moment: the second ends the first
    ended = Feed.objects.filter(user_id=by.user_id, ended_at=None).update(ended_at=clock.now())
    token = secrets.token_urlsafe(BITS // 8)
    made = Feed.objects.create(user_id=by.user_id, organisation_id=by.organisation_id, digest=digest(token), made_at=clock.now())
    trail.record(by=by, verb="renew feed" if ended else "make feed", feed=str(made.pk))
    return token


@transaction.atomic
def end_feed(*, by: Actor) -> bool:
    """The address answers no more. Repeating is harmless; whether there was one."""
    ended = Feed.objects.filter(user_id=by.user_id, ended_at=None).update(ended_at=clock.now())
    if ended:
        trail.record(by=by, verb="end feed")
    return bool(ended)


@transaction.atomic
def fetch(token: str) -> tuple[Asked, list[FeedEvent]] | None:
    """What a calendar program gets that knows the address: times and kinds, nothing else. None when it leads nowhere (any more).

    Runs for nobody: no row of any table opens, only what the owner's functions give (migrations, `ask_feed`, `feed_of`, `feed_groups_of`). One row in
    the trail, not more than one an hour: programs ask every few minutes, for years.
    """
    wanted = digest(token)
    with connection.cursor() as c:
        c.execute("SELECT feed, tongue, zone, first FROM ask_feed(%s, %s, %s)", [wanted, clock.now(), clock.today()])
        row = c.fetchone()
    if row is None:
        return None
    asked = Asked(*row[:3])
    if row[3]:
        trail.record(by=None, verb="fetch feed", feed=str(asked.feed_id))
    return asked, events_of(wanted, asked.zone)


def digest(token: str) -> bytes:
    """As it is kept."""
    return hashlib.sha256(token.encode()).digest()
