"""Where somebody is signed in now. The sessions' table knows no person: every session that still lives is opened and asked whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from sintas.kit import clock
from sintas.safekeeping.keys import service_key

from ..models import User
from ..session_limits import IDLE, LONGEST


@dataclass(frozen=True)
class SessionShown:
    """One session. `handle` names it in an address and opens nothing; `here` is the one that asks."""

    handle: str
    began: datetime
    seen: datetime
    locked: bool
    device: str
    here: bool


def sessions_of(user: User, here: str | None) -> list[SessionShown]:
    """One's own, this one first, then the one used last. `here` is the key of the session that asks."""
    now = clock.now()
    found = [shown(user, key, held, here, now) for key, held in living(user)]
    return sorted(found, key=lambda one: (not one.here, -one.seen.timestamp()))


def living(user: User) -> Iterator[tuple[str, dict[str, Any]]]:
    """Key and contents of every session that would still open something for this person."""
    now, right = clock.now(), user.get_session_auth_hash()
    store = SessionStore()
    for key, packed in Session.objects.filter(expire_date__gt=timezone.now()).values_list("session_key", "session_data"):
        held = store.decode(packed)
        if held.get(SESSION_KEY) != str(user.pk) or not constant_time_compare(held.get(HASH_SESSION_KEY, ""), right):
            continue
        over = now - moment(held, "began", now) > LONGEST
        owes = user.second_step_at is not None and not held.get("second")
        if not (over or owes):
            yield key, held


def shown(user: User, key: str, held: dict[str, Any], here: str | None, now: datetime) -> SessionShown:
    """A session that nobody touched for long is locked, whether or not anybody asked it since."""
    seen = moment(held, "seen", now)
    locked = bool(held.get("locked")) or now - seen > IDLE
    return SessionShown(handle_of(user, key), moment(held, "began", now), seen, locked, str(held.get("on", "")), key == here)


def moment(held: dict[str, Any], name: str, otherwise: datetime) -> datetime:
    return datetime.fromisoformat(held[name]) if held.get(name) else otherwise


def handle_of(user: User, key: str) -> str:
    """Sixteen letters that name a session without being its key."""
    return service_key().fingerprint("session", user.pk, key).hex()[:16]
