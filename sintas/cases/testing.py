"""Files for tests, made through the real verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from .actions.opening import open_case
from .models import Case


@pytest.fixture
def open_a_case(people: dict[str, Actor], house: Any) -> Callable[..., Case]:
    """open_a_case("ratna", name="Bunga") -> a case Ratna leads."""

    def make(who: str = "ratna", **client: Any) -> Case:
        by = people[who]
        with acting_as(by.user_id):
            return open_case(by=by, unit_id=by.units("cases.open")[0], client={"name": "Bunga", **client})

    return make
