"""A group of 30 with 50 sessions asks no more of the database than a small one; and each row says where its session stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.groupwork.models import Group, GroupMark, GroupSession, Member, MemberState
from sintas.groupwork.reading.sessions import sessions_of
from sintas.groupwork.tests.meeting import let_in
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
MEMBERS, SESSIONS = 30, 50


@pytest.fixture
def large(form_a_group: Callable[..., Group], people: dict[str, Actor], open_a_case: Callable[..., Any], propose_her: Callable[..., Any]) -> Group:
    """One member let in by the verbs; the rows of 29 more and of the sessions written straight, which takes a second and not a minute."""
    group, ratna = form_a_group(), people["ratna"]
    first = let_in(ratna, group, [open_a_case("budi")], propose_her, "Mel")[0]
    of = {"file_id": group.pk, "organisation_id": group.organisation_id}
    long_ago = clock.today() - timedelta(days=500)
    with acting_as(ratna.user_id):
        gone = of | {"taken_up_on": long_ago, "left_on": clock.today()}
        more = [Member(**gone, member_case=uuid7(), release_id=uuid7(), called=f"Kawan {at}") for at in range(MEMBERS - 1)]
        Member.objects.bulk_create(more)
        MemberState.objects.bulk_create(
            MemberState(**of, member=one, member_case=one.member_case, state="member", on=long_ago, made_by_id=ratna.user_id) for one in more
        )
        sessions = [
            GroupSession(**of, author_id=ratna.user_id, no=at + 1, on=clock.today() - timedelta(days=7 * at), state="held", topic=f"topik {at}")
            for at in range(SESSIONS)
        ]
        GroupSession.objects.bulk_create(sessions)
        GroupMark.objects.bulk_create(
            GroupMark(**of, session=row.entry, member=one, state="present", made_by_id=ratna.user_id) for row in sessions for one in [*more, first]
        )
    return group


def test_lists_and_pages(large: Group, people: dict[str, Actor], signed_in: Callable[[str], Any], django_assert_max_num_queries: Any) -> None:
    ratna, home = signed_in("ratna"), f"/kelompok/{large.pk}/"
    with acting_as(people["ratna"].user_id):
        with django_assert_max_num_queries(3):
            found = sessions_of(large)
        assert len(found) == SESSIONS and len(found[0].marks) == MEMBERS
    ratna.get(home)
    one = f"{home}sesi/{found[-1].entry}/"
    for path, most in ((home, 40), (f"{home}sesi/", 23), (one, 44), (f"{one}hadir/", 24), (f"{home}linimasa/", 18)):
        with django_assert_max_num_queries(most):
            text = ratna.get(path).content.decode()
        assert path.endswith("linimasa/") or "Sesi" in text or "Mel" in text
