"""Guessing takes time: per account, per address, and for the house as a whole. Counted in the database, so every worker and thread shares it.

* Account: five wrong passwords (or codes) on one name within ten minutes, and the name waits. Addresses somebody came in from lately and
  all others are counted apart: who guesses from outside makes outsiders wait, not the worker at her desk.
* Address: thirty wrong ones from an address nobody came in from, a hundred from one that is known: an office of many behind one address.
  One name adds five at most, so no colleague who mistypes locks the office out; and whoever is in already (unlocking, proving again)
  is counted by name alone.
* House: three hundred in all, and only known addresses may try: guessing spread over many addresses cannot lock the workers out.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from sintas.kit import clock
from sintas.safekeeping.keys import service_key

from .models import Attempt, KnownAddress

WITHIN = timedelta(minutes=10)
WRONG, FROM_ONE_ADDRESS, FROM_KNOWN, IN_THE_HOUSE = 5, 30, 100, 300
KEPT, KNOWN_FOR = timedelta(days=1), timedelta(days=30)
EVERYWHERE = UUID(int=0)  # before sign-in there is no organisation
STRANGER = "\x00stranger"  # no name can end so


def digest(what: str, kind: str = "name") -> bytes:
    """Keyed: a password typed into the name's field by mistake must not be readable in the table."""
    field = "sign_in" if kind == "name" else f"sign_in_{kind}"
    return service_key().fingerprint(field, EVERYWHERE, what.strip().casefold())


def minutes_to_wait(username: str, address: str = "", *, kind: str = "name") -> int:
    """0 when one may try. Holds attempts on this name in a row until the end of the transaction, so that many at once are still counted."""
    known = is_known(address)
    name = digest(counted_as(username, known), kind)
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(name[:8], "big", signed=True)])
    now = clock.now()
    waits = [until_few_enough(name, WRONG, now)]
    if address:
        waits.append(until_few_enough(digest(address, "address"), FROM_KNOWN if known else FROM_ONE_ADDRESS, now))
    if not known:
        waits.append(until_quiet(now))
    return max(waits)


def is_known(address: str) -> bool:
    """Did somebody come in from here within a month? Without an address it is somebody who is in already."""
    return not address or KnownAddress.objects.filter(digest=digest(address, "address"), at__gt=clock.now() - KNOWN_FOR).exists()


def counted_as(username: str, known: bool) -> str:
    """The name under which an attempt counts: those from known addresses and those of strangers apart."""
    return username.strip() if known else username.strip() + STRANGER


def until_few_enough(whose: bytes, most: int, now: datetime) -> int:
    """Minutes until fewer than `most` wrong ones lie within the time."""
    wrong = Attempt.objects.filter(name_digest=whose, at__gt=now - WITHIN).order_by("-at").values_list("at", flat=True)[most - 1 : most]
    return max((minutes(at, now) for at in wrong), default=0)


def house_is_quiet(kind: str, address: str) -> int:
    """Minutes a stranger's address waits because this kind of door is under guessing everywhere; 0 for one somebody came in from lately."""
    return 0 if is_known(address) else until_quiet(clock.now(), kind)


def until_quiet(now: datetime, kind: str = "name") -> int:
    """Minutes until a stranger's address may try while the house is under guessing."""
    latest = Attempt.objects.filter(kind=kind, at__gt=now - WITHIN).order_by("-at").values_list("at", flat=True)
    return max((minutes(at, now) for at in latest[IN_THE_HOUSE - 1 : IN_THE_HOUSE]), default=0)


def minutes(at: datetime, now: datetime) -> int:
    """Whole minutes until what happened `at` counts no more; at least one."""
    return max(1, ceil((at + WITHIN - now).total_seconds() / 60))


def note_wrong(username: str, address: str = "", *, kind: str = "name") -> None:
    """One more wrong one; very old ones go."""
    now = clock.now()
    Attempt.objects.filter(at__lt=now - KEPT).delete()
    rows = [Attempt(name_digest=digest(counted_as(username, is_known(address)), kind), kind=kind, at=now)]
    if address:
        rows.append(Attempt(name_digest=digest(address, "address"), kind="address", at=now))
    Attempt.objects.bulk_create(rows)


def forget(username: str, *, kind: str = "name") -> None:
    """It was them after all, or an administrator says so."""
    wrong_on(username, kind).delete()


def wrong_on(username: str, kind: str = "name") -> QuerySet[Attempt]:
    """The wrong ones on this name that are kept, from addresses known and unknown."""
    return Attempt.objects.filter(name_digest__in=[digest(counted_as(username, known), kind) for known in (True, False)])


def came_from(address: str) -> None:
    """Somebody came in from here; addresses nobody came from for a month go."""
    now = clock.now()
    KnownAddress.objects.filter(at__lt=now - KNOWN_FOR).delete()
    if address:
        KnownAddress.objects.update_or_create(digest=digest(address, "address"), defaults={"at": now})
