"""Guessing passwords takes time: five wrong ones within ten minutes, then the account waits. (Per address: a later issue.)"""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from uuid import UUID

from django.db import connection

from sintas.kit import clock
from sintas.safekeeping.keys import service_key

from .models import Attempt

WRONG, WITHIN = 5, timedelta(minutes=10)
KEPT = timedelta(days=1)
EVERYWHERE = UUID(int=0)  # before sign-in there is no organisation


def digest(username: str) -> bytes:
    """Keyed: a password typed into the name's field by mistake must not be readable in the table."""
    return service_key().fingerprint("sign_in", EVERYWHERE, username.strip().casefold())


def minutes_to_wait(username: str) -> int:
    """0 when one may try. Holds attempts on this name in a row until the end of the transaction, so that many at once are still counted."""
    name = digest(username)
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(name[:8], "big", signed=True)])
    now = clock.now()
    wrong = list(Attempt.objects.filter(name_digest=name, at__gt=now - WITHIN).order_by("-at").values_list("at", flat=True)[:WRONG])
    if len(wrong) < WRONG:
        return 0
    return max(1, ceil((wrong[-1] + WITHIN - now).total_seconds() / 60))


def note_wrong(username: str) -> None:
    """One more wrong one; very old ones go."""
    now = clock.now()
    Attempt.objects.filter(at__lt=now - KEPT).delete()
    Attempt.objects.create(name_digest=digest(username), at=now)


def forget(username: str) -> None:
    """It was them after all."""
    Attempt.objects.filter(name_digest=digest(username)).delete()
