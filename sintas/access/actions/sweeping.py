"""After an erasure: what was being written at that very moment goes as well."""

from __future__ import annotations

from django.db import connection, transaction

from sintas.safekeeping import trail


@transaction.atomic
def sweep_erased() -> int:
    """Rows that came to stand in a file after it had been erased are destroyed; how many files had any. Nobody acts; running it again adds nothing."""
    with connection.cursor() as c:
        c.execute("SELECT sweep_erased()")
        swept = int(c.fetchone()[0])
    if swept:
        trail.record(by=None, verb="erase file", swept=swept)
    return swept
