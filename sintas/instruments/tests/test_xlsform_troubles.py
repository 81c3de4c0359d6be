"""A form that cannot be taken says everything that is wrong with it, each with its sheet, row and column."""

from __future__ import annotations

import pytest

from sintas.instruments.tests.workbooks import YES_NO, book, troubles

HEAD = "type | name | label | relevant | constraint | calculation | required | default | choice_filter | repeat_count | read_only"


def survey(*lines: str) -> str:
    return "\n".join([HEAD, *lines])


# survey rows (from row 2), sheet, row, column, what the sentence says
BROKEN: dict[str, tuple[str, str, int | None, str | None, str]] = {
    "unknown type": (survey("pilihan | a | A"), "survey", 2, "type", "“pilihan” tidak dikenal"),
    "type not asked here": (survey("geopoint | a | A"), "survey", 2, "type", "tidak dipakai di sini"),
    "type missing": (survey("text | b | B", " | a | A"), "survey", 3, "type", "belum diisi"),
    "or_other": (survey("select_one ya_tidak or_other | a | A"), "survey", 2, "type", "or_other tidak dipakai"),
    "select without list": (survey("select_one | a | A"), "survey", 2, "type", "nama daftar pilihan"),
    "words behind the list": (survey("select_one ya_tidak acak | a | A"), "survey", 2, "type", "“acak”"),
    "unknown list": (survey("select_one warna | a | A"), "survey", 2, "type", "daftar pilihan warna tidak ada"),
    "name missing": (survey("text | | A"), "survey", 2, "name", "nama belum diisi"),
    "name with a space": (survey("text | nama saya | A"), "survey", 2, "name", "tidak dapat dipakai"),
    "name that begins with a figure": (survey("text | 1a | A"), "survey", 2, "name", "tidak dapat dipakai"),
    "name of 65 letters": (survey(f"text | {'a' * 65} | A"), "survey", 2, "name", "tidak dapat dipakai"),
    "duplicate name": (survey("text | a | A", "text | b | B", "text | a | C"), "survey", 4, "name", "sudah dipakai di baris 2"),
    "group named like a question": (survey("text | a | A", "begin group | a | G", "text | b | B", "end group"), "survey", 3, "name", "baris 2"),
    "label missing": (survey("text | a"), "survey", 2, "label", "label belum diisi"),
    "group never closed": (survey("begin group | g | G", "text | a | A"), "survey", 2, "type", "kelompok g dibuka"),
    "repeat never closed": (survey("begin repeat | g | G", "text | a | A"), "survey", 2, "type", "pengulangan g dibuka"),
    "end without begin": (survey("text | a | A", "end group"), "survey", 3, "type", "tanpa awal"),
    "group closed as repeat": (survey("begin group | g | G", "text | a | A", "end repeat"), "survey", 4, "type", "begin group g dari baris 2"),
    "empty group": (survey("text | a | A", "begin group | g | G", "end group"), "survey", 3, "type", "tidak berisi"),
    "calculate without calculation": (survey("text | b | B", "calculate | a | "), "survey", 3, "calculation", "memerlukan"),
    "note that calculates": (survey("text | b | B", "note | a | A | | | 1 + 1"), "survey", 3, "calculation", "note"),
    "choice_filter on a text": (survey("text | a | A | | | | | | name = 'x'"), "survey", 2, "choice_filter", "hanya untuk"),
    "repeat_count on a text": (survey("text | a | A | | | | | | | 3"), "survey", 2, "repeat_count", "hanya untuk"),
    "repeat_count on a group": (survey("begin group | g | G | | | | | | | 3", "text | a | A", "end group"), "survey", 2, "repeat_count", "hanya"),
    "relevant that does not parse": (survey("text | a | A", "text | b | B | ${a} = "), "survey", 3, "relevant", "huruf ke-7"),
    "constraint that does not parse": (survey("text | a | A | | . > (3"), "survey", 2, "constraint", "huruf ke-5"),
    "calculation with an unlisted function": (survey("text | a | A", "calculate | c | | | | pulldata('x')"), "survey", 3, "calculation", "pulldata"),
    "required that does not parse": (survey("text | a | A | | | | mungkin saja"), "survey", 2, "required", "harus ada tanda"),
    "reference to nothing": (survey("text | a | A", "text | b | B | ${c} = 1"), "survey", 3, "relevant", "pertanyaan c tidak ada"),
    "reference to a later question": (survey("text | a | A | ${b} = 1", "text | b | B"), "survey", 2, "relevant", "b baru ditanyakan sesudahnya"),
    "reference to itself": (survey("text | a | A | ${a} = 1"), "survey", 2, "relevant", "dirinya sendiri"),
    "later question behind a calculation": (
        survey("text | a | A | ${c} = 1", "calculate | c | | | | ${b} + 1", "integer | b | B"), "survey", 2, "relevant", "bergantung pada pertanyaan b",
    ),
    "group that hangs on its own question": (survey("begin group | g | G | ${a} = 1", "text | a | A", "end group"), "survey", 2, "relevant", "sesudahnya"),
    "repeat_count on a later question": (
        survey("begin repeat | g | G | | | | | | | ${n}", "text | a | A", "end repeat", "integer | n | N"), "survey", 2, "repeat_count", "sesudahnya",
    ),
    "circular calculations": (
        survey("text | t | T", "calculate | a | | | | ${b} + 1", "calculate | b | | | | ${c} + 1", "calculate | c | | | | ${a} + 1"),
        "survey", 3, "calculation", "a → b → c → a",
    ),
    "calculation of itself": (survey("text | t | T", "calculate | a | | | | ${a} + 1"), "survey", 3, "calculation", "a → a"),
    "reference to a group": (survey("begin group | g | G", "text | a | A", "end group", "text | b | B | ${g} = 1"), "survey", 5, "relevant", "kelompok"),
    "reference to a note": (survey("note | n | N", "text | b | B | ${n} = 1"), "survey", 3, "relevant", "note"),
    "reference to a repeat": (survey("begin repeat | g | G", "text | a | A", "end repeat", "text | b | B | ${g} > 1"), "survey", 5, "relevant", "count(${g})"),
    "one answer of many": (survey("begin repeat | g | G", "integer | a | A", "end repeat", "text | b | B | ${a} > 1"), "survey", 5, "relevant", "sum, count"),
    "round of what is no repeat": (
        survey("begin repeat | g | G", "text | a | A", "end repeat", "calculate | c | | | | indexed-repeat(${a}, ${a}, 1)"),
        "survey", 5, "calculation", "a bukan pengulangan",
    ),
    "position outside a repeat": (survey("text | a | A", "calculate | c | | | | position(..)"), "survey", 3, "calculation", "begin repeat"),
    "dot outside a constraint": (survey("text | a | A", "text | b | B | . = 1"), "survey", 3, "relevant", "constraint"),
    "bare name": (survey("text | a | A", "text | b | B | a = 1"), "survey", 3, "relevant", "${a}"),
    "choice_filter on no column": (survey("select_one ya_tidak | a | A | | | | | | prov = 'x'"), "survey", 2, "choice_filter", "kolom prov tidak ada"),
    "label of a choice of no select": (
        survey("text | a | A", "calculate | c | | | | jr:choice-name(${a}, '${a}')"), "survey", 3, "calculation", "bukan pertanyaan pilihan",
    ),
    "default that is no number": (survey("integer | a | A | | | | | banyak"), "survey", 2, "default", "bilangan bulat"),
    "default not in the list": (survey("select_one ya_tidak | a | A | | | | | mungkin"), "survey", 2, "default", "tidak ada dalam daftar"),
    "default on a later question": (survey("text | a | A | | | | | ${b}", "text | b | B"), "survey", 2, "default", "sesudahnya"),
    "label that mentions nothing": (survey("text | a | Halo ${siapa}"), "survey", 2, "label", "pertanyaan siapa tidak ada"),
    "label that mentions a group": (survey("begin group | g | G", "text | a | Isi ${g}", "end group"), "survey", 3, "label", "tidak mempunyai jawaban"),
    "no question at all": (survey("note | a | A"), "survey", None, None, "belum ada pertanyaan"),
    "column type missing": ("name | label\na | A", "survey", 1, None, "kolom type tidak ada"),
    "column name missing": ("type | label\ntext | A", "survey", 1, None, "kolom name tidak ada"),
    "column label missing": ("type | name\ntext | a", "survey", 1, None, "kolom label tidak ada"),
    "column misspelt": ("type | name | label | relevent\ntext | a | A | 1", "survey", 1, "relevent", "Maksudnya relevant"),
    "column twice": ("type | name | label | label\ntext | a | A | B", "survey", 1, "label", "dua kali"),
    "column that would change the form": ("type | name | label | trigger\ntext | a | A | ${a}", "survey", 2, "trigger", "tidak dapat dijalankan"),
    "cell under no heading": ("type | name | label |  | hint\ntext | a | A | x | h", "survey", 2, "D", "tidak berjudul"),
    "cell of 5,001 letters": (f"type | name | label\ntext | a | {'x' * 5001}", "survey", 2, "label", "5000 huruf"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_said_with_its_place(case: str) -> None:
    text, sheet, row, column, says = BROKEN[case]
    found = troubles(book(text))
    here = [each for each in found if (each.sheet, each.row, each.column) == (sheet, row, column) and says in each.what]
    assert here, [each.sentence for each in found]
    place = f"Lembar {sheet}" + (f", baris {row}" if row else "") + (f", kolom {column}" if column else "")
    assert here[0].sentence.startswith(f"{place}: ")


def test_one_wrong_thing_is_said_once_and_nothing_else_with_it() -> None:
    """Trouble that follows from another trouble is no news."""
    for case, (text, *_place) in BROKEN.items():
        found = troubles(book(text))
        assert len(found) == 1, (case, [each.sentence for each in found])


def test_a_question_of_an_unknown_type_is_not_also_missing() -> None:
    found = troubles(book(survey("geopoint | tempat | T", "text | b | Di ${tempat} | ${tempat} != ''")))
    assert [(each.row, each.column) for each in found] == [(2, "type")]


CHOICES: dict[str, tuple[str, int, str | None, str]] = {
    "name with a space": ("list_name | name | label\ny | satu dua | A", 2, "name", "memuat spasi"),
    "name missing": ("list_name | name | label\ny | | A", 2, "name", "belum diisi"),
    "list missing": ("list_name | name | label\n | a | A", 2, "list_name", "belum diisi"),
    "label missing": ("list_name | name | label\ny | a", 2, "label", "belum berlabel"),
    "choice twice": ("list_name | name | label\ny | a | A\ny | b | B\ny | a | C", 4, "name", "dua kali"),
    "heading missing": ("list_name | label\ny | A", 1, None, "kolom name tidak ada"),
}


@pytest.mark.parametrize("case", CHOICES)
def test_what_is_wrong_with_the_choices_is_said_with_its_place(case: str) -> None:
    text, row, column, says = CHOICES[case]
    found = troubles(book("type | name | label\nselect_one y | a | A", text))
    assert any((each.sheet, each.row, each.column) == ("choices", row, column) and says in each.what for each in found), [
        e.sentence for e in found
    ]


def test_missing_and_empty_sheets_are_named() -> None:
    assert "survey" in troubles(book(None))[0].sentence and "tidak ada" in troubles(book(None, None))[0].what
    select = "type | name | label\nselect_one y | a | A"
    assert [each.sentence for each in troubles(book(select, None))] == [
        "Lembar choices: lembar ini tidak ada. Sebuah XLSForm mempunyai lembar bernama survey, choices, dan settings."
    ]
    assert "kosong" in troubles(book("type | name | label\nselect_one y | a | A", "list_name | name | label"))[0].what
    assert troubles(book("type | name | label\ntext | a | A", None)) == []


def test_everything_is_collected_in_the_order_of_the_file() -> None:
    text = survey(
        "pilihan | a | A",
        "text | b",
        "integer | c | C | ${tidak_ada} = 1 | . >",
        "select_one warna | d | D",
        "begin group | e | E",
        "text | b | F",
    )
    found = troubles(book(text, YES_NO + "ya_tidak | ya | Lagi\n"))
    assert [(each.sheet, each.row, each.column) for each in found] == [
        ("survey", 2, "type"),
        ("survey", 3, "label"),
        ("survey", 4, "relevant"),
        ("survey", 4, "constraint"),
        ("survey", 5, "type"),
        ("survey", 6, "type"),
        ("survey", 7, "name"),
        ("choices", 4, "name"),
    ]
    assert found[2].sentence == "Lembar survey, baris 4, kolom relevant: pada huruf ke-1: pertanyaan tidak_ada tidak ada di lembar survey."


def test_the_column_is_named_as_the_file_writes_it() -> None:
    found = troubles(book("type | name | label::English (en) | Relevance\ntext | a | A ${x} | ${y} = 1"))
    assert {each.column for each in found} == {"label::English (en)", "Relevance"}


def test_two_circles_are_two_troubles() -> None:
    found = troubles(book(survey("text | t | T", *[f"calculate | {a} | | | | ${{{b}}}" for a, b in ("ab", "ba", "cd", "dc")])))
    assert [each.row for each in found] == [3, 5]
    lines = ["text | t | T", "calculate | a | | | | ${b} + ${c}", "calculate | b | | | | ${a}", "calculate | c | | | | ${a}"]
    assert sorted(each.what.split(": ")[1] for each in troubles(book(survey(*lines)))) == ["a → b → a.", "a → c → a."]


def test_a_thousand_troubles_are_cut_at_two_hundred() -> None:
    assert len(troubles(book("type | name | label\n" + "\n".join(f"apa | n{at} | L" for at in range(1000))))) == 200


def test_too_many_rows_are_said_with_the_first_that_is_too_many() -> None:
    many = "type | name | label\n" + "\n".join(f"text | n{at} | L" for at in range(2001))
    assert [(each.row, "2000 baris" in each.what) for each in troubles(book(many))] == [(2002, True)]


def test_groups_in_groups_have_an_end() -> None:
    deep = survey(*[f"begin group | g{at} | G" for at in range(21)], "text | a | A", *["end group"] * 21)
    assert "20 tingkat" in troubles(book(deep))[0].what
