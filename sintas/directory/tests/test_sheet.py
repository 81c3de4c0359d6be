"""The directory as a sheet: out, in again without a change, and an office's own rows, wrong ones told by row and column."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from sintas.directory.actions.exporting import export_directory
from sintas.directory.actions.importing import NotImported, import_directory
from sintas.directory.actions.keeping import add_institution, save_place, save_service
from sintas.directory.actions.protecting import protect_place
from sintas.directory.hsds import schema, text
from sintas.directory.models import Institution, OpenTime, Service
from sintas.directory.testing import PRIVATE_NUMBER, SECRET_NUMBER, STREET, an_address_book, service_facts

from .test_import_export import ORGANISATION

HEAD = ["Lembaga", "Layanan", "Kebutuhan", "Wilayah", "Jam buka", "Telepon lembaga", "Usia dari", "Tempat", "Alamat", "Dokumen"]
ROW = [
    "Rumah Konseling", "Konseling", "Konseling individual; bantuan hukum", "Kota Bandung; Bali", "Senin-Jumat 08.00-16.00 WITA; Sabtu, Minggu 9:00-12:00",
    "129; 022-1 (kantor)", 18, "Kantor", "Jalan A 1", "KTP; KK",
]  # fmt: skip


def sheet(*rows: list[Any]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(out)
    return out.getvalue()


def test_out_and_in_again_changes_nothing(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    sari = people["sari"]
    with as_user("sari"):
        an_address_book(sari)
        import_directory(by=sari, body=ORGANISATION.encode())
        before = list(Institution.objects.order_by("pk").values_list("document", flat=True))
        body = export_directory(by=sari, kind="xlsx").xlsx
        done = import_directory(by=sari, body=body)
        assert (done.new, done.changed, done.unchanged) == (0, 0, 3)
        assert list(Institution.objects.order_by("pk").values_list("document", flat=True)) == before
    page = load_workbook(io.BytesIO(body)).worksheets[0]
    said = " ".join(str(cell.value) for row in page for cell in row)
    assert "LBH Contoh Bandung" in said
    assert not [hidden for hidden in (STREET, SECRET_NUMBER, PRIVATE_NUMBER) if hidden in said]


def test_an_offices_own_rows(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    sari = people["sari"]
    with as_user("sari"):
        for new, unchanged in ((1, 0), (0, 1)):
            done = import_directory(by=sari, body=sheet(HEAD, ROW, ["Rumah Konseling", "Rumah singgah", "rumah aman", "Indonesia"]))
            assert (done.new, done.changed, done.unchanged) == (new, 0, unchanged)
        card = Service.objects.get(name="Konseling")
        assert (card.needs, card.areas) == (["individual_counselling", "legal_aid"], ["32.73", "51"])
        assert OpenTime.objects.filter(service=card).count() == 7
        document = text.read(Institution.objects.get().document)
        assert not list(schema.faults(document, "organization"))
        assert not list(schema.faults(document["services"][0], "service"))
        assert [one["number"] for one in document["phones"]] == ["129", "022-1"]
        assert document["services"][0]["minimum_age"] == 18
        assert import_directory(by=sari, body=sheet(HEAD, ["Rumah Konseling", "Konseling", "", "", "", "", 21])).changed == 1
        document = text.read(Institution.objects.get().document)
        assert document["services"][0]["minimum_age"] == 21
        assert document["services"][0]["schedules"]  # an empty cell says nothing


def test_a_sheet_older_than_the_seal_opens_nothing_again(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    sari = people["sari"]
    with as_user("sari"):
        safe = add_institution(by=sari, facts={"name": "Yayasan Payung Contoh"})
        home = save_place(by=sari, institution_id=safe.pk, facts={"name": "Rumah Melati", "street": STREET, "town": "Kota Bandung"})
        save_service(by=sari, institution_id=safe.pk, facts=service_facts(name="Rumah aman", places=[home]))
        old = export_directory(by=sari, kind="xlsx").xlsx
        protect_place(by=sari, institution_id=safe.pk, place_id=home)
        for body in (old, sheet(["Lembaga", "Layanan", "Alamat"], [safe.name, "Rumah aman", STREET])):
            with pytest.raises(NotImported) as refused:
                import_directory(by=sari, body=body)
            assert [one for one in refused.value.sentences if "Baris 2, Tempat" in one and STREET not in one]
        assert not [one for one in Institution.objects.values_list("document", flat=True) if STREET in one]
        done = import_directory(by=sari, body=export_directory(by=sari, kind="xlsx").xlsx)
        assert (done.new, done.changed) == (0, 0)


def test_everything_wrong_is_said_by_row_and_column(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    wrong = ["", "Konseling"], ["A", "B", "sihir", "Bandung", "kapan saja", "", "tua"]
    with as_user("sari"), pytest.raises(NotImported) as refused:
        import_directory(by=people["sari"], body=sheet(HEAD, *wrong))
    said = refused.value.sentences
    assert len(said) == 5
    for at, heading in enumerate(("Baris 2, Lembaga", "Baris 3, Kebutuhan", "Baris 3, Wilayah", "Baris 3, Usia dari", "Baris 3, Jam buka")):
        assert any(one.startswith(heading) for one in said), (at, said)
    with as_user("sari"):
        assert not Institution.objects.exists()
        for body in (b"PK\x03\x04broken", sheet(["Zodiak"], ["x"])):
            with pytest.raises(NotImported):
                import_directory(by=people["sari"], body=body)
