"""Offers nobody answered: they are asked about, then rise, and in the end run out; the case never left its unit."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, transaction

from sintas.kit import clock
from sintas.practice import referral
from sintas.practice.transfer import RISES_AFTER
from sintas.safekeeping import replaying, trail


@transaction.atomic
def remind(*, rises_after: timedelta = RISES_AFTER) -> int:
    """Tell the lead and the receiving unit once the day of the answer has passed, the heads of both units `rises_after` later, and end what
    ran out. How many offers changed. Nobody acts; running it again adds nothing.
    """
    with connection.cursor() as c:
        c.execute("SELECT what, transfer, file FROM remind_of_transfers(make_interval(secs => %s))", [rises_after.total_seconds()])
        found = c.fetchall()
    for what, transfer_id, file_id in found:
        trail.record(by=None, verb="remind of transfer", file_id=file_id, transfer=str(transfer_id), step=what)
        if what == "expired":
            replaying.note(replaying.RELEASE, transfer_id, clock.now())
    return len(found)


@transaction.atomic
def remind_of_arrivals(*, rises_after: timedelta = referral.RISES_AFTER) -> int:
    """The same of referrals nobody of the receiving unit has accepted or declined; how many. The sender's referral stays as it is."""
    with connection.cursor() as c:
        c.execute("SELECT what, arrival, file FROM remind_of_arrivals(make_interval(secs => %s))", [rises_after.total_seconds()])
        found = c.fetchall()
    for what, arrival_id, file_id in found:
        trail.record(by=None, verb="remind of arrival", file_id=file_id, release=str(arrival_id), step=what)
    return len(found)
