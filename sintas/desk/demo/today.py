"""What makes the demo's "Hari ini" alive: appointments of today, duties that run out, enquiries that wait for a decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sintas.cases.actions.appointing import appoint
from sintas.cases.actions.tasks import give_task
from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.casework.actions.sessions import plan_session
from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.receiving import receive
from sintas.kit import clock
from sintas.staff.actor import Actor

from .houses import CHILD, COUNSEL, REHAB, House
from .past import moment, working

APPOINTMENTS = (
    (8, 30, "home_visit", "Kunjungan; datang tanpa seragam"),
    (13, 0, "meeting", "Pembahasan bersama psikolog"),
    (15, 30, "accompany", "Mendampingi ke puskesmas"),
)
# title, due in days from today, hour; what the law sets a time for is a duty of its own and no task one gives oneself
TASKS = (
    ("Hubungi penjaga kos tentang kunci kamar", 0, 16),
    ("Minta salinan hasil pemeriksaan puskesmas", 2, 12),
    ("Susun bahan pembahasan kasus", 6, 16),
    ("Kembalikan buku tabungan klien", -2, 16),
)
# unit, what was told and how urgent; received so many days ago at that hour
WAITING: tuple[tuple[str, dict[str, Any], int, int], ...] = (
    (REHAB, {"route": "public_complaint", "urgency": "now", "safe_now": "no", "name": "Melur Halimun", "sex": "female", "age_stated": 29,
             "told": "Tetangga mendengar teriakan sejak semalam; perempuan itu tidak terlihat pagi ini.", "informant_relation": "neighbour",
             "danger": "Suami masih di rumah.", "lives_with_perpetrator": True, "perpetrator_relation": "husband"}, 1, 17),
    (REHAB, {"route": "agency_referral", "urgency": "this_week", "safe_now": "yes", "name": "Damar Tirta", "sex": "male", "age_stated": 34,
             "told": "Rujukan dinas sosial: pengguna kursi roda, ditinggal keluarga.", "informant_relation": "social_office"}, 2, 10),
    (CHILD, {"route": "agency_referral", "urgency": "today", "safe_now": "unknown", "name": "Adik Zinnia", "sex": "female", "age_stated": 9,
             "told": "Guru kelas tiga melihat luka bakar kecil di tangan.", "informant_relation": "teacher"}, 1, 14),
    (COUNSEL, {"route": "self", "urgency": "planned", "safe_now": "yes", "called": "Kak T", "sex": "female", "age_stated": 20,
               "told": "Ingin bercerita tentang pesan-pesan dari kakak tingkat.", "informant_relation": "self"}, 1, 11),
)  # fmt: skip


def fill(house: House, cases: list[Case], worker: str) -> None:
    """Appointments and tasks of one worker, spread over their own open cases; a session agreed on for tomorrow."""
    by, today = house.people[worker], clock.today()
    if not cases:
        return
    with working(by, today - timedelta(days=1), 16, 45):
        mine = [the_case(by, case.pk) for case in cases]
        for at, (hour, minute, kind, about) in enumerate(APPOINTMENTS):
            appoint(by=by, case=mine[at % len(mine)], starts_at=moment(today, hour, minute), kind=kind, about=about, place="di kantor")
        for at, (title, days, hour) in enumerate(TASKS):
            due = moment(today + timedelta(days=days), hour)
            give_task(by=by, case=mine[(at + 1) % len(mine)], owner_id=by.user_id, title=title, kind="own", due_at=due)
        agreed = next((case for case in mine if case.client_since), None)
        if agreed is not None:
            plan_session(by=by, case=agreed, starts_at=moment(today + timedelta(days=1), 10), duration_min=60, channel="face_to_face")


def enquiries(sentra: House, campus: House) -> None:
    """Four wait for a decision; one was sent on, one could not be served here."""
    for unit, said, ago, hour in WAITING:
        house = campus if unit == COUNSEL else sentra
        receiver = house.with_role("intake", house.units[unit])
        with working(receiver, clock.today() - timedelta(days=ago), hour):
            receive(by=receiver, unit_id=house.units[unit], synthetic=True, **said)
    receiver, head, unit_id = sentra.people["inah"], sentra.people["sari"], sentra.units[REHAB]
    decided(receiver, head, unit_id, "redirected", redirected_to="Dinas kependudukan kota, loket akta kelahiran")
    decided(
        receiver, head, unit_id, "not_eligible", eligibility="outside_area", words="Tinggal di provinsi lain; diberi nomor UPTD setempat."
    )


def decided(receiver: Actor, head: Actor, unit_id: UUID, state: str, **words: Any) -> None:
    """An enquiry that did not become a case."""
    day = clock.today() - timedelta(days=6)
    with working(receiver, day, 10):
        enquiry = receive(by=receiver, unit_id=unit_id, route="self", told="Bertanya tentang akta kelahiran anak.", synthetic=True)
    with working(head, day, 12):
        decide_otherwise(by=head, enquiry=enquiry, state=state, **words)
