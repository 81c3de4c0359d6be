"""What no restore may bring back stands in the list as soon as it is committed, not only after the next backup has looked for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sintas.access.actions.restricting import restrict
from sintas.cases.actions.team import add_member, block, end_membership
from sintas.safekeeping import replaying
from sintas.safekeeping.identity import acting_as
from sintas.staff.actions.leaving import let_go
from sintas.staff.actions.postings import end
from sintas.staff.actions.second_step import forget_second_step
from sintas.staff.models import Posting
from sintas.staff.testing import a_code_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., list[tuple[str, Any]]]:
    """listed(act) -> (kind, id) of the lines that `act` added once it was committed."""
    settings.REPLAY_LIST = str(tmp_path / "replay" / "list.jsonl")

    def look(by: Any, act: Callable[[], Any]) -> list[tuple[str, Any]]:
        before = len(replaying.read(Path(settings.REPLAY_LIST)).entries)
        with django_capture_on_commit_callbacks(execute=True), acting_as(by.user_id):
            act()
        return [(entry.kind, entry.id) for entry in replaying.read(Path(settings.REPLAY_LIST)).entries[before:]]

    return look


@pytest.fixture
def case(open_a_case: Any, people: dict[str, Any], cast: dict[str, Any], as_user: Any) -> Any:
    made = open_a_case("ratna")
    with as_user("ratna"):
        for name in ("budi", "dewi"):
            add_member(by=people["ratna"], case=made, user_id=cast[name].pk)
    return made


def test_of_a_case(listed: Any, case: Any, people: dict[str, Any], cast: dict[str, Any]) -> None:
    ratna = people["ratna"]
    assert listed(ratna, lambda: restrict(by=ratna, case=case, reason="hiding")) == [(replaying.RESTRICTED, case.pk)]
    assert (replaying.CONFLICT, case.pk) in listed(ratna, lambda: block(by=ratna, case=case, user_id=cast["siska"].pk))
    assert [kind for kind, _id in listed(ratna, lambda: end_membership(by=ratna, case=case, user_id=cast["dewi"].pk, why="done"))] == [replaying.OUT]


def test_of_a_person(listed: Any, people: dict[str, Any], cast: dict[str, Any]) -> None:
    ana = people["ana"]
    role = Posting.objects.filter(user=cast["budi"], ended_at=None).first()
    assert role is not None
    assert listed(ana, lambda: end(by=ana, posting=role)) == [(replaying.ROLE, role.pk)]
    a_code_for(cast["sari"])
    assert listed(ana, lambda: forget_second_step(by=ana, user=cast["sari"])) == [(replaying.SECOND_STEP, cast["sari"].pk)]
    assert listed(ana, lambda: let_go(by=ana, user=cast["inah"])) == [(replaying.LEFT, cast["inah"].pk)]
