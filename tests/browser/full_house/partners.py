"""A partner without an account: one link that was taken back, and one that stands, through which the partner has answered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.exchange.actions.answering_back import answer_as_partner
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.linking import give_link, take_link_back
from sintas.exchange.actions.recording import record_step
from sintas.safekeeping.identity import acting_as

BY_HERSELF = "diperiksa di telaga tanpa Parto"


def links(by: Any, case: Any, entry: UUID) -> dict[str, Any]:
    """Holes of the partner's page: of the link that stands, and of the one that does not. Inside the identity of `by`."""
    said = {"by": by, "case": case, "entry": entry}
    record_step(**said, step="feedback", words="Klinik Telaga menelepon tentang Parto")
    old = give_link(**said)
    take_link_back(**said)
    new = give_link(**said)
    with acting_as(new.link_id):
        partner = knock(new.link_id, new.token)
        if partner is None:
            raise AssertionError("the link does not open")
        answer_as_partner(by=partner, step="begun", words=BY_HERSELF)
    return {"link_id": new.link_id, "token": new.token, "old_link_id": old.link_id, "old_token": old.token}
