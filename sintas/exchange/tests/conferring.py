"""A conference Ratna calls together in her case of Bunga: with Budi of the team, and Bu Tuti of a health centre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.team import add_member
from sintas.cases.bases import Case
from sintas.exchange.actions.convening import call_conference
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.giving_links import Given
from sintas.exchange.actions.inviting import invite_colleagues, invite_outsider
from sintas.exchange.actions.packing import give_pack
from sintas.exchange.models import Convening, Invitation
from sintas.exchange.partner import Partner
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

CLASSES = ("identity", "progress", "story")


@dataclass
class Called:
    """The conference, and who is asked."""

    case: Case
    row: Convening
    by: Actor
    budi: Invitation
    tuti: Invitation

    @property
    def entry(self) -> Any:
        return self.row.entry

    @property
    def at(self) -> str:
        return f"/kasus/{self.case.pk}/undangan/{self.row.entry}/"


def in_a_week() -> date:
    return clock.today() + timedelta(days=7)


def let_go(by: Actor, case: Case, *classes: str, **facts: Any) -> None:
    """The client agrees that these data are talked over with a health centre."""
    said = {"outcome": "given", "purposes": ["case_conference"], "recipients": ["health"], "data_classes": classes or CLASSES}
    record_consent(by=by, case=case, **said | facts)


@pytest.fixture
def unasked(open_a_case, agreed, people, cast):
    """Bunga's case, in which nobody asked her about conferences yet; Budi is on the team."""
    case, by = open_a_case("ratna", name="Bunga Melati"), people["ratna"]
    agreed(case)
    with acting_as(by.user_id):
        add_member(by=by, case=case, user_id=cast["budi"].pk, role="second")
    return case


@pytest.fixture
def called(unasked, people, cast):
    by = people["ratna"]
    with acting_as(by.user_id):
        let_go(by, unasked)
        row = call_conference(
            by=by, case=unasked, on=in_a_week(), at=time(9), mode="in_person", purpose="Menyepakati pembagian peran untuk Bunga",
            agenda=["Keadaan sekarang", "Siapa mendampingi ke klinik"], place="Ruang rapat", leader="Ratna", summary="kisah sejak Agustus",
        )  # fmt: skip
        [_ratna, budi] = invite_colleagues(by=by, case=unasked, entry=row.entry, user_ids=[by.user_id, cast["budi"].pk])
        tuti = invite_outsider(
            by=by, case=unasked, entry=row.entry, name="Bu Tuti", organisation="Puskesmas Contoh", position="Bidan", recipient_kind="health"
        )
    return Called(unasked, row, by, budi, tuti)


@pytest.fixture
def pack(called) -> Given:
    with acting_as(called.by.user_id):
        return give_pack(by=called.by, case=called.case, invitation_id=called.tuti.pk, data_classes=list(CLASSES))


@pytest.fixture
def tuti(pack) -> Partner:
    with acting_as(pack.link_id):
        found = knock(pack.link_id, pack.token)
    assert found is not None
    return found
