"""What the tests of export share: a case with everything a worker writes, and a case brought back."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf

from sintas.cases.actions.attaching import attach
from sintas.cases.actions.client import describe_client
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.safety_plan import write_safety_plan
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.team import add_member
from sintas.cases.actions.warning import write_warning
from sintas.cases.actions.writing import write_note
from sintas.cases.models import Case, Client
from sintas.casework import importing
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.actions.sessions import plan_session
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff.actor import Actor

FIXTURES = Path(importing.__file__).parent.parent / "fixtures"


def live(by: Actor, case: Case, people: dict[str, Actor]) -> None:
    """A few days of work: every kind of record the documented cases do not have."""
    today = clock.today()
    now = Client.current.get(file_id=case.pk)
    describe_client(
        by=by, case=case, name="Bunga", nik="3201014107900002", needs_interpreter=True, languages=["javanese"], entry=now.entry, based_on=now.number
    )
    record_reach(by=by, case=case, channel="phone", value="081200000001", never_say="dari Sentra", first_choice=True)
    write_note(by=by, case=case, text="datang sendiri", wish_to_die=True, happened=today)
    assess_risk(by=by, case=case, level="high", reasons="tinggal serumah", review_on=today + timedelta(days=3))
    write_safety_plan(by=by, case=case, parts={"signals": ["pintu dibanting"]}, code_word="payung", review_on=today + timedelta(days=7))
    write_warning(by=by, case=case, text="jangan telepon", review_on=today + timedelta(days=5))
    add_member(by=by, case=case, user_id=people["dewi"].user_id, role="carer")
    give_task(by=by, case=case, owner_id=by.user_id, title="antar ke dokter", due_at=clock.now() + timedelta(days=1))
    attach(by=by, case=case, body=a_pdf(), kind="forensic_report", title="surat visum")
    plan_session(by=by, case=case, starts_at=clock.now() + timedelta(days=2), protection=True, before_consent_reason="keselamatan")
    hold_conference(
        by=by,
        case=case,
        happened=FuzzyDate.on(today),
        attendance=[{"name": "Ratna", "position": "pekerja sosial", "institution": "Sentra", "user": str(by.user_id)}],
        decisions=[{"what": "cari rumah aman", "owner": "me", "due_on": today + timedelta(days=1)}],
    )


def a_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out)
    return out.getvalue()


def brought_back(by: Actor, document: dict[str, Any], unit: UUID | None, tmp_path: Path) -> Case:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(document, ensure_ascii=False))
    found = importing.carry_in_exported(by=by, one=importing.read_exported(file), unit_id=unit)
    return Case.objects.get(number=found.number, organisation_id=by.organisation_id)


def without_ids(tables: dict[str, Any]) -> str:
    """The printed tables without what is new in every copy."""
    told = ("entry", "version", "written_at", "written_by")
    flat = json.dumps({name: [{k: v for k, v in row.items() if k not in told} for row in rows] for name, rows in tables.items()})
    ids = {row["entry"]: f"{name}[{at}]" for name, rows in tables.items() for at, row in enumerate(rows) if "entry" in row}
    for entry, place in ids.items():
        flat = flat.replace(entry, place)
    return flat
