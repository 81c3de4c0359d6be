"""Break-glass by a carer who also works in a team, but not in this one."""

from __future__ import annotations

import pytest

from sintas.access.actions.breaking import break_glass
from sintas.cases.actions.team import add_member, end_membership
from sintas.cases.models import Access
from sintas.cases.policy import observable_by, visible_to
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import actor_for
from sintas.staff.models import Posting, User


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga")


def broken(people, as_user, case, who):
    with as_user(who):
        return break_glass(by=people[who], number=case.number, reason="danger_now", words="Polisi menunggu di depan rumah aman")


def test_a_carer_breaks_the_glass_like_everybody_and_is_a_carer_again_after_it(case, people, as_user, cast, house):
    """She also works in a team, but not in this one: four hours on its team, and her care goes on all the while."""
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    with pytest.raises(Refusal):  # who cares only, and works with no case, opens none
        broken(people, as_user, case, who="dewi")
    Posting.objects.create(user=cast["dewi"], unit=house.other_unit, role="worker")
    people["dewi"] = actor_for(User.objects.get(pk=cast["dewi"].pk))
    assert broken(people, as_user, case, who="dewi").found == "in"
    with as_user("dewi"):
        assert visible_to(people["dewi"]).get().pk == case.pk
        assert observable_by(people["dewi"]).get().pk == case.pk, "in two ways, and once on the list"
        assert {row.role for row in Access.live.filter(user_id=cast["dewi"].pk)} == {"carer", "break_glass"}
    assert broken(people, as_user, case, who="dewi").found == "there"
    with as_user("ratna"):
        end_membership(by=people["ratna"], case=case, user_id=cast["dewi"].pk, why="other")
        assert not Access.live.filter(user_id=cast["dewi"].pk).exists()
