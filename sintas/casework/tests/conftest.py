"""A plan that stands, and a request for its approval; documented cases brought in by somebody who works in two units."""

from collections.abc import Callable
from typing import Any

import pytest

from sintas.casework import importing
from sintas.casework.actions.approving import ask_approval
from sintas.casework.tests.approving import write_plan
from sintas.casework.tests.exported import FIXTURES
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import Posting


@pytest.fixture
def plan(case, people, as_user):
    with as_user("ratna"):
        return write_plan(people["ratna"], case)


@pytest.fixture
def asked(case, plan, people, cast, as_user):
    with as_user("ratna"):
        return ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk, note="mohon dibaca")


@pytest.fixture
def ratna(house: Any, cast: Any) -> Actor:
    """Ratna works in both units of the Sentra."""
    Posting.objects.create(user=cast["ratna"], unit=house.other_unit, role="worker")
    return actor_for(cast["ratna"])


@pytest.fixture
def bring(ratna: Actor, as_user: Any) -> Callable[[str], None]:
    """bring("ms") carries every case of a fixture in for Ratna."""

    def go(name: str) -> None:
        with as_user("ratna"):
            for one in importing.read(FIXTURES / f"{name}.yaml"):
                importing.carry_in(by=ratna, one=one)

    return go
