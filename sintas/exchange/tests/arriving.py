"""A referral that goes to another unit: Ratna sends Bunga's to the unit Wulan heads; Inda receives there, Tono works there. Lina's house as well."""

from __future__ import annotations

from datetime import date

import pytest

from sintas.casework.actions.ending import refer
from sintas.exchange.actions.offering_outside import set_door
from sintas.exchange.actions.sending_inside import send_to_unit
from sintas.safekeeping.identity import acting_as

CLASSES = ("identity", "contact", "services", "story", "progress", "assessment")


@pytest.fixture
def referred_to(unagreed, people, let_go):
    """referred_to("own_team"): the client agrees, and the referral goes out to this kind of receiver; no unit reads it yet."""

    def make(kind, *classes):
        let_go(unagreed, *(classes or CLASSES), recipients=[kind], happened=date(2026, 1, 5))
        with acting_as(people["ratna"].user_id):
            return refer(
                by=people["ratna"], case=unagreed, receiver="Unit Anak", receiver_kind=kind, urgency="this_week", state="sent",
                released=[one for one in (classes or CLASSES) if one != "identity"], purpose="pendampingan anak", reasons=["luka lama"],
                chronology="sejak Agustus di rumah kakak", services_given="pendampingan dua bulan", condition=["tidur membaik"],
            )  # fmt: skip

    return make


@pytest.fixture
def sent(unagreed, house, people, referred_to):
    """To another unit of the same house."""
    row = referred_to("own_team")
    with acting_as(people["ratna"].user_id):
        return send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.other_unit.pk)


@pytest.fixture
def sent_across(unagreed, house, people, referred_to):
    """To the foundation Nyai heads, whose door is open."""
    with acting_as(people["nyai"].user_id):
        set_door(by=people["nyai"], unit_id=house.ngo_unit.pk, is_open=True)
    row = referred_to("partner_agency")
    with acting_as(people["ratna"].user_id):
        return send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.ngo_unit.pk)
