"""What Ratna offered to the unit that accompanies children: once answered, once waiting; and a referral she sent there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.cases.actions.consent import record_consent
from sintas.casework.actions.ending import refer
from sintas.exchange.actions.proposing import propose
from sintas.exchange.actions.receiving import decline
from sintas.exchange.actions.sending_inside import send_to_unit
from sintas.exchange.reading.handover import Handover
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.testing import hire

WORDS = Handover(
    reason="safety",
    urgency="this_week",
    why="Parto tahu jalan ke bengkel",
    done="tiga kali bertemu di telaga",
    still_open="Sulastri menunggu kabar",
    dangers="Parto menunggu di dekat bengkel",
    safe_contact="lewat Sulastri, siang hari",
)


def to_another_unit(people: dict[str, Any], cast: dict[str, Any], house: Any, case: Any) -> UUID:
    """The one that waits. Wulan receives for the other unit, and could not take it the first time."""
    cast["wulan"] = hire("wulan", house.other_unit, "intake")
    by, wulan = people["ratna"], actor_for(cast["wulan"])
    with acting_as(by.user_id):
        record_consent(
            by=by, case=case, outcome="given", purposes=["transfer"], recipients=["own_team"], data_classes=["identity"],
            reading="read_aloud", manner="signed", limits_explained=True,
        )  # fmt: skip
        first = propose(by=by, case=case, to_unit_id=house.other_unit.pk, handover=WORDS)
    with acting_as(wulan.user_id):
        decline(by=wulan, transfer_id=first.pk, refusal="no_room", words="sesudah panen di telaga")
    with acting_as(by.user_id):
        return propose(by=by, case=case, to_unit_id=house.other_unit.pk, handover=WORDS).pk


def a_referral(people: dict[str, Any], house: Any, case: Any) -> UUID:
    """Sent to the same unit, and not taken in yet. Another one than the partner's, whose link it would end."""
    by = people["ratna"]
    with acting_as(by.user_id):
        record_consent(by=by, case=case, outcome="given", purposes=["referral"], recipients=["own_team"], data_classes=["identity"])
        row = refer(
            by=by, case=case, receiver="Unit Anak dekat telaga", receiver_kind="own_team", urgency="this_week", released=["identity"],
            purpose="ruang aman bagi Melur", state="sent",
        )  # fmt: skip
        return send_to_unit(by=by, case=case, entry=row.entry, unit_id=house.other_unit.pk).pk
