"""A list of prospective clients: seen first, its errors in plain words, taken in whole or not at all."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from sintas.intake.actions.spreadsheet import preview, take_in, template
from sintas.intake.models import Enquiry, Telling
from sintas.kit.ids import uuid7
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = ["Nama", "Usia", "Telepon", "Jenis kelamin", "Bentuk kekerasan", "Warna"]
GOOD = sheet(HEAD, ["Melati", 19, "0812 3456 7890", "perempuan", "fisik; diusir", "biru"], ["Kenanga", "27", "", "P", "", ""])
BAD = sheet(HEAD, ["Melati", "besok", "12", "perempuan", "", ""], ["", "", "", "", "", "x"])


def test_the_preview_reads_codes_and_keeps_other_words():
    found = preview(GOOD)
    assert found.good
    first = found.lines[0].values
    assert (first["name"], first["birth"].age, first["phone"], first["sex"]) == ("Melati", 19, "+6281234567890", "female")
    assert first["forms"] == ["practice:physical"]
    assert first["own_words"] == {"forms": "diusir"}
    assert found.unknown_headings == ["warna"]


def test_errors_name_row_and_column():
    found = preview(BAD)
    assert not found.good
    rows = {(row, heading) for row, heading, _words in found.problems()}
    assert {(2, "usia"), (2, "telepon"), (3, "nama")} <= rows


def test_nothing_is_half_imported(people, house, as_user):
    with as_user("inah"):
        with pytest.raises(BadInput):
            take_in(by=people["inah"], unit_id=house.unit.pk, sheet=preview(BAD), batch=uuid7())
        assert Enquiry.objects.count() == 0


def test_taken_in_once(people, house, as_user):
    batch = uuid7()
    with as_user("inah"):
        assert len(take_in(by=people["inah"], unit_id=house.unit.pk, sheet=preview(GOOD), batch=batch)) == 2
        with pytest.raises(NotNow):
            take_in(by=people["inah"], unit_id=house.unit.pk, sheet=preview(GOOD), batch=batch)
        assert Enquiry.objects.count() == 2
        assert Telling.current.filter(own_words__isnull=False).count() == 1
    with as_user("lina"), pytest.raises(Refusal):
        take_in(by=people["lina"], unit_id=house.unit.pk, sheet=preview(GOOD), batch=uuid7())


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    return out.getvalue()


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04broken", b"\0\0\0\0", GOOD[: len(GOOD) // 2], b"Judul\nx", sheet(["x"]), b"%PDF-1.4"])
def test_a_broken_sheet_is_refused_in_words(body):
    with pytest.raises(BadInput) as refused:
        preview(body)
    assert str(refused.value.fields["sheet"])


def test_a_huge_sheet_is_refused():
    with pytest.raises(BadInput):
        preview(bomb())
    with pytest.raises(BadInput):
        preview(b"nama\n" + b"x\n" * 2_100)
    with pytest.raises(BadInput):
        preview(b"nama\n" + b"x" * (6 * 1024 * 1024))


def test_csv_reads_the_same():
    assert preview(b"nama;usia\nMelati;19\n").lines[0].values["birth"].age == 19
    assert preview(template()).lines == []


def test_from_upload_to_list(signed_in, house, as_user):
    inah = signed_in("inah")
    upload = {"unit": str(house.unit.pk), "sheet": SimpleUploadedFile("daftar.xlsx", GOOD)}
    page = inah.post("/pengaduan/impor/", upload)
    assert page.status_code == 200, page.content.decode()
    carried = page.content.decode().split('name="carried" value="')[1].split('"')[0]
    assert "Melati" not in carried
    assert inah.post("/pengaduan/impor/masukkan/", {"carried": carried}).status_code == 302
    with as_user("inah"):
        assert Enquiry.objects.count() == 2
    assert inah.post("/pengaduan/impor/masukkan/", {"carried": carried}).status_code == 409
    stranger = signed_in("nyai").post("/pengaduan/impor/masukkan/", {"carried": carried})
    assert stranger.status_code == 302
    with as_user("nyai"):
        assert Enquiry.objects.count() == 0
    bad = inah.post("/pengaduan/impor/", {"unit": str(house.unit.pk), "sheet": SimpleUploadedFile("daftar.xlsx", BAD)})
    assert bad.status_code == 422
    assert "Baris 2" in bad.content.decode()
