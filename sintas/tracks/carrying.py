"""The tables of this room that travel with a case, and what a row of another house must hold so that our pages can show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from sintas.cases.carrying.table import FREE, OWNER, Table

from .actions.weighing import CELLS
from .loader import slugs, track
from .models import Advocacy, CaseTrack, EconomicProgress, SafeHouseStay, TrackStep, Weighing
from .track import Track


def known(facts: Mapping[str, Any]) -> Track:
    """The track of a row. Raises ValueError for one this house does not have."""
    slug = facts.get("track", "")
    if slug not in slugs():
        raise ValueError("this house has no such track")
    return track(slug)


def track_fits(facts: Mapping[str, Any]) -> None:
    """Its aims are among those of the track. Raises ValueError."""
    if set(facts.get("aims") or ()) - {one.code for one in known(facts).aims}:
        raise ValueError("these are no aims of this track")


def step_fits(facts: Mapping[str, Any]) -> None:
    """The step, its outcome, functions and questions are those of the track. Raises ValueError."""
    whole = known(facts)
    step = whole.step(str(facts.get("step", "")))
    if step is None:
        raise ValueError("this track has no such step")
    answers = facts.get("answers") or {}
    if not isinstance(answers, Mapping) or set(answers) - {one.code for one in step.questions}:
        raise ValueError("this step does not ask that")
    if (outcome := facts.get("outcome")) and outcome not in {one.code for one in step.outcomes}:
        raise ValueError("this step has no such outcome")
    if set(facts.get("functions") or ()) - {one.code for one in whole.functions}:
        raise ValueError("this track has no such function")
    if not all(isinstance(line, str) for line in facts.get("paper_numbers") or ()):
        raise ValueError("numbers of papers are lines")


def entry_of_the_track(file_id: UUID, row: Mapping[str, Any]) -> UUID:
    """A case has one entry of each track (actions/base.py)."""
    return uuid5(file_id, f"track {row.get('track')}")


def weighing_fits(facts: Mapping[str, Any]) -> None:
    """Rows of words, and a choice among them. Raises ValueError."""
    rows = facts.get("alternatives") or []
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) and not set(row) - set(CELLS) for row in rows):
        raise ValueError("alternatives are rows")
    if facts.get("state") == "chosen" and not 1 <= (facts.get("chosen") or 0) <= len(rows):
        raise ValueError("the choice is none of the alternatives")


def progress_fits(facts: Mapping[str, Any]) -> None:
    """A level of 0 to 4, with its rater. Raises ValueError."""
    level = facts.get("level")
    if level is not None and (level not in range(5) or not facts.get("rater")):
        raise ValueError("a level is 0 to 4 and names its rater")


def advocacy_fits(facts: Mapping[str, Any]) -> None:
    """Of a step this house knows, or of none. Raises ValueError."""
    slug, _dash, code = str(facts.get("part") or "").partition("-")
    if slug and (slug not in slugs() or track(slug).step(code) is None):
        raise ValueError("this house has no such step")


OF_THE_TRACKS = (
    Table(
        CaseTrack,
        {"track": FREE, "library_version": FREE, "state": "track_states", "owner": OWNER, "aims": FREE, "result": "track_results"},
        entry_for=entry_of_the_track,
        check=track_fits,
    ),
    Table(
        TrackStep,
        {
            "track": FREE, "step": FREE, "state": "track_step_states", "outcome": FREE, "owner": OWNER, "companions": "companions",
            "functions": FREE, "papers": "attachment_kinds",
        },
        check=step_fits,
        left_out=frozenset({"attachments"}),
    ),
    Table(SafeHouseStay, {"criteria": "safe_house_criteria", "left_to": "return_places"}, left_out=frozenset({"approver"})),
    Table(Weighing, {"state": "weighing_states"}, check=weighing_fits),
    Table(EconomicProgress, {"kind_of": "economic_kinds", "rater": "raters"}, check=progress_fits),
    Table(
        Advocacy,
        {"part": FREE, "service_kind": "consent_recipients", "owner": OWNER, "result": "advocacy_results"},
        check=advocacy_fits,
    ),
)  # fmt: skip
