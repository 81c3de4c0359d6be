"""The facts of a case that decide which tracks are offered. Nothing is unsealed."""

from __future__ import annotations

from sintas.cases.bases import Case
from sintas.cases.reading.perpetrators import flags_up, violence_known
from sintas.cases.reading.risk import known_rows, safety_facts

from ..fitting import Facts, Fit, fit
from ..track import Track


def facts_of(case: Case) -> Facts:
    """One query."""
    rows = known_rows(case)
    known = violence_known(rows)
    return Facts(safety=safety_facts(case, rows), relations=known.relations, flags=flags_up(rows), forms=known.forms, going_on=known.going_on)


def fit_of(case: Case, track: Track) -> Fit:
    """Of one track; without rules nothing is asked."""
    return fit(track, facts_of(case)) if track.offer or track.never else Fit((), ())
