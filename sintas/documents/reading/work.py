"""What papers read of the work itself (sessions, assessment, plan ...): by name, each only when a paper asks for it. Opens content.

A paper names its readings in the catalogue (`work`) and finds them redacted in `sheet.work`. A reading is a dataclass (one thing of a case) or
a tuple of them (several, oldest first), every field classed (safekeeping/redaction.py). What a paper can be about (`of`) has `entry`,
`number` and `when`: the worker chooses by these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from sintas.cases.bases import Case
from sintas.cases.reading.paper_duties import duties_for_paper
from sintas.cases.reading.paper_handing import HandingPart, handing_for_paper
from sintas.cases.reading.source_wording import wordings_for_paper
from sintas.casework.reading.for_paper import sessions_for_paper
from sintas.casework.reading.paper_assessment import assessment_for_paper
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart
from sintas.casework.reading.paper_conference import conferences_for_paper
from sintas.casework.reading.paper_ending import (
    TerminationPart,
    follow_ups_for_paper,
    referrals_for_paper,
    termination_for_paper,
)
from sintas.casework.reading.paper_evaluation import ChangePart, change_for_paper, evaluations_for_paper
from sintas.casework.reading.paper_measuring import MeasuringPart, measuring_for_paper
from sintas.casework.reading.paper_plan import InterventionPart, intervention_for_paper
from sintas.exchange.reading.paper_minutes import confirmations_for_paper, signatures_for_paper
from sintas.exchange.reading.paper_transfer import transfers_for_paper
from sintas.programmes.reading.for_paper import enrolments_for_paper, leaves_for_paper
from sintas.safekeeping.redaction import plain, redact, without_words
from sintas.tracks.reading.for_paper import stays_for_paper, tracks_for_paper

Work = Mapping[str, Any]


@dataclass(frozen=True)
class Reader:
    """`read(case, lang)` inside translation.override(lang); `empty` is what a case has of it that has none, and a blank form."""

    read: Callable[[Case, str], Any]
    empty: Any = ()


READERS: dict[str, Reader] = {
    "sessions": Reader(sessions_for_paper),
    "assessment": Reader(assessment_for_paper, AssessmentPart()),
    "plan": Reader(intervention_for_paper, InterventionPart()),
    "conferences": Reader(conferences_for_paper),
    "signatures": Reader(signatures_for_paper),
    "confirmations": Reader(confirmations_for_paper),
    "evaluations": Reader(evaluations_for_paper),
    "change": Reader(change_for_paper, ChangePart()),
    "measuring": Reader(measuring_for_paper, MeasuringPart()),
    "termination": Reader(termination_for_paper, TerminationPart()),
    "referrals": Reader(referrals_for_paper),
    "follow_ups": Reader(follow_ups_for_paper),
    "wordings": Reader(wordings_for_paper),
    "duties": Reader(duties_for_paper),
    "tracks": Reader(tracks_for_paper),
    "stays": Reader(stays_for_paper),
    "enrolments": Reader(enrolments_for_paper),
    "leaves": Reader(leaves_for_paper),
    "transfers": Reader(transfers_for_paper),
    "handing": Reader(handing_for_paper, HandingPart()),
}


@dataclass(frozen=True)
class _Held:
    """Lets redaction drop rows of a reading that is itself a tuple."""

    it: Any = plain(None)  # noqa: RUF009


def work_of(case: Case, lang: str, names: Collection[str]) -> Work:
    """The readings named, unredacted. Inside translation.override(lang); content must be open."""
    return {name: READERS[name].read(case, lang) for name in sorted(names)}


def empty_work(names: Collection[str]) -> Work:
    """The same with nothing in it."""
    return {name: READERS[name].empty for name in names}


def redacted_work(work: Work, allowed: Collection[str]) -> Work:
    """Every reading as `allowed` leaves it; a reading that may not be there at all is its empty self."""
    found = {name: redact(_Held(one), allowed).it for name, one in work.items()}
    return {name: READERS[name].empty if one is None else one for name, one in found.items()}


def unnamed_work(work: Work, names: Collection[str], mark: str, shortest: int) -> Work:
    """`names` taken out of running text; who wrote something (`by`) keeps the name."""
    return {name: _authors_back(without_words(one, names, mark, shortest=shortest), one) for name, one in work.items()}


def _authors_back(value: Any, before: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_authors_back(one, was) for one, was in zip(value, before, strict=True))
    return replace(value, by=before.by) if is_dataclass(value) and not isinstance(value, type) and hasattr(value, "by") else value
