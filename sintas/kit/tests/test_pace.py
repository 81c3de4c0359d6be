"""The yardstick follows the machine, and a limit can still be broken."""

from __future__ import annotations

import time

from sintas.kit.tests import pace


def test_the_yardstick_costs_itself_on_any_machine() -> None:
    """Ten times the work is ten times the time, in the usual machine's seconds; a faster machine may need less."""
    ten = pace.fastest(lambda: [pace.yardstick() for _time in range(10)])
    assert ten < 14 * pace.USUAL


def test_work_that_grew_is_seen() -> None:
    """Five times the work: with the cores full of other tests, three times was once measured as 1.9996 times."""
    once = pace.fastest(pace.yardstick)
    grown = pace.fastest(lambda: [pace.yardstick() for _time in range(5)])
    assert grown > 2 * once


def test_waiting_counts_on_the_clock_on_the_wall_only() -> None:
    with pace.Watch(time.perf_counter) as waited:
        time.sleep(0.2)
    with pace.Watch() as worked:
        time.sleep(0.2)
    assert worked.seconds < 0.05 < waited.seconds
