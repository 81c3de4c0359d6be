"""Conferences called together: one ahead, with a colleague and somebody outside who answered by a link, and one that was called off."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from sintas.cases.actions.consent import record_consent
from sintas.casework.actions.deciding import standing_decisions
from sintas.exchange.actions.confirming import confirm_minutes
from sintas.exchange.actions.convening import call_conference, call_off
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.holding import hold_called
from sintas.exchange.actions.inviting import invite_colleagues, invite_outsider
from sintas.exchange.actions.inviting_guests import invite_guest
from sintas.exchange.actions.packing import give_pack
from sintas.exchange.actions.replying import record_reply, reply_as_partner
from sintas.exchange.actions.showing_minutes import show_minutes
from sintas.exchange.actions.signing import sign_minutes
from sintas.exchange.partner import Partner
from sintas.exchange.reading.guests import guest_of
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as

CLASSES = ["identity", "progress", "story"]


def together(by: Any, case: Any, colleague: UUID, guest: Any) -> tuple[dict[str, UUID], dict[str, UUID]]:
    """Entries of the one ahead and of one held and signed today, and by the name of a hole in an address the invitations to them of whoever comes
    from outside. `guest` is of the house and not on the team. Inside the identity of `by`.
    """
    record_consent(
        by=by, case=case, outcome="given", purposes=["case_conference"], recipients=["health", "own_team"], data_classes=CLASSES, reading="read_aloud",
        manner="signed", limits_explained=True,
    )  # fmt: skip
    said: dict[str, Any] = {
        "on": clock.today() + timedelta(days=5), "at": time(9), "mode": "in_person", "purpose": "Menyepakati jarak dari Parto",
        "agenda": ["Parto di bengkel", "Jalan Sunyi"], "place": "Aula dekat telaga", "leader": "Sulastri", "summary": "Parto datang ke telaga.",
    }  # fmt: skip
    off = call_conference(by=by, case=case, **said)
    call_off(by=by, case=case, entry=off.entry, why="Melur memilih menunggu Sulastri.")
    row = call_conference(by=by, case=case, **said)
    invite_colleagues(by=by, case=case, entry=row.entry, user_ids=[by.user_id, colleague])
    one = invite_outsider(
        by=by, case=case, entry=row.entry, name="Bu Wulandari", organisation="Klinik Telaga", position="Bidan dekat telaga", recipient_kind="health"
    )
    record_reply(by=by, case=case, invitation_id=one.pk, step="said", words="Menelepon: menunggu jawaban bengkel")
    partner = let_in(by, case, one.pk)
    with acting_as(partner.user_id):
        reply_as_partner(by=partner, step="accepted", words="membawa catatan tentang Parto")
    asked = invite_guest(by=by, case=case, entry=row.entry, user_id=guest.user_id)
    copy = give_pack(by=by, case=case, invitation_id=asked.pk, data_classes=CLASSES)
    with acting_as(guest.user_id):
        reply_as_partner(by=guest_of(guest, copy.link_id), step="accepted", words="membaca dahulu tentang bengkel")
    held = call_conference(by=by, case=case, **said | {"on": clock.today()})
    two = invite_outsider(by=by, case=case, entry=held.entry, name="Bu Wulandari", organisation="Klinik Telaga", recipient_kind="health")
    hold_called(
        by=by, case=case, convening=held.entry, happened=clock.today(), discussion="Parto tidak diberi tahu.",
        attendance=[{"name": "Ratna", "user": str(by.user_id)}, {"name": "Bu Wulandari", "invited": str(two.pk)}],
        decisions=[{"what": "Memeriksa luka dari telaga", "owner": "other", "owner_words": "Bu Wulandari", "due_on": clock.today()}],
    )  # fmt: skip
    sign_minutes(by=by, case=case, entry=held.entry, version=1)
    [decision] = standing_decisions(case, held.entry)
    partner = let_in(by, case, two.pk)
    shown = show_minutes(by=by, case=case, invitation_id=two.pk, version=1, decisions=[decision])
    with acting_as(partner.user_id):
        confirm_minutes(by=partner, shown_id=shown.pk, agrees=False, words="Bukan luka dari telaga.")
    return {"exchange:convening": row.entry, "exchange:minutes": held.entry}, {
        "invitation_id": one.pk, "asked_id": two.pk, "release_id": copy.link_id,
    }  # fmt: skip


def let_in(by: Any, case: Any, invitation: UUID) -> Partner:
    """Whoever holds the link of this invitation."""
    link = give_pack(by=by, case=case, invitation_id=invitation, data_classes=CLASSES)
    with acting_as(link.link_id):
        found = knock(link.link_id, link.token)
    if found is None:
        raise AssertionError("the link does not open")
    return found
