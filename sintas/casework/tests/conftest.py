"""A plan that stands, and a request for its approval."""

import pytest

from sintas.casework.actions.approving import ask_approval
from sintas.casework.tests.approving import write_plan


@pytest.fixture
def plan(case, people, as_user):
    with as_user("ratna"):
        return write_plan(people["ratna"], case)


@pytest.fixture
def asked(case, plan, people, cast, as_user):
    with as_user("ratna"):
        return ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk, note="mohon dibaca")
