"""Ratna writes what a service costs, who pays for it, and the program it belongs to; what came with an import and no form knows stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sintas.directory.actions.importing import import_directory
from sintas.directory.actions.keeping import correct_institution, save_service
from sintas.directory.hsds import schema, text
from sintas.directory.models import Institution, InstitutionVersion
from sintas.directory.reading.begun import facts_for, service_for
from sintas.directory.testing import an_address_book, service_facts
from sintas.safekeeping.refusals import BadInput

ORGANISATION = (Path(__file__).parent / "hsds" / "example-organization_full.json").read_text("utf-8")


def document_of(institution_id: Any) -> dict[str, Any]:
    found: dict[str, Any] = text.read(Institution.objects.get(pk=institution_id).document)
    return found


def test_typed_and_shown(signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any], written: Any) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
    ratna, here = signed_in("ratna"), f"/direktori/{entries.legal_aid}/"
    head = {"submission": "6" * 22, "name": "LBH Contoh Bandung", "programs-0-name": "Pos hukum desa", "programs-0-about": "Sebulan sekali.",
            "funding-0-source": "Hibah daerah"}  # fmt: skip
    assert ratna.post(f"{here}ubah/", {**head, "based_on": "99"}).status_code == 303
    with as_user("ratna"):
        program = document_of(entries.legal_aid)["programs"][0]
    service = {
        "submission": "7" * 22, "based_on": "99", "name": "Bantuan hukum", "needs": ["legal_aid"], "areas": "Kota Bandung", "program": program["id"],
        "costs-0-option": "Umum", "costs-0-amount": "Rp50.000", "costs-0-about": "per kunjungan", "costs-0-valid_from": "2026-01-01",
        "costs-1-option": "Penerima bantuan", "costs-1-amount": "0", "funding-0-source": "Iuran anggota",
    }  # fmt: skip
    assert ratna.post(f"{here}layanan/{entries.counsel}/", service).status_code == 303
    with as_user("ratna"):
        document = document_of(entries.legal_aid)
        [written_service] = document["services"]
        assert written_service["program_id"] == program["id"]
        costs = [(one["amount"], one["currency"], one.get("valid_from")) for one in written_service["cost_options"]]
        assert costs == [(50_000, "IDR", "2026-01-01"), (0, "IDR", None)]
        assert not [*schema.faults(document, "organization"), *schema.faults(written_service, "service")]
    page = ratna.get(here).content.decode()
    for words in ("Umum: Rp50.000 per kunjungan (berlaku sejak 1 Januari 2026)", "Penerima bantuan: Rp0", "Iuran anggota", "Hibah daerah", "Pos hukum desa"):
        assert words in page, words
    assert len(written("keep service")) == 3  # two of the address book, this one once
    wrong = ratna.post(f"{here}layanan/{entries.counsel}/", {**service, "costs-0-amount": "gratis"})
    assert wrong.status_code == 422
    assert "misalnya 50.000" in wrong.content.decode()


def test_refused_in_words(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    by = people["ratna"]
    with as_user("ratna"):
        entries = an_address_book(by)
        correct_institution(by=by, institution_id=entries.legal_aid, facts={"programs": [{"id": "", "name": "Pos hukum"}]}, based_on=None)
        program = document_of(entries.legal_aid)["programs"][0]["id"]
        with pytest.raises(BadInput):  # of another institution
            save_service(by=by, institution_id=entries.safe_house, service_id=entries.shelter, facts=service_facts(program=program))
        save_service(by=by, institution_id=entries.legal_aid, service_id=entries.counsel, facts={"program": program})
        with pytest.raises(BadInput) as refused:
            correct_institution(by=by, institution_id=entries.legal_aid, facts={"programs": []}, based_on=None)
        assert "Bantuan hukum" in str(refused.value.fields["programs"])
        row = service_facts(costs=[{"id": "", "valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}])
        with pytest.raises(BadInput):
            save_service(by=by, institution_id=entries.legal_aid, service_id=entries.counsel, facts=row)
        save_service(by=by, institution_id=entries.legal_aid, service_id=entries.counsel, facts={"program": ""})
        correct_institution(by=by, institution_id=entries.legal_aid, facts={"programs": []}, based_on=None)
        assert "programs" not in document_of(entries.legal_aid)


def test_what_came_with_an_import_stays(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    by = people["sari"]
    with as_user("sari"):
        import_directory(by=by, body=ORGANISATION.encode())
        row = Institution.objects.get()
        service_id = document_of(row.pk)["services"][0]["id"]
        before = row.document
        save_service(by=by, institution_id=row.pk, service_id=service_id, facts=service_for(row, service_id) | {"hours": []})
        correct_institution(by=by, institution_id=row.pk, facts=facts_for(row), based_on=None)
        after = text.read(Institution.objects.get().document)
        kept, said = json.loads(before), after["services"][0]
        for name in ("cost_options", "funding", "program"):
            assert said[name] == kept["services"][0][name], name
        assert (after["programs"], after["funding"]) == (kept["programs"], kept["funding"])
        rows = [{**facts_for(row)["programs"][0], "name": "Nama baru"}]
        correct_institution(by=by, institution_id=row.pk, facts={"programs": rows}, based_on=None)
        after = text.read(Institution.objects.get().document)
        assert after["programs"][0]["name"] == after["services"][0]["program"]["name"] == "Nama baru"  # the copy inside the service too
        assert after["programs"][0]["alternate_name"] == kept["programs"][0]["alternate_name"]
        assert InstitutionVersion.objects.count() == 2  # imported, and the new name; nothing else was different


