"""A restricted file goes on inside its own team when its lead leaves the house, whoever that team is."""

from __future__ import annotations

from typing import Any

from sintas.access.actions.leaving import leave
from sintas.cases.actions.team import add_member
from sintas.cases.models import Case
from sintas.cases.policy import is_lead
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import User


def test_to_the_supervisor_where_she_is_the_only_other_one(open_a_case: Any, people: Any, cast: Any, as_user: Any) -> None:
    """She does not carry cases, but the lead named her: nobody else may know of it, and a leaver is never kept in the house by a file."""
    case = open_a_case("budi")
    with as_user("budi"):
        add_member(by=people["budi"], case=case, user_id=cast["siska"].pk)
        Case.objects.filter(pk=case.pk).update(restricted_at=clock.now())
    with acting_as(people["ana"].user_id):
        leave(by=people["ana"], user=User.objects.get(username="budi"), receivers={})
    with as_user("siska"):
        assert is_lead(people["siska"], case.pk)
