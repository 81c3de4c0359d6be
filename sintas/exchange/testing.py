"""What tests of exchange need: a referral on its way, and a partner who holds its link. The clock runs: the database asks its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.cases.bases import Case
from sintas.casework.actions.ending import refer
from sintas.casework.models import Referral
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from .actions.entering import knock
from .actions.linking import Given, give_link
from .partner import Partner

CLASSES = ("identity", "services", "story", "progress", "assessment")


@dataclass
class OnItsWay:
    """A case whose client let a referral to a hospital go out, and the referral, sent."""

    case: Case
    row: Referral
    by: Actor

    @property
    def entry(self) -> Any:
        return self.row.entry


@pytest.fixture
def let_go(people: dict[str, Actor]) -> Callable[..., None]:
    """let_go(case, "identity", "services"): the client agrees to a referral to health with these data."""

    def say(case: Case, *classes: str, who: str = "ratna", **facts: Any) -> None:
        by = people[who]
        with acting_as(by.user_id):
            said: dict[str, Any] = {"outcome": "given", "purposes": ["referral"], "recipients": ["health"], "data_classes": classes or CLASSES}
            record_consent(by=by, case=case, **said | facts)

    return say


@pytest.fixture
def on_its_way(open_a_case: Any, agreed: Any, let_go: Any, people: dict[str, Actor]) -> OnItsWay:
    """Ratna's case of Bunga, referred to RS Contoh and sent."""
    case, by = open_a_case("ratna", name="Bunga Melati"), people["ratna"]
    agreed(case)
    let_go(case)
    with acting_as(by.user_id):
        row = refer(
            by=by, case=case, receiver="RS Contoh", receiver_kind="health", urgency="this_week", state="sent", released=list(CLASSES[1:]),
            purpose="pemeriksaan mata", reasons=["luka lama"], chronology="sejak Agustus", services_given="pendampingan", condition=["tenang"],
        )  # fmt: skip
    return OnItsWay(case, row, by)


@pytest.fixture
def link(on_its_way: OnItsWay) -> Given:
    """The link of that referral, with its token and code."""
    with acting_as(on_its_way.by.user_id):
        return give_link(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry)


@pytest.fixture
def partner(link: Given) -> Partner:
    """Whoever holds the link, as the door knows them."""
    with acting_as(link.link_id):
        found = knock(link.link_id, link.token)
    if found is None:
        raise AssertionError("the link does not open")
    return found
