"""A conference of the demo that was called together: somebody outside came, saw one decision differently, and answered for her part by her link."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from sintas.cases.actions.consent import record_consent
from sintas.cases.bases import Case
from sintas.casework.actions.deciding import standing_decisions
from sintas.exchange.actions.confirming import confirm_minutes
from sintas.exchange.actions.convening import call_conference
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.giving_links import Given
from sintas.exchange.actions.holding import hold_called
from sintas.exchange.actions.inviting import invite_outsider
from sintas.exchange.actions.packing import give_pack
from sintas.exchange.actions.replying import reply_as_partner
from sintas.exchange.actions.showing_minutes import show_minutes
from sintas.exchange.actions.signing import sign_minutes
from sintas.exchange.partner import Partner
from sintas.exchange.reading.invitation import invitation_for
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

from .houses import SENTRA
from .past import working

WHO, WHERE = "Kemuning Rekaan", "Dinas Sosial Contoh (data rekaan)"
CLASSES = ["identity", "services", "progress"]
HERS = "Memeriksa nama klien dalam daftar penerima bantuan"
PLACE, LEADER = "Ruang rapat unit", "Prita Rembulan"
AGENDA = ["Akta kelahiran anak", "Bantuan tunai dan siapa yang mengurusnya"]


def hold(by: Actor, case: Case) -> None:
    """Called four days ago, held yesterday, signed the same day; the partner's word came this morning."""
    called, held = clock.today() - timedelta(days=4), clock.today() - timedelta(days=1)
    with working(by, called, 10):
        record_consent(
            by=by, case=case, outcome="given", purposes=["service", "record", "case_conference"], recipients=["own_team", "social_office"],
            data_classes=CLASSES, reading="read_aloud", manner="signed", limits_explained=True, report_duty_explained=True,
            right_to_withdraw_explained=True, happened=called,
        )  # fmt: skip
        row = call_conference(
            by=by, case=case, on=held, at=time(13), ends_at=time(14, 30), mode="in_person", purpose="Menyepakati siapa mengurus akta dan bantuan.",
            agenda=AGENDA, place=PLACE, leader=LEADER,
        )  # fmt: skip
        guest = invite_outsider(
            by=by, case=case, entry=row.entry, name=WHO, organisation=WHERE, position="Pelaksana bantuan sosial", recipient_kind="social_office"
        )
        link = give_pack(by=by, case=case, invitation_id=guest.pk, data_classes=CLASSES)
    partner = behind(link)
    with working(partner, called, 15):  # type: ignore[arg-type] # a partner acts as a colleague would
        invitation_for(partner, "id")  # whoever answers has opened it
        reply_as_partner(by=partner, step="accepted", words="Saya membawa daftar persyaratannya.")
    with working(by, held, 15):
        trail.record(by=by, verb="open form conference", file_id=case.pk, opens=True)
        minutes = hold_called(by=by, case=case, convening=row.entry, **written(by, str(guest.pk)))
        sign_minutes(by=by, case=case, entry=minutes.entry, version=minutes.number)
        decided = [one.entry for one in standing_decisions(case, minutes.entry).values() if one.what == HERS]
        shown = show_minutes(by=by, case=case, invitation_id=guest.pk, version=minutes.number, decisions=decided)
    with working(partner, clock.today(), 8):  # type: ignore[arg-type]
        invitation_for(partner, "id")
        confirm_minutes(by=partner, shown_id=shown.pk, agrees=True, words="Sudah saya tanyakan; berkasnya saya tunggu.")


def written(by: Actor, guest: str) -> dict[str, Any]:
    """What was said: two decisions, and one view that differed."""
    today = clock.today()
    return {
        "happened": today, "at": time(13), "ends_at": time(14, 30), "place": PLACE, "leader": LEADER, "minutes_by": by.name,
        "confidentiality_stated": True, "client_took_part": "partly",
        "summary": "Akta anak belum ada, dan bantuan tunai memerlukannya.",
        "discussion": "Akta dapat diurus dengan surat keterangan bidan dan dua saksi. Bantuan tunai diperiksa lebih dahulu supaya klien tidak bolak-balik.",
        "attendance": [
            {"name": LEADER, "position": "psikolog", "institution": SENTRA},
            {"name": by.name, "position": "pendamping", "institution": SENTRA, "user": str(by.user_id)},
            {"name": WHO, "position": "Pelaksana bantuan sosial", "institution": WHERE, "invited": guest},
        ],
        "decisions": [
            {"what": "Menemani klien ke loket kependudukan", "owner": "me", "due_on": today + timedelta(days=6)},
            {"what": HERS, "owner": "other", "owner_words": WHO, "due_on": today + timedelta(days=8)},
        ],
        "dissents": [
            {
                "who": WHO, "decision": 1, "what": "Sebaiknya menunggu surat keterangan bidan lebih dahulu.",
                "why": "Tanpa surat itu loket akan menolak, dan upah klien sehari hilang.",
            },
        ],
        "follow_up": "Hasil pembahasan disampaikan kepada klien pada pertemuan berikutnya.",
    }  # fmt: skip


def behind(link: Given) -> Partner:
    """Whoever holds the link."""
    with acting_as(link.link_id):
        found = knock(link.link_id, link.token)
    if found is None:
        raise RuntimeError("a link of the demo does not open")
    return found
