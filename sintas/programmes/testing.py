"""A programme and its mentor for tests, made through the real verbs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor, actor_for
from sintas.staff.testing import hire

from .actions.running import begin_programme
from .models import Programme


@pytest.fixture
def mira(house: Any) -> Actor:
    """Teaches graphic design in the unit of Ratna; reads no files."""
    return actor_for(hire("mira", house.unit, "mentor"))


@pytest.fixture
def begin(people: dict[str, Actor], house: Any) -> Callable[..., Programme]:
    """begin("Desain grafis", mentors=[...]) -> a programme of the unit, by its head."""

    def make(name: str = "Desain grafis", who: str = "sari", **facts: Any) -> Programme:
        by = people[who]
        times = [{"weekday": 1, "starts": time(8, 0), "ends": time(10, 0), "place": "Ruang data"}]
        with acting_as(by.user_id):
            return begin_programme(
                by=by, unit_id=by.units()[0], name=name, **{"kind": "vocational", "pillar": "vocational", "calendar": times} | facts
            )

    return make


def read(browser: Any, path: str) -> str:
    """What a page says to its reader: without the marks, whose tokens and keys hold two given letters by chance."""
    return re.sub(r"<[^>]+>", " ", browser.get(path).content.decode())
