"""Ratna offers a case to the unit that accompanies children: Wulan heads it, Inda receives there, Tono works there."""

from __future__ import annotations

from datetime import date

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.exchange.actions.offering_outside import propose_outside, set_door
from sintas.exchange.actions.proposing import propose
from sintas.exchange.reading.handover import Handover
from sintas.safekeeping import replaying
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

from .arriving import referred_to, sent, sent_across  # noqa: F401 - fixtures
from .conferring import called, pack, tuti, unasked  # noqa: F401 - fixtures

WORDS = Handover(
    reason="needs",
    urgency="this_week",
    done="tiga kali bertemu",
    still_open="sidang bulan depan",
    dangers="pelaku tahu jadwal sekolahnya",
    safe_contact="lewat bibi, siang hari",
)


@pytest.fixture
def cast(cast, house):
    """The cast, and the unit that receives."""
    return cast | {"wulan": hire("wulan", house.other_unit, "head"), "inda": hire("inda", house.other_unit, "intake")}


@pytest.fixture
def people(cast):
    return {name: actor_for(user) for name, user in cast.items()}


@pytest.fixture
def unagreed(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def agrees(people):
    """agrees(case): the client agrees that another team of the house goes on."""

    def say(case, who="ratna", **facts):
        with acting_as(people[who].user_id):
            record_consent(
                by=people[who], case=case, outcome="given", purposes=["transfer"], recipients=["own_team"], data_classes=["identity"],
                reading="read_aloud", manner="signed", limits_explained=True, happened=date(2026, 1, 5), **facts,
            )  # fmt: skip

    return say


@pytest.fixture
def case(unagreed, agrees):
    agrees(unagreed)
    return unagreed


@pytest.fixture
def offered(case, house, people, as_user):
    with as_user("ratna"):
        return propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS)


@pytest.fixture
def offers_across(house, people, as_user):
    """offers_across(case) -> the offer to Nyai's foundation: she opened its door, and the client agrees."""

    def offer(case):
        with as_user("nyai"):
            set_door(by=people["nyai"], unit_id=house.ngo_unit.pk, is_open=True)
        with as_user("ratna"):
            record_consent(
                by=people["ratna"], case=case, outcome="given", purposes=["transfer"], recipients=["partner_agency"],
                data_classes=["identity", "contact", "services", "risk_safety"], reading="read_aloud", manner="signed", limits_explained=True,
                happened=date(2026, 1, 5),
            )  # fmt: skip
            return propose_outside(by=people["ratna"], case=case, to_unit_id=house.ngo_unit.pk, recipient_kind="partner_agency", handover=WORDS)

    return offer


@pytest.fixture
def noted(monkeypatch):
    """(kind, id) of what the verbs under test put on the list that a restore replays."""
    found = []
    monkeypatch.setattr(replaying, "note", lambda kind, one, at, of=None: found.append((kind, one)))
    return found
