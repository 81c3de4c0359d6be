"""Guessing takes time: per account, per address, and for the house as a whole.

Five wrong passwords (or five wrong codes) on one name within ten minutes, and the name waits. Thirty from one address, and the address
waits. Three hundred in the whole house, and only addresses somebody came in from lately may try: guessing spread over many addresses
cannot lock the workers out.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.db import connection

from sintas.kit import clock
from sintas.safekeeping.keys import service_key

from .models import Attempt, KnownAddress

WITHIN = timedelta(minutes=10)
WRONG, FROM_ONE_ADDRESS, IN_THE_HOUSE = 5, 30, 300
KEPT, KNOWN_FOR = timedelta(days=1), timedelta(days=30)
EVERYWHERE = UUID(int=0)  # before sign-in there is no organisation
LIMITS = {"name": WRONG, "code": WRONG, "address": FROM_ONE_ADDRESS}


def digest(what: str, kind: str = "name") -> bytes:
    """Keyed: a password typed into the name's field by mistake must not be readable in the table."""
    field = "sign_in" if kind == "name" else f"sign_in_{kind}"
    return service_key().fingerprint(field, EVERYWHERE, what.strip().casefold())


def minutes_to_wait(username: str, address: str = "", *, kind: str = "name") -> int:
    """0 when one may try. Holds attempts on this name in a row until the end of the transaction, so that many at once are still counted."""
    name = digest(username, kind)
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(name[:8], "big", signed=True)])
    now = clock.now()
    waits = [until_few_enough(name, LIMITS[kind], now)]
    if address:
        waits.append(until_few_enough(digest(address, "address"), FROM_ONE_ADDRESS, now))
        waits.append(until_quiet(address, now))
    return max(waits)


def until_few_enough(whose: bytes, most: int, now: datetime) -> int:
    """Minutes until fewer than `most` wrong ones lie within the time."""
    wrong = Attempt.objects.filter(name_digest=whose, at__gt=now - WITHIN).order_by("-at").values_list("at", flat=True)[most - 1 : most]
    return max((minutes(at, now) for at in wrong), default=0)


def until_quiet(address: str, now: datetime) -> int:
    """Minutes until a stranger's address may try while the house is under guessing; 0 for one that is known."""
    latest = Attempt.objects.filter(kind="name", at__gt=now - WITHIN).order_by("-at").values_list("at", flat=True)
    worst = list(latest[IN_THE_HOUSE - 1 : IN_THE_HOUSE])
    if not worst or KnownAddress.objects.filter(digest=digest(address, "address"), at__gt=now - KNOWN_FOR).exists():
        return 0
    return minutes(worst[0], now)


def minutes(at: datetime, now: datetime) -> int:
    """Whole minutes until what happened `at` counts no more; at least one."""
    return max(1, ceil((at + WITHIN - now).total_seconds() / 60))


def note_wrong(username: str, address: str = "", *, kind: str = "name") -> None:
    """One more wrong one; very old ones go."""
    now = clock.now()
    Attempt.objects.filter(at__lt=now - KEPT).delete()
    rows = [Attempt(name_digest=digest(username, kind), kind=kind, at=now)]
    if address:
        rows.append(Attempt(name_digest=digest(address, "address"), kind="address", at=now))
    Attempt.objects.bulk_create(rows)


def forget(username: str, *, kind: str = "name") -> None:
    """It was them after all."""
    Attempt.objects.filter(name_digest=digest(username, kind)).delete()


def came_from(address: str) -> None:
    """Somebody came in from here; addresses nobody came from for a month go."""
    now = clock.now()
    KnownAddress.objects.filter(at__lt=now - KNOWN_FOR).delete()
    if address:
        KnownAddress.objects.update_or_create(digest=digest(address, "address"), defaults={"at": now})
