"""Questions that are asked in rounds: each child, each incident; with sums over them and rounds inside rounds."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.instruments.tests.workbooks import form
from sintas.instruments.xlsform import paths
from sintas.instruments.xlsform.answering import judge
from sintas.instruments.xlsform.filling import fill

FORM = form(
    """
type | name | label | relevant | constraint | required | calculation | repeat_count
select_one ya_tidak | punya | Punya anak?
begin repeat | anak | Anak | ${punya} = 'ya'
text | nama | Nama | | | yes
integer | umur | Umur | | . < 18
text | sekolah | Sekolah ${nama} | ${umur} >= 6
calculate | nomor | | | | | position(..)
begin repeat | mainan | Mainan | ${umur} < 6
text | apa | Apa?
integer | harga | Harga | | . <= ${batas}
end repeat
calculate | mahal | | | | | sum(${harga})
end repeat
integer | batas | Batas harga
calculate | banyak | | | | | count(${anak})
calculate | tertua | | | | | max(${umur})
calculate | semua | | | | | sum(${harga})
calculate | mainan_semua | | | | | count(${mainan})
calculate | kedua | | | | | indexed-repeat(${nama}, ${anak}, 2)
calculate | mainan_kedua | | | | | indexed-repeat(${apa}, ${anak}, 1, ${mainan}, 2)
calculate | nama_nama | | | | | join(', ', ${nama})
"""
)
ANSWERS = {
    "punya": "ya",
    "anak": "2",
    "anak[1]/nama": "Adi",
    "anak[1]/umur": "4",
    "anak[1]/mainan": "2",
    "anak[1]/mainan[1]/apa": "bola",
    "anak[1]/mainan[1]/harga": "10",
    "anak[1]/mainan[2]/apa": "boneka",
    "anak[1]/mainan[2]/harga": "15",
    "anak[2]/nama": "Bunga",
    "anak[2]/umur": "11",
    "anak[2]/sekolah": "SD",
    "batas": "20",
}


def test_each_round_has_its_own_questions_and_sums_reach_over_all() -> None:
    found = judge(FORM, ANSWERS)
    assert found.errors == {} and found.set_aside == () and found.notes == ()
    assert "anak[2]/sekolah" in found.asked and "anak[1]/sekolah" not in found.asked and "anak[2]/mainan[1]/apa" not in found.asked
    assert found.calculated == {
        "anak[1]/nomor": 1, "anak[2]/nomor": 2, "anak[1]/mahal": 25, "anak[2]/mahal": 0, "banyak": 2, "tertua": 11, "semua": 25,
        "mainan_semua": 2, "kedua": "Bunga", "mainan_kedua": "boneka", "nama_nama": "Adi, Bunga",
    }  # fmt: skip


def test_errors_stand_at_their_round() -> None:
    found = judge(FORM, {**ANSWERS, "anak[2]/nama": "", "anak[1]/umur": "40", "anak[1]/mainan[2]/harga": "21"})
    assert set(found.errors) == {"anak[2]/nama", "anak[1]/umur"}
    assert {each.path for each in found.set_aside} >= {"anak[1]/mainan[1]/apa"}  # 40 years: no toys are asked about
    assert set(judge(FORM, {**ANSWERS, "anak[1]/mainan[2]/harga": "21"}).errors) == {"anak[1]/mainan[2]/harga"}


def test_a_round_taken_away_is_kept_aside() -> None:
    found = judge(FORM, {**ANSWERS, "anak": "1"})
    assert {(each.path, each.why) for each in found.set_aside} == {(f"anak[2]/{name}", "no_round") for name in ("nama", "umur", "sekolah")}
    assert found.calculated["banyak"] == 1 and found.calculated["tertua"] == 4 and "kedua" not in found.calculated
    assert next(each.label for each in found.set_aside if each.path == "anak[2]/sekolah").startswith("Sekolah")


def test_a_repeat_that_does_not_apply_keeps_everything_aside() -> None:
    found = judge(FORM, {**ANSWERS, "punya": "tidak"})
    assert {each.why for each in found.set_aside} == {"not_asked"} and len(found.set_aside) == 9
    assert found.calculated == {"banyak": 0, "semua": 0, "mainan_semua": 0}


def test_rounds_begin_with_one_follow_the_answers_and_may_be_none() -> None:
    assert fill(FORM, {"punya": "ya"}).rounds["anak"] == 1
    assert fill(FORM, {"punya": "ya", "anak[3]/nama": "x"}).rounds["anak"] == 3
    assert fill(FORM, {"punya": "ya", "anak[3]/nama": "x", "anak[1]/nama": "y"}).rounds["anak"] == 3
    assert fill(FORM, {"punya": "ya", "anak": "0"}).rounds["anak"] == 0
    assert fill(FORM, {"punya": "ya", "anak": "banyak"}).rounds["anak"] == 1
    assert fill(FORM, {"punya": "ya", "anak": "-4"}).rounds["anak"] == 0


def test_repeat_count_decides_how_often() -> None:
    asked = form("""
type | name | label | repeat_count
integer | n | N
begin repeat | r | R | ${n} + 1
text | a | A
end repeat
""")
    assert [fill(asked, {"n": n}).rounds["r"] for n in ("0", "2", "")] == [1, 3, 0]
    too_many = fill(asked, {"n": "999999999999999"})
    assert too_many.rounds["r"] == 100 and "100 putaran" in too_many.notes[0].what


def test_rounds_in_rounds_in_rounds_stay_within_measure() -> None:
    asked = form("""
type | name | label | repeat_count
begin repeat | a | A | 100
begin repeat | b | B | 100
begin repeat | c | C | 100
text | t | T
end repeat
end repeat
end repeat
""")
    found = fill(asked, {})
    assert len(found.values) <= 5_000 and found.notes


def test_a_path_is_read_and_nonsense_is_none() -> None:
    assert paths.split("anak[2]/mainan[1]/apa") == ((("anak", 2), ("mainan", 1)), "apa") and paths.split("umur") == ((), "umur")
    for nonsense in ("", "anak[0]/x", "anak[-1]/x", "anak/x", "[1]/x", "anak[1]/", "anak[1]", "anak[99999]/x", "a[1]b/x"):
        assert paths.split(nonsense) is None, nonsense


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.one_of(st.sampled_from([*ANSWERS, *FORM.all]), st.text(alphabet="anak[]/0123ur", max_size=14)),
        st.one_of(st.text(max_size=8), st.lists(st.text(max_size=4), max_size=3), st.none(), st.integers(-3, 200).map(str)),
        max_size=12,
    )
)
def test_whatever_is_sent_is_counted_wrong_or_kept_aside_and_never_lost(answers: dict[str, str]) -> None:
    found = judge(FORM, answers)
    aside = {each.path for each in found.set_aside}
    for path, raw in answers.items():
        blank = not raw or (not raw.strip() if isinstance(raw, str) else not any(each.strip() for each in raw))
        counts_rounds = path == "anak" or (path.startswith("anak[") and path.endswith("]/mainan"))
        assert blank or counts_rounds or path in aside or path in found.values or path in found.errors
    assert not aside & set(found.values) and all(not isinstance(value, Decimal) or value.is_finite() for value in found.values.values())


def test_what_was_asked_stands_round_by_round_as_it_was_told() -> None:
    asked = [path for path in judge(FORM, ANSWERS).asked if path not in ("punya", "batas")]
    assert asked == [
        "anak[1]/nama", "anak[1]/umur",
        "anak[1]/mainan[1]/apa", "anak[1]/mainan[1]/harga", "anak[1]/mainan[2]/apa", "anak[1]/mainan[2]/harga",
        "anak[2]/nama", "anak[2]/umur", "anak[2]/sekolah",
    ]  # fmt: skip
    assert judge(FORM, ANSWERS).asked[0] == "punya" and judge(FORM, ANSWERS).asked[-1] == "batas"
