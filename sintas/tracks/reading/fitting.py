"""The facts of a case that decide which tracks are offered. Nothing is unsealed."""

from __future__ import annotations

from sintas.cases.bases import Case
from sintas.cases.reading.head import open_flags
from sintas.cases.reading.ongoing import incident_goes_on
from sintas.cases.reading.perpetrators import relations_of_perpetrators
from sintas.cases.reading.risk import safety_facts

from ..fitting import Facts, Fit, fit
from ..track import Track


def facts_of(case: Case) -> Facts:
    """About ten small queries."""
    return Facts(
        safety=safety_facts(case),
        relations=relations_of_perpetrators(case),
        flags=frozenset(flag.code for flag in open_flags(case.pk)),
        going_on=incident_goes_on(case),
    )


def fit_of(case: Case, track: Track) -> Fit:
    """Of one track; without rules nothing is asked."""
    return fit(track, facts_of(case)) if track.offer or track.never else Fit((), ())
