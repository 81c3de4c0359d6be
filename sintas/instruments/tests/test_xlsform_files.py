"""A file that is no questionnaire, or is made to do harm, is refused before it can, with a sentence that says what to do."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook

from sintas.instruments.tests.workbooks import book, repacked, saved, troubles
from sintas.instruments.xlsform.reading import read
from sintas.kit.tests import pace
from sintas.kit.tests.bombs import BOMBS, measured, questionnaire

GOOD = book("type | name | label\ntext | a | A")
SHEET = "xl/worksheets/sheet1.xml"
READING = "sintas.instruments.xlsform.reading:read:FormTroubles"


def in_sheet(change: bytes, instead: bytes) -> bytes:
    """GOOD with something else in its first sheet."""

    def part(name: str, body: bytes) -> bytes:
        if name != SHEET:
            return body
        assert change in body
        return body.replace(change, instead, 1)

    return repacked(GOOD, part)


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return out.getvalue()


OTHER_KINDS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "kosong"),
    "a csv": (b"type,name,label\ntext,a,A\n", ".csv"),
    "an old .xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ".xls"),
    "a pdf": (b"%PDF-1.7\n", "bukan berkas .xlsx"),
    "a text of 6 MB": (b"x" * 6_000_000, "5 MB"),
    "a zip of something else": (zipped(**{"word/document.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "bukan .ods"),
    "a packed file cut off": (GOOD[:-200], "rusak"),
    "a packed file with a byte turned": (GOOD.replace(b"PK\x01\x02", b"PK\x01\x03", 1), "rusak"),
    "a workbook with macros": (repacked(GOOD, lambda _name, body: body, {"xl/vbaProject.bin": b"x"}), "makro"),
    "sheets that are no XML": (in_sheet(b"</sheetData>", b""), "rusak"),
    "a workbook without its list of sheets": (repacked(GOOD, lambda name, body: None if name == "xl/workbook.xml" else body), "Excel"),
    "a workbook that lost a sheet": (repacked(GOOD, lambda name, body: None if name == SHEET else body), ""),
}


@pytest.mark.parametrize("case", OTHER_KINDS)
def test_a_file_of_another_kind_is_refused_with_what_to_do(case: str) -> None:
    data, says = OTHER_KINDS[case]
    found = troubles(data)
    assert len(found) == 1 and says in found[0].what, [each.sentence for each in found]


HARMFUL: dict[str, bytes] = {
    "entities": in_sheet(b"<worksheet", b'<!DOCTYPE a [<!ENTITY l "lol">]><worksheet'),
    "entities far down": in_sheet(
        b"<worksheet", b"<!-- " + b"x" * 20_000 + b" --><!DOCTYPE a [<!ENTITY l SYSTEM 'file:///etc/passwd'>]><worksheet"
    ),
    "entities in other letters": repacked(
        GOOD, lambda name, body: b"\xff\xfe" + "<!DOCTYPE a><worksheet/>".encode("utf-16-le") if name == SHEET else body
    ),
    "entities in an old encoding": repacked(
        GOOD,
        lambda name, body: (
            b"<?xml version='1.0' encoding='cp037'?>" + "<!DOCTYPE a><worksheet/>".encode("cp037") if name == SHEET else body
        ),
    ),
    "a bomb in a sheet": repacked(GOOD, lambda name, body: body + b" " * 45_000_000 if name == SHEET else body),
    "a bomb in a picture": repacked(GOOD, lambda _name, body: body, {"xl/media/image1.png": b"\x00" * 45_000_000}),
    "a thousand parts": repacked(GOOD, lambda _name, body: body, {f"xl/media/{at}.png": b"" for at in range(600)}),
    "half a million cells": in_sheet(b"</sheetData>", b"<row r='5'>" + b"<c/>" * 500_000 + b"</row></sheetData>"),
    "cells under another name": in_sheet(
        b"</sheetData>",
        b"<x:row xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>" + b"<x:c />" * 500_000 + b"</x:row></sheetData>",
    ),
}


@pytest.mark.parametrize("case", HARMFUL)
def test_a_file_made_to_do_harm_is_refused_within_a_second(case: str) -> None:
    data = HARMFUL[case]
    with pace.Watch() as took:
        found = troubles(data)
        assert found[0].sheet is None and ("bukan lembar kerja biasa" if "entities" in case else "terlalu") in found[0].what
    assert took.seconds < 1.5


@pytest.mark.parametrize("name", BOMBS)
def test_a_form_of_a_few_kilobytes_does_not_stop_the_server(name: str) -> None:
    found = measured(READING, BOMBS[name]())
    assert "terlalu" in found["said"] or "bukan lembar kerja biasa" in found["said"], found
    assert len(found["said"].splitlines()) == 1
    assert found["seconds"] < 3 and found["megabytes"] < 300


def test_two_thousand_questions_are_read() -> None:
    found = measured(READING, questionnaire())
    assert found["said"] == ""
    assert found["megabytes"] < 300


def test_three_sheets_that_end_in_the_last_row_of_all_are_read_at_once() -> None:
    """LibreOffice writes that row when a whole column has a format."""
    last = b'<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>'
    whole = book("type | name | label\ntext | a | A", settings="form_id\nf")
    data = repacked(whole, lambda name, body: body.replace(b"</sheetData>", last) if name.startswith("xl/worksheets/") else body)
    with pace.Watch() as took:
        assert [question.name for question in read(data).questions] == ["a"]
    assert took.seconds < 3


def test_a_bomb_that_understates_its_size_is_not_unpacked() -> None:
    data = bytearray(repacked(GOOD, lambda name, body: body + b" " * 60_000_000 if name == SHEET else body))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as packed:
        size = packed.getinfo(SHEET).file_size
    claimed = size.to_bytes(4, "little")
    assert data.count(claimed) == 2
    data = bytearray(bytes(data).replace(claimed, (5_000).to_bytes(4, "little")))
    tracemalloc.start()
    found = troubles(bytes(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "rusak" in found[0].what and peak < 20_000_000


def test_a_bomb_that_states_its_size_is_not_unpacked_at_all() -> None:
    tracemalloc.start()
    found = troubles(HARMFUL["a bomb in a sheet"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "terlalu besar" in found[0].what and peak < 2_000_000


def test_a_row_number_beyond_every_sheet_and_a_false_size_lose_nothing_and_cost_nothing() -> None:
    with pace.Watch() as took:
        far = in_sheet(b"</sheetData>", b'<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>text</t></is></c></row></sheetData>')
        assert troubles(far) == [] or troubles(far)[0].sheet in (None, "survey")
    assert took.seconds < 10
    small = in_sheet(b'<dimension ref="A1:C2"', b'<dimension ref="A1:A1"')
    assert [question.name for question in read(small).questions] == ["a"]


def test_formulas_nobody_has_worked_out_are_named_by_their_cells() -> None:
    out = Workbook()
    sheet = out.active
    sheet.title = "survey"
    for row in (["type", "name", "label"], ["text", "a", '="A" & "B"'], ["text", "b", "B"], ["=1", "c", "C"]):
        sheet.append(row)
    found = troubles(saved(out))
    assert [(each.sheet, each.row, each.column) for each in found if "rumus Excel" in each.what] == [("survey", 2, "C"), ("survey", 4, "A")]


def test_cells_that_hold_an_error_of_excel_are_named() -> None:
    data = in_sheet(b'<c r="C2" t="inlineStr"><is><t>A</t></is></c>', b'<c r="C2" t="e"><v>#REF!</v></c>')
    assert any((each.row, each.column) == (2, "label") and "#REF!" in each.what for each in troubles(data))


def test_two_sheets_of_one_name_and_too_many_columns_are_said() -> None:
    out = Workbook()
    out.active.title = "survey"
    out.create_sheet("Survey ").append(["type", "name", "label"])
    out.active.append(["type", "name", "label"])
    assert "dua lembar" in troubles(saved(out))[0].what
    wide = Workbook()
    wide.active.title = "survey"
    wide.active.append(["type", "name", "label", *[f"k{at}" for at in range(120)]])
    wide.active.append(["text", "a", "A"])
    assert "100 kolom" in troubles(saved(wide))[0].what


def test_no_sentence_repeats_what_stands_in_a_file_of_another_kind() -> None:
    """What was uploaded by mistake may be somebody's story."""
    found = troubles(b"Nama korban: Sari, alamat ...")
    assert all("Sari" not in each.sentence for each in found)
