"""Nobody begins to read a file as its lead without the team knowing: not the head either, who could give a case to herself."""

from __future__ import annotations

from typing import Any

import pytest

from sintas.cases.actions.team import add_member, hand_over
from sintas.cases.models import Case
from sintas.cases.policy import visible_to
from sintas.safekeeping.refusals import BadInput
from sintas.staff.models import Notice


@pytest.fixture
def case(open_a_case: Any, people: Any, cast: Any, as_user: Any) -> Any:
    """Ratna leads, Budi helps, Dewi cares."""
    made = open_a_case("ratna")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=made, user_id=cast["budi"].pk, role="second")
        add_member(by=people["ratna"], case=made, user_id=cast["dewi"].pk, role="carer")
    return made


def told(as_user: Any, cast: Any, who: str) -> list[tuple[str, Any]]:
    with as_user(who):
        rows = Notice.objects.filter(user_id=cast[who].pk, code__in=["case_taken_over", "lead_changed", "case_handed_over"])
        return list(rows.values_list("code", "file_id"))


def test_the_head_takes_a_case_for_herself_and_everybody_on_it_is_told(case, people, cast, as_user, signed_in):
    with as_user("sari"):
        hand_over(by=people["sari"], file_id=case.pk, new_lead_id=cast["sari"].pk, why="other")
        assert visible_to(people["sari"]).get().pk == case.pk
    assert told(as_user, cast, "ratna") == [("case_taken_over", None)]  # the file is hers no more: no address of it
    assert told(as_user, cast, "budi") == [("lead_changed", case.pk)]
    assert told(as_user, cast, "dewi") == []
    assert "Kepala unit menyerahkan kasus yang Anda dampingi" in signed_in("ratna").get("/").content.decode()
    assert "Pendamping utama sebuah kasus Anda berganti" in signed_in("budi").get("/").content.decode()


def test_the_same_when_she_gives_it_to_somebody_else(case, people, cast, as_user):
    with as_user("sari"):
        hand_over(by=people["sari"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="absence")
    assert told(as_user, cast, "ratna") == [("case_taken_over", None)]
    assert told(as_user, cast, "budi") == [("case_handed_over", case.pk)]


def test_by_her_own_hand_she_needs_no_notice(case, people, cast, as_user, house):
    with as_user("ratna"):
        hand_over(by=people["ratna"], file_id=case.pk, new_lead_id=cast["tono"].pk, why="leaving")
    assert told(as_user, cast, "ratna") == []
    assert told(as_user, cast, "budi") == [("lead_changed", case.pk)]
    assert told(as_user, cast, "tono") == [("case_handed_over", case.pk)]


def test_inside_a_restricted_case_as_well(case, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["tono"].pk)
        Case.objects.filter(pk=case.pk).update(restricted_at=case.file.opened_at)
        hand_over(by=people["ratna"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="leaving")
    assert told(as_user, cast, "tono") == [("lead_changed", case.pk)]
    assert told(as_user, cast, "sari") == []


@pytest.mark.parametrize("who", ["dewi", "ana", "inah", "siska"])
def test_the_database_gives_no_case_to_somebody_who_does_not_work_with_cases(case, people, cast, as_user, who):
    """A carer, an administrator, somebody who receives enquiries, a supervisor: the form never offers them; past the form they are refused in words."""
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        hand_over(by=people["ratna"], file_id=case.pk, new_lead_id=cast[who].pk, why="leaving")
    assert "tidak dapat diserahkan" in str(refused.value.fields["new_lead"])
    with as_user("ratna"):
        assert visible_to(people["ratna"]).get().pk == case.pk
