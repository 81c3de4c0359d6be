"""The file as the first weeks leave it: the client and those around her, what happened, safety, consent, notes, sessions."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

from PIL import Image  # a dependency of pikepdf

from sintas.cases.actions.attaching import attach
from sintas.cases.actions.client import describe_client
from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.contract import agree_contract
from sintas.cases.actions.disability import describe_disability
from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.links import link_cases
from sintas.cases.actions.observing import observe
from sintas.cases.actions.people import record_person
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.safety_fact import record_safety_facts
from sintas.cases.actions.safety_plan import write_safety_plan
from sintas.cases.actions.stance import record_stance
from sintas.cases.actions.suicide import answer_path
from sintas.cases.actions.ties import record_tie
from sintas.cases.actions.urgent import record_urgent_step
from sintas.cases.actions.warning import write_warning
from sintas.cases.actions.writing import record_contact, write_note
from sintas.cases.models import Client
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate


def write(by: Any, case: Any, other: Any, now: Any) -> dict[str, UUID]:
    """One of each record; the entry of each by the url that shows it again."""
    today, said = clock.today(), {"by": by, "case": case}
    before = Client.current.get(file_id=case.pk)
    client = describe_client(
        **said, entry=before.entry, based_on=before.number, name="Melur Kenanga", called="Kak Melur", sex="female", birth=FuzzyDate.at_age(24),
        address="Jalan Sunyi 7", address_protected=True, lives_with="Sulastri",
    )  # fmt: skip
    he = record_person(**said, name="Parto", relation="brother_in_law", is_perpetrator=True, in_household=True)
    aunt = record_person(**said, name="Sulastri", relation="aunt", is_support=True, phone="081298765432")
    incident = record_incident(**said, forms=("practice:sexual",), happened=FuzzyDate.in_year(2024), told="Parto datang ke bengkel.")
    note = write_note(**said, text="Ia tidur lebih nyenyak di telaga.\n" * 8, happened=today - timedelta(days=3))
    for day in range(25):  # more than one page of story
        write_note(**said, text=f"Kabar hari ke-{day}.", happened=today - timedelta(days=4 + day))
    found = {
        "cases:client": client,
        "cases:reach": record_reach(**said, channel="phone", value="081298765432", when="sore", code_word="mangga", first_choice=True),
        "cases:disability": describe_disability(**said, accommodation="butuh jeda"),
        "cases:person": he,
        "cases:apart": he,
        "cases:tie": record_tie(**said, one=None, other=aunt.entry, quality="close"),
        "cases:stance": record_stance(**said, person=aunt.entry, note="mendukung"),
        "cases:safety_fact": record_safety_facts(**said, codes=["door_cannot_be_locked"]),
        "cases:link": link_cases(**said, number=other.number, kind="parent_child"),
        "cases:incident": incident,
        "cases:note": note,
        "cases:contact": record_contact(**said, form="home_visit", result="Berbincang dengan Sulastri.", happened=today - timedelta(days=2)),
        "cases:observation": observe(**said, text="Tertawa di telaga."),
        "cases:attachment": attach(**said, body=picture(), kind="letter", title="Surat dari bengkel"),
        "cases:consent": record_consent(
            **said, outcome="given", purposes=["service", "referral"], recipients=["own_team", "health"], data_classes=["identity", "health"],
            reading="read_aloud", manner="signed", limits_explained=True, limits="Parto jangan diberi tahu.", happened=today - timedelta(days=5),
        ),
        "cases:contract": agree_contract(**said, aims="Aman.", client_tasks="Kabar sore.", worker_tasks="Menemani.", timetable="Selasa."),
        "cases:risk": assess_risk(**said, level="high", reasons="Parto tahu bengkel itu.", facts=["forced_sex"], review_on=today + timedelta(days=7)),
        "cases:safety_plan": write_safety_plan(
            **said, code_word="mangga", keep_paper="safe_to_carry", parts={"signals": ["suara motor"], "places": ["telaga"], "people": ["Sulastri"]}
        ),
        "cases:urgent_step": record_urgent_step(**said, kind="safe_room", what="Pindah ke Sulastri", reason="Parto pulang", told_client="yes"),
        "cases:warning": write_warning(**said, text="Jangan sebut bengkel.", review_on=today + timedelta(days=30)),
        "cases:suicide_path": answer_path(**said, look_again_at=now + timedelta(days=1), told=["supervisor"], said="Ingin hilang."),
    }  # fmt: skip
    return {name: entry_of(row) for name, row in found.items()}


def entry_of(row: Any) -> UUID:
    """What an address calls the record; some verbs write several at once."""
    first = row[0] if isinstance(row, list | tuple) else row
    found: UUID = getattr(first, "entry", None) or first.pk
    return found


def picture() -> bytes:
    """A small grey photograph."""
    kept = io.BytesIO()
    Image.new("RGB", (8, 8), "grey").save(kept, "JPEG")
    return kept.getvalue()
