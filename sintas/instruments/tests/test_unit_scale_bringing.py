"""An XLSForm is brought: what is wrong is listed whole, the version in use stays; what is right is used from then on."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from sintas.evidence.tests.scale_people import enter, page_form, sending
from sintas.instruments.actions.making import bring_form
from sintas.instruments.models import UnitScale
from sintas.instruments.tests.workbooks import book, saved
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.testing import hire

SURVEY = """
type | name | label
begin_group | rumah | Rumah
select_one ya_tidak | aman | Apakah rumah aman?
end_group
"""
SETTINGS = """
form_title | form_id | version | default_language
Kunjungan rumah | kunjungan | 1 | Bahasa Indonesia (id)
"""
LICENCE = "kami boleh memakai ini karena kami yang menyusunnya"

# Ten things wrong, each in another place.
BROKEN = """
type | name | label | relevant | constraint | calculation | required
begin_group | rumah | Rumah
hologram | a | Apa ini
select_one tak_ada | b | Pilih
text | nama depan | Nama
integer | umur | Umur | ${belum_ada} > 1
integer | umur | Umur lagi
integer | tinggi | Tinggi | | . > (
calculate | hitung | | | | rahasia(1)
select_one ya_tidak or_other | c | Lainnya
text | tanpa_label |
select_multiple | d | Beberapa
"""


@pytest.fixture
def at_unit(house):
    return f"/unit/skala/{house.unit.pk}/"


def file_of(body: bytes, **more: str) -> dict[str, object]:
    return {"body": SimpleUploadedFile("formulir.xlsx", body), "licence": LICENCE, **more}


def brought(who, house, people, as_user, survey=SURVEY, **more):
    with as_user(who):
        return bring_form(by=people[who], unit_id=house.unit.pk, body=book(survey, settings=SETTINGS), licence=LICENCE, **more)


def test_a_form_is_brought_and_shown_as_it_will_be_asked(at_unit, signed_in, as_user):
    ratna = signed_in("ratna")
    after = ratna.post(f"{at_unit}unggah/", file_of(book(SURVEY, settings=SETTINGS)), follow=True)
    words = after.content.decode()
    assert after.status_code == 200
    for expected in ("Kunjungan rumah", "Apakah rumah aman?", "satu pilihan", LICENCE, "versi 1"):
        assert expected in words, expected
    with as_user("ratna"):
        row = UnitScale.objects.get()
        assert (row.kind, row.slug, row.number) == ("form", "kunjungan_rumah", 1)


def test_every_trouble_is_named_with_sheet_row_and_column_and_the_version_in_use_stays(at_unit, house, people, as_user, signed_in):
    row = brought("ratna", house, people, as_user)
    ratna = signed_in("ratna")
    answer = ratna.post(f"{at_unit}{row.slug}/unggah/", file_of(book(BROKEN, settings=SETTINGS)))
    words = answer.content.decode()
    assert answer.status_code == 422
    listed = [line for line in words.split("<li>") if line.startswith("Lembar ")]
    assert len(listed) >= 10, listed
    for at in range(3, 13):
        assert any(f"Lembar survey, baris {at}" in line for line in listed), (at, listed)
    for column in ("kolom type", "kolom name", "kolom relevant", "kolom constraint", "kolom calculation"):
        assert any(column in line for line in listed), column
    assert "Versi yang sedang dipakai tetap dipakai." in words
    assert page_form(answer).standing["licence"][0].strip() == LICENCE
    with as_user("ratna"):
        assert UnitScale.objects.get(ended_at=None).pk == row.pk


def test_a_workbook_of_formulas_without_values_is_named_cell_by_cell(at_unit, signed_in, as_user):
    out = load_workbook(io.BytesIO(book(SURVEY, settings=SETTINGS)))
    for column in range(1, 4):
        out["survey"].cell(3, column).value = '="select_one ya_tidak"'
    answer = signed_in("ratna").post(f"{at_unit}unggah/", file_of(saved(out)))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "rumus" in words
    assert "Lembar survey, baris 3" in words
    with as_user("ratna"):
        assert not UnitScale.objects.exists()


@pytest.mark.parametrize("body", [b"", b"bukan lembar kerja", b"PK\x03\x04rusak", b"\xd0\xcf\x11\xe0lama"])
def test_what_is_no_workbook_is_refused_with_what_to_do(at_unit, signed_in, as_user, body):
    answer = signed_in("ratna").post(f"{at_unit}unggah/", file_of(body))
    assert answer.status_code == 422
    assert ".xlsx" in answer.content.decode()
    with as_user("ratna"):
        assert not UnitScale.objects.exists()


def test_the_title_is_asked_where_the_file_names_none_and_why_it_may_be_used(at_unit, signed_in, as_user, house, people):
    ratna = signed_in("ratna")
    answer = ratna.post(f"{at_unit}unggah/", file_of(book(SURVEY), licence="ya"))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "form_title" in words
    assert "kami boleh memakai ini karena" in words
    assert ratna.post(f"{at_unit}unggah/", file_of(book(SURVEY), title="Kunjungan")).status_code == 303
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        bring_form(by=people["ratna"], unit_id=house.unit.pk, body=book(SURVEY), licence=" ")
    assert set(refused.value.fields) == {"title", "licence"}


def test_the_next_version_takes_its_place_and_the_same_file_changes_nothing(at_unit, house, people, as_user, signed_in):
    row = brought("ratna", house, people, as_user)
    ratna, path = signed_in("ratna"), f"{at_unit}{row.slug}/unggah/"
    assert page_form(ratna.get(path)).standing["licence"][0].strip() == LICENCE
    same = ratna.post(path, {**sending(ratna.get(path)), **file_of(book(SURVEY, settings=SETTINGS))})
    assert same.status_code == 303
    changed = SURVEY.replace("Apakah rumah aman?", "Apakah rumah aman sekarang?")
    assert ratna.post(path, {**sending(ratna.get(path)), **file_of(book(changed, settings=SETTINGS))}).status_code == 303
    with as_user("ratna"):
        assert [(one.number, one.ended_at is None) for one in UnitScale.objects.order_by("number")] == [(1, False), (2, True)]
    stale = ratna.post(path, {**sending(ratna.get(path)), "based_on": "1", **file_of(book(SURVEY, settings=SETTINGS))})
    assert stale.status_code == 409
    assert "menyimpan versi 2" in stale.content.decode()


def test_a_form_is_not_changed_as_a_scale_nor_a_scale_as_a_form(at_unit, house, people, as_user, signed_in):
    row = brought("ratna", house, people, as_user)
    assert signed_in("ratna").get(f"{at_unit}{row.slug}/ubah/").status_code == 404
    assert signed_in("ratna").get(f"{at_unit}tidak_ada/unggah/").status_code == 404


def test_another_unit_cannot_bring_or_see_it(at_unit, house, people, as_user, signed_in, open_a_case):
    row = brought("ratna", house, people, as_user)
    for who in ("tono", "lina"):
        browser = signed_in(who)
        for page in ("unggah/", f"{row.slug}/", f"{row.slug}/unggah/"):
            assert browser.get(f"{at_unit}{page}").status_code == 404
        assert browser.post(f"{at_unit}unggah/", file_of(book(SURVEY, settings=SETTINGS))).status_code == 404
        with as_user(who), pytest.raises(NotYours):
            bring_form(by=people[who], unit_id=house.unit.pk, body=book(SURVEY, settings=SETTINGS), licence=LICENCE)
    student = hire("mira", house.other_unit, "student")
    case = open_a_case("tono", name="Sekar")
    assert enter(student).get(f"{at_unit}{row.slug}/").status_code == 404
    assert signed_in("tono").get(f"/kasus/{case.pk}/skala/own-{row.slug}/id/").status_code == 404
