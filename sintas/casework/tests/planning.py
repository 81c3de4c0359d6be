"""The plan as its page reads it."""

from datetime import timedelta

from sintas.casework.reading.plan import plan_of
from sintas.kit import clock
from sintas.safekeeping import trail


def opened(by, case):
    trail.record(by=by, verb="read plan", file_id=case.pk, opens=True)


def read(by, case):
    opened(by, case)
    return plan_of(case, "id")


def soon(days=3):
    return clock.today() + timedelta(days=days)
