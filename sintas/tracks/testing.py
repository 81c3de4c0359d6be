"""What tests of tracks and the rooms above need: a case whose client has chosen a track, through the real verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.bases import Case
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from .actions.tracks import decide_track
from .models import CaseTrack


@pytest.fixture
def choose(people: dict[str, Actor]) -> Callable[..., CaseTrack]:
    """choose(case, "legal") -> the client has chosen it; Ratna writes it down."""

    def take(case: Case, track: str, who: str = "ratna", **facts: Any) -> CaseTrack:
        by = people[who]
        with acting_as(by.user_id):
            return decide_track(by=by, case=case, track=track, **{"state": "chosen", **facts})

    return take
