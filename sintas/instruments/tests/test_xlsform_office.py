"""Forms as an office makes them in Excel: titles above the table, merged cells, stray spaces, semicolons, signs copied from Word."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from sintas.instruments.tests.workbooks import YES_NO, book, form, saved, troubles
from sintas.instruments.xlsform.answering import judge
from sintas.instruments.xlsform.expressions import ExpressionError, parse
from sintas.instruments.xlsform.reading import read

HEAD = "type | name | label | relevant | required"


def only_trouble(data: bytes) -> str:
    found = troubles(data)
    assert len(found) == 1, [one.sentence for one in found]
    return found[0].sentence


def test_a_title_above_the_table_is_said_once_and_not_as_missing_columns() -> None:
    out = Workbook()
    sheet = out.active
    sheet.title = "survey"
    for row in (["FORMULIR ASESMEN AWAL"], ["type", "name", "label"], ["text", "a", "Nama"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    assert only_trouble(saved(out)) == (
        "Lembar survey, baris 2: judul kolom ada di baris ini, padahal harus di baris pertama. Hapus baris di atasnya."
    )


def test_a_title_above_the_choices_is_said_in_the_same_way() -> None:
    choices = "DAFTAR JAWABAN\n" + YES_NO.strip()
    assert only_trouble(book(f"{HEAD}\nselect_one ya_tidak | a | A", choices)).startswith("Lembar choices, baris 2: judul kolom ada di baris ini")


def test_choices_may_call_their_names_values_as_older_forms_do() -> None:
    kept = form(f"{HEAD}\nselect_one skor | a | A", "list name | value | label\nskor | 1 | Satu\nskor | 2 | Dua")
    assert [choice.name for choice in kept.choices("a")] == ["1", "2"]


def test_a_column_value_beside_the_name_stays_a_column_of_its_own() -> None:
    kept = form(f"{HEAD}\nselect_one skor | a | A", "list_name | name | label | value\nskor | ya | Ya | 3\nskor | tidak | Tidak | 0")
    assert [(choice.name, choice.columns) for choice in kept.choices("a")] == [("ya", {"value": "3"}), ("tidak", {"value": "0"})]


@pytest.mark.parametrize(
    ("survey", "says"),
    [
        ("select_one Ya_Tidak | a | A", "daftar pilihan Ya_Tidak tidak ada di lembar choices, atau kosong. Maksudnya ya_tidak?"),
        ("integer | usia | U\ntext | b | B | ${Usia} > 17", "pertanyaan Usia tidak ada di lembar survey. Maksudnya usia?"),
        ("integer | usia | U\ntext | b | Umur ${usai}", "pertanyaan usai tidak ada di lembar survey. Maksudnya usia?"),
        ("text | a | A | | wajib", "tulis yes, kosongkan, atau tulis rumus"),
        ("number | a | A", "jenis “number” tidak dikenal. Maksudnya integer?"),
        ("angka | a | A", "jenis “angka” tidak dikenal. Maksudnya integer?"),
        ("pilihan ganda | a | A", "jenis “pilihan ganda” tidak dikenal. Yang dipakai di sini: text, integer,"),
        ("selct_one ya_tidak | a | A", "jenis “selct_one ya_tidak” tidak dikenal. Maksudnya select_one?"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(survey: str, says: str) -> None:
    assert says in only_trouble(book(f"{HEAD}\n{survey}"))


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("selected(${a}; 'ya')", 14, "tanda koma, bukan titik koma"),
        ("${a} – 1", 6, "tanda hubung biasa"),
        ("${a} − 1", 6, "tanda hubung biasa"),
        ("${a} × 2", 6, "tulis *"),
        ("${a} ÷ 2", 6, "tulis div"),
        ("${a} ≥ 3", 6, "tulis >="),
        ("${a} ≤ 3", 6, "tulis <="),
        ("${a} ≠ 3", 6, "tulis !="),
        ("${a} <> 3", 7, "tulis !="),
        ("${a} => 3", 7, "tulis >="),
        ("${a} =< 3", 7, "tulis <="),
        ("${a} = TRUE", 8, "tulis true()"),
    ],
)
def test_signs_of_excel_and_word_are_answered_with_those_of_xlsform(text: str, position: int, says: str) -> None:
    with pytest.raises(ExpressionError) as wrong:
        parse(text)
    assert (wrong.value.position, says in wrong.value.what) == (position, True), wrong.value.what


def test_a_second_sheet_of_the_name_may_be_hidden_and_the_sentence_says_so() -> None:
    out = Workbook()
    for title in ("survey", "Survey "):
        sheet = out.active if title == "survey" else out.create_sheet(title)
        sheet.title = title
        for row in (["type", "name", "label"], ["text", "a", "A"]):
            sheet.append(row)
    sheet.sheet_state = "hidden"
    assert "tersembunyi" in only_trouble(saved(out))


def test_spaces_capitals_empty_rows_and_hidden_sheets_do_no_harm() -> None:
    out = Workbook()
    sheet = out.active
    sheet.title = "Survey "
    for row in (
        ["Type ", " Name", "LABEL  ", "Required"], [], ["Select_One  ya_tidak ", " a ", " Aman? ", " YA "], ["   "],
        ["Begin Group", "g", "G"], ["INTEGER", "umur", "Umur"], ["End_Group"],
    ):  # fmt: skip
        sheet.append(row)
    choices = out.create_sheet("CHOICES")
    choices.sheet_state = "hidden"
    for row in (["List Name ", "name ", "label "], ["ya_tidak ", 1.0, "Ya "], [], [" ya_tidak", "0", "Tidak"]):
        choices.append(row)
    out.create_sheet("catatan kantor").sheet_state = "hidden"
    kept = read(saved(out))
    assert [(one.name, one.kind, one.required) for one in kept.questions] == [("a", "select_one", "yes"), ("umur", "integer", "")]
    assert judge(kept, {"a": "1", "umur": " 12 "}).errors == {}
