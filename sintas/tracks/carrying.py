"""The tables of this room that travel with a case, and what a row of another house must hold so that our pages can show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from sintas.cases.carrying.table import FREE, OWNER, Table

from .loader import slugs, track
from .models import CaseTrack, TrackStep
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
)  # fmt: skip
