"""A file of a few kilobytes does not stop the server, and a large honest one is read."""

from __future__ import annotations

import io
import zipfile

import pytest

from sintas.kit.packed_xml import Limits, PackedRefused, Why, look_through
from sintas.kit.sheet import SheetRefused, read_rows

from .bombs import BOMBS, SHEET, measured, people, plain, sheet, with_part

ROWS = "sintas.kit.sheet:read_rows:SheetRefused"


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once_with_one_plain_sentence(name):
    body = BOMBS[name]()
    assert len(body) < 5 * 1024 * 1024
    found = measured(ROWS, body)
    assert found["said"].startswith(("Isi berkas ini terlalu besar", "Berkas ini bukan lembar kerja biasa")), found
    assert found["seconds"] < 3
    assert found["megabytes"] < 300


def test_a_long_honest_list_is_read_and_a_longer_one_is_counted():
    rows = read_rows(people(2_000))
    assert len(rows) == 2_000 and rows[-1][-1] == "isi 1999 39"
    with pytest.raises(SheetRefused) as refused:
        read_rows(people(5_000))
    assert "2.000 baris" in refused.value.sentence


def test_five_thousand_people_stand_well_inside_the_limits():
    seen, most = look_through(zipfile.ZipFile(io.BytesIO(people(5_000)))), Limits()
    assert seen.rows == 5_000 and seen.cells == 200_000
    assert seen.nodes * 10 < most.nodes and seen.cells <= most.cells / 2 and seen.row_nodes * 10 < most.row_nodes * most.rows


def test_what_stands_in_a_row_is_counted_there_and_the_rest_beside():
    one = look_through(zipfile.ZipFile(io.BytesIO(sheet(b'<row r="1"><c r="A1"><f>1</f></c></row><row/>'))))
    assert (one.rows, one.cells, one.formulas) == (2, 1, True)
    assert one.row_nodes == 2 + 2 + 1 + 1  # row and r, c and r, f; the empty row
    foreign = look_through(zipfile.ZipFile(io.BytesIO(sheet(b'<x:row xmlns:x="u"><x:c/></x:row>'))))
    assert (foreign.rows, foreign.cells) == (0, 0)


ODD = {
    "a document type": b"<!DOCTYPE a><worksheet/>",
    "one far down": b"<!-- " + b"x" * 90_000 + b" --><!DOCTYPE a><worksheet/>",
    "another encoding": b"<?xml version='1.0' encoding='cp037'?><worksheet/>",
    "UTF-16": "<worksheet/>".encode("utf-16"),
    "UTF-16 without a mark": "<worksheet/>".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("part", [SHEET, "xl/picture.png"])
def test_entities_and_ways_to_hide_them_are_odd(name, part):
    with pytest.raises(PackedRefused) as refused:
        look_through(zipfile.ZipFile(io.BytesIO(with_part(part, ODD[name]))))
    assert refused.value.why is Why.ODD


def test_pictures_and_settings_of_a_printer_are_let_be():
    for body in (b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xd8\xff\xe0\x00", b"P\x00D\x00F\x00", b""):
        assert look_through(zipfile.ZipFile(io.BytesIO(with_part("xl/media/image1.png", body)))).rows == 2


def test_xml_that_is_cut_off_and_a_part_that_is_not_what_the_list_says_are_broken():
    with pytest.raises(PackedRefused) as refused:
        look_through(zipfile.ZipFile(io.BytesIO(with_part(SHEET, b"<worksheet>"))))
    assert refused.value.why is Why.BROKEN
    whole = bytearray(plain())
    whole[60] ^= 255  # within the first packed part
    with pytest.raises(PackedRefused) as refused:
        look_through(zipfile.ZipFile(io.BytesIO(bytes(whole))))
    assert refused.value.why is Why.BROKEN
