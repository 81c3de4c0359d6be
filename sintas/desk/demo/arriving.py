"""Referrals inside the installation: one waits for its answer at the children's unit, one came from the campus, was accepted and has begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.writing import record_contact
from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.cases.reading.consent import guardians_of
from sintas.casework.actions.ending import refer
from sintas.exchange.actions.offering_outside import set_door
from sintas.exchange.actions.recording import take_in
from sintas.exchange.actions.sending_inside import send_to_unit
from sintas.exchange.actions.taking_arrivals import take_arrival, tell_from_case
from sintas.exchange.models import Arrival
from sintas.intake.actions.accepting import accept
from sintas.intake.policy import the_enquiry
from sintas.intake.reading.referral_in import referral_of
from sintas.kit import clock
from sintas.staff import notices
from sintas.staff.actor import Actor

from .houses import CHILD, REHAB, SENTRA, House
from .past import working

CLASSES = ("identity", "contact", "services", "story")
FOR_THE_CHILD: dict[str, Any] = {
    "receiver": CHILD, "receiver_kind": "own_team", "urgency": "this_week",
    "purpose": "Pendampingan anak di sekolah, oleh petugas yang terbiasa bekerja dengan anak.",
    "reasons": ["Ibunya didampingi unit kami.", "Anak ingin tetap bersekolah di tempat yang sama."],
    "chronology": "Anak dipukul berulang kali di rumah. Ia paling banyak bercerita kepada ibunya.",
    "services_given": "Dua kali bertemu, pemeriksaan di puskesmas, pembicaraan dengan ibunya.",
}  # fmt: skip
FOR_THE_STUDENT: dict[str, Any] = {
    "receiver": f"{SENTRA}, {REHAB}", "receiver_kind": "partner_agency", "urgency": "this_week",
    "purpose": "Pendampingan sosial di luar kampus selama pemeriksaan berjalan.",
    "reasons": ["Klien pulang ke rumah bibinya, di luar wilayah layanan kampus."],
    "chronology": "Dilecehkan beberapa kali saat bimbingan; laporan sudah masuk ke satuan tugas kampus.",
    "services_given": "Empat kali konseling dan pendampingan saat menyusun laporan.",
}  # fmt: skip


def fill(sentra: House, campus: House, child: Case, student: Case) -> None:
    """`child` is sent to the other unit two days ago and waits; `student` came six days ago to the unit whose door its head opened."""
    waits(sentra, child)
    begun(sentra, campus, student)


def waits(house: House, case: Case) -> None:
    """Nobody has taken it in yet: it stands in Hari ini of whoever receives there."""
    ratna, day = house.people["ratna"], clock.today() - timedelta(days=2)
    with working(ratna, day, 14):
        agreed(ratna, case, "own_team", (*CLASSES, "child"), day)
        send(ratna, case, FOR_THE_CHILD, house.units[CHILD], day)


def begun(sentra: House, campus: House, case: Case) -> None:
    """Taken in and accepted the next day; the new worker has met the client, and the sender has read of it."""
    sari, inah, budi, lina = (*(sentra.people[who] for who in ("sari", "inah", "budi")), campus.people["lina"])
    unit, sent = sentra.units[REHAB], clock.today() - timedelta(days=6)
    with working(sari, sent - timedelta(days=20), 9):
        set_door(by=sari, unit_id=unit, is_open=True)
    with working(lina, sent, 10):
        agreed(lina, case, "partner_agency", CLASSES, sent)
        arrival = send(lina, case, FOR_THE_STUDENT, unit, sent)
    with working(inah, sent + timedelta(days=1), 9):
        enquiry = take_arrival(by=inah, arrival_id=arrival.pk)
        read_all(inah)
    with working(sari, sent + timedelta(days=1), 13):
        made = accept(by=sari, enquiry=the_enquiry(sari, enquiry.pk, "intake.decide"), lead_id=budi.user_id, ppks=("violence",))
        read_all(sari)
    with working(lina, sent + timedelta(days=2), 9):
        take_in(by=lina, case=case, entry=arrival.sending.entry)
        read_all(lina)
    with working(budi, sent + timedelta(days=3), 10):
        ours = the_case(budi, made.pk)
        record_contact(
            by=budi, case=ours, form="conversation", channel="face_to_face", parties=("client",), happened=clock.today(), duration_min=45,
            result="Berkenalan di rumah bibinya. Ceritanya sudah dibaca dari rujukan, jadi tidak ditanyakan lagi.",
        )  # fmt: skip
        received = referral_of(ours.pk)
        if received is None:
            raise RuntimeError("a referral of the demo was not carried into its case")
        tell_from_case(by=budi, case=ours, entry=received.entry, step="begun")
        read_all(budi)


def agreed(by: Actor, case: Case, recipient: str, classes: Sequence[str], on: date) -> None:
    """The client's yes to this receiver; of a child its own word and its safe guardian's."""
    said: dict[str, Any] = {
        "by": by, "case": case, "outcome": "given", "purposes": ["service", "record", "referral"], "recipients": ["own_team", recipient],
        "data_classes": classes, "reading": "read_aloud", "limits_explained": True, "report_duty_explained": True,
        "right_to_withdraw_explained": True, "happened": on,
    }  # fmt: skip
    if "child" not in classes:
        record_consent(**said, manner="signed")
        return
    record_consent(**said, manner="spoken", given_by="child_assent", child_assent="yes")
    for guardian in guardians_of(case).safe:
        record_consent(**said, manner="signed", given_by="guardian", guardian=guardian)


def send(by: Actor, case: Case, words: dict[str, Any], unit_id: UUID, on: date) -> Arrival:
    """Written and put before the unit on the same day."""
    released = [one for one in CLASSES if one != "identity"]
    row = refer(by=by, case=case, happened=on, state="sent", released=released, **words)
    return send_to_unit(by=by, case=case, entry=row.entry, unit_id=unit_id)


def read_all(by: Actor) -> None:
    """What was told by then has been read."""
    notices.seen(by, [one.id for one in notices.unseen(by)])
