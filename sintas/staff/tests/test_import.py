"""A spreadsheet of new colleagues: everything wrong is said at once, and nothing is entered by half."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from sintas.kit import packed_xml, sheet
from sintas.kit.sheet import SheetRefused, read_lines, read_rows
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actions.importing import COLUMNS, import_people, preview
from sintas.staff.actor import actor_for
from sintas.staff.models import User
from sintas.staff.testing import come_in

HERE = "/petugas/impor/"
HEAD = ["Nama lengkap", "Nama pengguna", "Unit", "Peran", "Profesi", "NIP", "STR berlaku sampai", "Nomor STR"]
ROWS = [
    ["Maya Kartika", "maya.k", "Rehabilitasi", "pendamping", "Pekerja sosial", "198706012015042001", "31 Desember 2027", "STR-9"],
    ["Joko Susilo", "joko", "anak", "Kepala unit", "", "", None, None],
]


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(client, data, name="petugas.xlsx"):
    held = io.BytesIO(data)
    held.name = name
    return client.post(HERE, {"sheet": held})


def test_preview_then_everybody_at_once_each_with_a_code(signed_in, cast, house, written):
    ana = signed_in("ana")
    page = upload(ana, xlsx(HEAD, *ROWS))
    assert page.status_code == 200
    assert "2 petugas akan didaftarkan" in page.content.decode()
    assert User.objects.count() == len(cast)
    done = ana.post(HERE, {"rows": page.context["rows"]})
    assert [username for _name, username, _code in done.context["codes"]] == ["maya.k", "joko"]
    maya = User.objects.get(username="maya.k")
    assert (maya.nip, str(maya.str_expires_on), maya.profession) == ("198706012015042001", "2027-12-31", "social_worker")
    assert actor_for(User.objects.get(username="joko")).holds("cases.hand_over", house.other_unit.pk)
    assert written("import people")[0]["count"] == 2
    again = ana.post(HERE, {"rows": page.context["rows"]})  # the button twice
    assert again.status_code == 422
    assert "Belum ada yang didaftarkan" in again.content.decode()
    assert User.objects.count() == len(cast) + 2


def test_everything_wrong_is_said_by_row_and_column_and_nothing_is_entered(signed_in, cast):
    rows = [
        HEAD,
        ["", "maya.k", "Rehabilitasi", "pendamping", "tukang", "12", "besok lusa", "1"],
        ["Joko", "ratna", "Unit Entah", "raja", "", "", "", ""],
        ["Dua", "maya.k", "Rehabilitasi", "carer", "", "", "", ""],
    ]
    page = upload(signed_in("ana"), xlsx(*rows))
    assert page.status_code == 422
    found = {(row[0].words, row[1].words) for row in page.context["table"].rows}
    assert found == {
        ("2", "Nama lengkap"),
        ("2", "Profesi"),
        ("2", "NIP"),
        ("2", "STR berlaku sampai"),
        ("3", "Nama pengguna"),
        ("3", "Unit"),
        ("3", "Peran"),
        ("4", "Nama pengguna"),
    }
    assert 'name="rows"' not in page.content.decode()
    assert User.objects.count() == len(cast)


def test_one_row_overtaken_undoes_all(people, cast, as_user, house):
    with as_user("ana"):
        seen = preview(by=people["ana"], lines=read_lines(xlsx(HEAD, *ROWS), COLUMNS))
        assert seen.problems == []
        User.objects.create_user("joko", organisation=house.ngo, full_name="Joko lain")
        with pytest.raises(BadInput) as refused:
            import_people(by=people["ana"], people=seen.people)
        assert "3" in str(refused.value.sentence)
    assert not User.objects.filter(username="maya.k").exists()


def test_a_nip_that_excel_has_cut_is_not_taken_for_a_nip(people, cast, as_user):
    for cell in (198706012015042001, 1.98706012015042e17):
        with as_user("ana"):
            seen = preview(by=people["ana"], lines=read_lines(xlsx(HEAD, [*ROWS[0][:5], cell, None, None]), COLUMNS))
        assert [(problem.row, problem.column) for problem in seen.problems] == [(2, "NIP")]


def test_semicolons_and_old_letters_from_excel(signed_in, cast):
    text = "Nama lengkap;Nama pengguna;Unit;Peran\r\nDésirée Ayu;desi;REHABILITASI;pengasuh\r\n"
    for data in (text.encode("utf-8-sig"), text.encode("cp1252")):
        page = upload(signed_in("ana"), data, "petugas.csv")
        assert page.status_code == 200
        assert "Désirée Ayu" in page.content.decode()


def test_the_example_can_be_filled_and_uploaded_as_it_is(signed_in, cast):
    ana = signed_in("ana")
    answer = ana.get(HERE + "contoh.xlsx")
    assert "petugas" in answer["Content-Disposition"]
    book = load_workbook(io.BytesIO(answer.content))
    assert [cell.value for cell in book.worksheets[0][1]] == [headings[0] for headings in COLUMNS.values()]
    book.worksheets[0].append(["Maya", "maya", "Rehabilitasi", "pendamping", "Pekerja sosial", "Ahli Pertama", "", "", "", "", ""])
    out = io.BytesIO()
    book.save(out)
    assert upload(ana, out.getvalue()).status_code == 200
    words = {str(cell.value) for row in book.worksheets[1] for cell in row}
    assert {"Rehabilitasi", "pendamping", "Penyelia"} <= words
    assert "Pendampingan" not in words  # a unit of the other house


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (packed_xml.Limits().unpacked + 1))
    return out.getvalue()


def with_doctype():
    whole = xlsx(HEAD, *[["a"] * 8])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as packed:
        for part in old.infolist():
            text = old.read(part)
            packed.writestr(
                part, text.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet') if "sheet1" in part.filename else text
            )
    return out.getvalue()


BROKEN = {
    "empty": b"",
    "blank": b"\n\n;;\n",
    "only a heading": b"Nama lengkap;Unit\n",
    "unknown heading": b"Nama lengkap;Zodiak\nA;B\n",
    "doubled heading": b"Nama;Nama lengkap\nA;B\n",
    "no heading above": b"Nama lengkap;\nA;B\n",
    "binary": b"\x00\x01\x02" * 50,
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "old excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
    "torn zip": xlsx(HEAD)[:300],
    "zip of something else": b"PK\x03\x04" + b"x" * 50,
    "large": b"a;b\n" * (sheet.MOST_BYTES // 4 + 1),
    "many rows": b"Nama lengkap;Unit\n" + b"A;B\n" * 2001,
    "bomb": bomb(),
    "doctype": with_doctype(),
    "endless line": b"Nama lengkap;Unit\n" + b'"' + b"x" * 200_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_sheet_is_refused_in_words(name):
    with pytest.raises(SheetRefused) as refused:
        read_lines(BROKEN[name], COLUMNS)
    assert len(refused.value.sentence) > 20


def test_a_refused_sheet_says_so_beside_the_field(signed_in, cast):
    for data in (BROKEN["torn zip"], BROKEN["unknown heading"], BROKEN["bomb"]):
        page = upload(signed_in("ana"), data)
        assert page.status_code == 422
        assert "sheet" in page.context["form"].errors
    assert signed_in("ana").post(HERE, {"submission": ""}).status_code == 422


def test_two_thousand_rows_are_read(db):
    rows = read_rows(b"Nama lengkap;Unit\n" + b"A;B\n" * 2000)
    assert len(rows) == 2001


def test_only_with_the_verb_and_only_ones_own_preview(signed_in, cast, house):
    for name in ("ratna", "lina"):
        assert signed_in(name).get(HERE).status_code == 403
        assert signed_in(name).get(HERE + "contoh.xlsx").status_code == 403
    page = upload(signed_in("ana"), xlsx(HEAD[:4], ["Maya", "maya", "Rehabilitasi", "pendamping"]))
    from sintas.staff.testing import hire

    hire("arif", house.ngo_unit, "administrator")
    from django.test import Client

    arif = Client()
    come_in(arif, User.objects.get(username="arif"))
    assert arif.post(HERE, {"rows": page.context["rows"]}).status_code == 422
    assert arif.post(HERE, {"rows": "xxxx"}).status_code == 422
    assert not User.objects.filter(username="maya").exists()
