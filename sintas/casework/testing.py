"""What tests of casework and the rooms above need: a case whose client has agreed, sessions made through the real verbs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.cases.bases import Case
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor


@pytest.fixture
def agreed(people: dict[str, Actor]) -> Callable[..., None]:
    """agreed(case, "ratna", on=date(2024, 8, 26)): the client agrees to be accompanied, read aloud."""

    def say(case: Case, who: str = "ratna", on: date | None = None, **facts: Any) -> None:
        by = people[who]
        with acting_as(by.user_id):
            record_consent(
                by=by,
                case=case,
                outcome="given",
                recipients=["own_team"],
                data_classes=["identity"],
                reading="read_aloud",
                manner="signed",
                limits_explained=True,
                happened=on,
                **facts,
            )

    return say
