"""What leads out of the house: tracks of one case, a partner's answer by a link, a transfer that waits, a worker's calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.incident import record_incident
from sintas.cases.bases import Case
from sintas.casework.actions.ending import refer
from sintas.exchange.actions.answering_back import answer_as_partner
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.feeding import make_feed
from sintas.exchange.actions.linking import Given, give_link
from sintas.exchange.actions.proposing import propose
from sintas.exchange.actions.recording import take_in
from sintas.exchange.reading.handover import Handover
from sintas.exchange.reading.opened import opened_for
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor
from sintas.tracks.actions.staying import record_stay
from sintas.tracks.actions.steps import record_step
from sintas.tracks.actions.tracks import decide_track

from .houses import REHAB, House
from .past import working

CLASSES = ["identity", "services"]
GROWN_UP = Handover(
    reason="age",
    urgency="planned",
    why="Klien sebentar lagi dewasa dan ingin tetap didampingi.",
    done="Asesmen selesai; pesan-pesan sudah disimpan bersama klien.",
    still_open="Rencana pendampingan disusun bersama pendamping yang baru.",
    dangers="Akun pelaku masih menghubungi sesekali.",
    safe_contact="Lewat pesan pada sore hari.",
)


def fill(house: House, mother: Case, referred: Case, moving: Case) -> None:
    """`mother` in safety and advised, `referred` at a partner, `moving` offered to the other unit; Ratna's calendar on her phone."""
    ratna, wulan = house.people["ratna"], house.people["wulan"]
    tracks(ratna, mother)
    at_a_partner(ratna, referred)
    offered(wulan, moving, house.units[REHAB])
    with acting_as(ratna.user_id):
        make_feed(by=ratna)


def tracks(by: Actor, case: Case) -> None:
    """She has been in a safe place since the day before yesterday; legal aid has told her what she may choose. What she told there for the first
    time starts the three days in which the law wants it passed on.
    """
    come, today = clock.today() - timedelta(days=2), clock.today()
    with working(by, come, 9):
        said: dict[str, Any] = {"by": by, "case": case, "happened": come}
        decide_track(**said, track="safe_house", state="chosen", owner="me", client_words="Asal anak saya ikut.")
        step(by, case, "safe_house-agreement", come, outcome="agrees", client_words="Telepon saya titip di kantor dulu.")
        step(by, case, "safe_house-criteria", come, outcome="recommended")
        step(by, case, "safe_house-taken_there", come, companions=["worker"])
    with working(by, come, 14):
        record_stay(
            **said, criteria=["life_threatened"], children=1, on_arrival="Lelah; anaknya segera tidur.", belongings=["tas sekolah", "obat"]
        )
        record_incident(by=by, case=case, forms=["tpks:sexual_in_household"], told="Baru setelah merasa aman ia menceritakan pemaksaan oleh suaminya.")
        decide_track(**said, track="legal", state="chosen", owner="me")
        step(by, case, "legal-rights_told", come, outcome="thinks_it_over", client_words="Saya pikirkan dulu, jangan sekarang.")
    with working(by, today - timedelta(days=1), 13):
        step(by, case, "legal-legal_consultation", today - timedelta(days=1), outcome="advice_given", companions=["worker", "advocate"])


def step(by: Actor, case: Case, part: str, on: date, **said: Any) -> None:
    """One step, done on that day."""
    record_step(by=by, case=case, part=part, state="done", happened=on, **said)


def at_a_partner(by: Actor, case: Case) -> None:
    """Sent with what the client let go of; received and accepted through the link, taken into the file, and begun since."""
    sent = clock.today() - timedelta(days=3)
    with working(by, sent, 10):
        record_consent(
            by=by, case=case, outcome="given", purposes=["service", "record", "referral"], recipients=["own_team", "health"], data_classes=CLASSES,
            reading="read_aloud", manner="signed", limits_explained=True, report_duty_explained=True, right_to_withdraw_explained=True,
            happened=sent,
        )  # fmt: skip
        row = refer(
            by=by, case=case, happened=sent, receiver="Puskesmas Contoh Kenari (data rekaan)", receiver_kind="health", urgency="this_week", state="sent",
            released=CLASSES[1:], purpose="Kontrol tekanan darah dan kaki.", reasons=["Kontrol rutin terputus sejak pindah."],
        )  # fmt: skip
        link = give_link(by=by, case=case, entry=row.entry)
    answered(link, clock.today() - timedelta(days=2), "received", "accepted", words="Ditunggu Rabu pagi, loket 2, dengan Bu Kenari.")
    with working(by, clock.today() - timedelta(days=1), 9):
        take_in(by=by, case=case, entry=row.entry)
    answered(link, clock.today(), "begun")


def answered(link: Given, on: date, *steps: str, words: str = "") -> None:
    """The partner opens the copy and says so through the link, in the late morning."""
    with acting_as(link.link_id):
        partner = knock(link.link_id, link.token)
    if partner is None:
        raise RuntimeError("a link of the demo does not open")
    with working(partner, on, 11):  # type: ignore[arg-type] # a partner acts as a colleague would
        opened_for(partner, "id")
    for at, one in enumerate(steps):
        with working(partner, on, 11, at):  # type: ignore[arg-type]
            answer_as_partner(by=partner, step=one, words=words if one == steps[-1] else "")


def offered(by: Actor, case: Case, to_unit: UUID) -> None:
    """A client who comes of age: the other unit is asked to go on."""
    day = clock.today() - timedelta(days=1)
    with working(by, day, 11):
        record_consent(
            by=by, case=case, outcome="given", purposes=["service", "record", "transfer"], recipients=["own_team"], data_classes=["identity"],
            reading="read_aloud", manner="signed", limits_explained=True, report_duty_explained=True, right_to_withdraw_explained=True,
            happened=day,
        )  # fmt: skip
        propose(by=by, case=case, to_unit_id=to_unit, handover=GROWN_UP)
