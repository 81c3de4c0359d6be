"""A group for tests, made through the real verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.cases.bases import Case
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from .actions.opening import open_group
from .actions.proposing import propose
from .models import Group


@pytest.fixture
def form_a_group(people: dict[str, Actor], house: Any) -> Callable[..., Group]:
    """form_a_group("ratna", openness="open") -> a group Ratna facilitates."""

    def make(who: str = "ratna", **about: Any) -> Group:
        by = people[who]
        with acting_as(by.user_id):
            return open_group(by=by, unit_id=by.units("groups.open")[0], **{"name": "Kawan Rabu", "type": "self_help"} | about)

    return make


def agree(by: Actor, case: Case, *classes: str, outcome: str = "given") -> None:
    """The client lets her group's facilitators know these classes of data; without classes, who she is."""
    record_consent(
        by=by, case=case, outcome=outcome, purposes=["group_work"], recipients=["group_team"], data_classes=classes or ("identity",),
        reading="read_aloud", manner="signed", limits_explained=True,
    )  # fmt: skip


@pytest.fixture
def propose_her(people: dict[str, Actor]) -> Callable[..., Any]:
    """propose_her(case, group) -> the id of the release: Budi's client agreed, and he proposed her."""

    def make(case: Case, group: Group, who: str = "budi", called: str = "Mel", **more: Any) -> Any:
        by = people[who]
        with acting_as(by.user_id):
            agree(by, case, "identity", "assessment")
            return propose(by=by, case=case, group_id=group.pk, called=called, **more)

    return make
