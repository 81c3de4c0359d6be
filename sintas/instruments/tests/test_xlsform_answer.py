"""Answers are read, weighed and calculated; what is wrong stands beside its question, and nothing that was typed is lost."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from sintas.instruments.tests.workbooks import form
from sintas.instruments.xlsform import filling
from sintas.instruments.xlsform.answering import Judged, judge
from sintas.instruments.xlsform.definition import FormDefinition

FORM = form(
    """
type | name | label::Bahasa Indonesia (id) | label::English (en) | required | required_message::Bahasa Indonesia (id) | relevant | constraint | constraint_message::Bahasa Indonesia (id) | constraint_message::English (en) | calculation | choice_filter | default | read_only
text | nama | Nama | Name
integer | umur | Umur ${nama} | Age of ${nama} | yes | Isi umur ${nama} | | . >= 0 and . < 120 | Umur 0–119 | Age 0–119
decimal | berat | Berat | Weight | | | | . < 500
date | lahir | Tanggal lahir | Date of birth | | | | . <= today() | Belum lahir | Not born yet
select_one ya_tidak | aman | Aman? | Safe? | ${umur} > 17
select_multiple bantuan | perlu | Perlu apa? | What help? | | | ${aman} = 'tidak' | not(selected(., 'tidak_ada') and count-selected(.) > 1)
text | tempat | Di mana? | Where? | yes | | selected(${perlu}, 'rumah')
select_one wilayah | prov | Provinsi | Province
select_one kota | kota | Kota | City | yes | | | | | | | prov = ${prov}
calculate | skor | | | | | | | | | if(${aman} = 'ya', 0, 2) + count-selected(${perlu})
integer | bulan | Bulan | Months | | | | | | | ${umur} * 12
calculate | rusak | | | | | | | | | ${umur} div 0
text | kode | Kode | Code | | | | | | | | | K-1 | yes
""",  # noqa: E501
    """
list_name | name | label | prov
ya_tidak | ya | Ya
ya_tidak | tidak | Tidak
bantuan | rumah | Rumah aman
bantuan | hukum | Bantuan hukum
bantuan | tidak_ada | Tidak ada
wilayah | jabar | Jawa Barat
wilayah | diy | DI Yogyakarta
kota | bdg | Bandung | jabar
kota | sleman | Sleman | diy
""",
)
TODAY = date(2026, 3, 9)


def weigh(answers: dict[str, object], definition: FormDefinition = FORM, lang: str = "id") -> Judged:
    return judge(definition, answers, lang, today=TODAY)  # type: ignore[arg-type]


def test_answers_become_values_of_their_kind() -> None:
    found = weigh({
        "nama": "  Sari ", "umur": "34", "berat": "52,5", "lahir": "2/10/1991", "aman": "tidak", "perlu": ["hukum", "rumah"],
        "tempat": "Rumah kakak", "prov": "diy", "kota": "sleman",
    })  # fmt: skip
    assert found.is_complete and found.errors == {} and found.set_aside == () and found.unanswered == ()
    assert found.values == {
        "nama": "Sari", "umur": Decimal(34), "berat": Decimal("52.5"), "lahir": date(1991, 10, 2), "aman": "tidak",
        "perlu": ("rumah", "hukum"), "tempat": "Rumah kakak", "prov": "diy", "kota": "sleman", "kode": "K-1",
    }  # fmt: skip
    assert found.calculated == {"skor": Decimal(4), "bulan": Decimal(408)}


def test_what_was_judged_can_be_kept_as_json() -> None:
    found = weigh({"umur": "34", "berat": "52.50", "lahir": "1991-10-02", "aman": "ya", "perlu": "hukum"})
    assert json.loads(json.dumps(found.to_json())) == {
        "values": {"umur": "34", "berat": "52.50", "lahir": "1991-10-02", "aman": "ya", "kode": "K-1"},
        "calculated": {"skor": "0", "bulan": "408"},
        "set_aside": {"perlu": "hukum"},
    }


@pytest.mark.parametrize(
    ("path", "typed", "says"),
    [
        ("umur", "tiga", "bilangan bulat"),
        ("umur", "3.5", "bilangan bulat"),
        ("umur", "1.000", "bilangan bulat"),
        ("umur", "٣", "bilangan bulat"),
        ("umur", "1" * 16, "terlalu panjang"),
        ("umur", "120", "Umur 0–119"),
        ("umur", "-1", "Umur 0–119"),
        ("umur", " ", "Isi umur Sari"),
        ("berat", "1.000,5", "tanpa pemisah"),
        ("berat", "NaN", "angka saja"),
        ("berat", "1e5", "angka saja"),
        ("berat", "500", "di luar batas"),
        ("lahir", "31/02/2020", "kalender"),
        ("lahir", "kemarin", "hari, bulan, tahun"),
        ("lahir", "2027-01-01", "Belum lahir"),
        ("lahir", "1800-01-01", "1900–2200"),
        ("aman", "mungkin", "tidak ada dalam daftar"),
        ("aman", "", "perlu diisi"),
        ("perlu", ["hukum", "uang"], "tidak ada dalam daftar"),
        ("perlu", ["hukum", "tidak_ada"], "di luar batas"),
        ("tempat", "", "perlu diisi"),
        ("nama", "x" * 10_001, "10.000"),
        ("kota", "bdg", "tidak ada dalam daftar"),
        ("kota", "", "perlu diisi"),
    ],
)
def test_an_answer_that_cannot_stand_is_said_beside_its_question(path: str, typed: object, says: str) -> None:
    good = {"nama": "Sari", "umur": "34", "aman": "tidak", "perlu": ["rumah"], "tempat": "x", "prov": "diy", "kota": "sleman"}
    found = weigh({**good, path: typed})
    assert says in found.errors[path] and path not in found.values


def test_the_form_s_own_sentences_come_in_the_language_asked_for() -> None:
    answers = {"nama": "Sari", "umur": "200"}
    assert weigh(answers, lang="en").errors["umur"] == "Age 0–119" and weigh(answers, lang="jv").errors["umur"] == "Umur 0–119"
    assert weigh({"nama": "Sari"}, lang="en").errors["umur"] == "Isi umur Sari"  # no English one: better that than nothing
    assert weigh({}).errors["umur"] == "Isi umur …"


def test_a_blank_answer_needs_no_constraint() -> None:
    assert "berat" not in weigh({"umur": "3"}).errors and "berat" in weigh({"umur": "3"}).unanswered


def test_required_may_hang_on_another_answer() -> None:
    assert "aman" not in weigh({"umur": "9"}).errors and "aman" in weigh({"umur": "18"}).errors


def test_answers_that_no_longer_apply_are_kept_aside_and_named() -> None:
    found = weigh({"umur": "34", "aman": "ya", "perlu": ["rumah", "hukum"], "tempat": "Rumah kakak", "berat": "x"})
    assert {each.path: (each.label, each.why, each.raw) for each in found.set_aside} == {
        "perlu": ("Perlu apa?", "not_asked", ["rumah", "hukum"]),
        "tempat": ("Di mana?", "not_asked", "Rumah kakak"),
    }
    assert "tempat" not in found.errors and found.calculated["skor"] == 0 and "perlu" not in found.values


def test_answers_to_questions_the_form_does_not_have_are_kept_aside() -> None:
    found = weigh({"lain": "x", "nama[1]/umur": "3", "skor": "9", "../x": "1", "": "2", "kosong": ""})
    assert {each.path: each.why for each in found.set_aside} == dict.fromkeys(("lain", "nama[1]/umur", "skor", "../x", ""), "unknown")
    assert found.calculated["skor"] == 2  # what a calculation gives cannot be typed


def test_a_city_is_asked_only_when_its_province_leaves_something_to_choose() -> None:
    assert "kota" not in weigh({}).asked and "kota" not in weigh({}).errors
    changed = weigh({"prov": "diy", "kota": "bdg"})
    assert "tidak ada dalam daftar" in changed.errors["kota"]
    assert [(each.path, each.why) for each in weigh({"kota": "bdg"}).set_aside] == [("kota", "not_asked")]


def test_choices_hang_on_a_question_that_itself_hangs_on_another() -> None:
    """Worked out in the right order, however the rows rest on one another: the province is known before its cities are chosen from."""
    asked = form(
        """
type | name | label | relevant | choice_filter | default | read_only
select_one ya_tidak | pindah | Pindah?
select_one wilayah | prov | Provinsi | ${pindah} = 'ya'
select_one kota | kota | Kota | | prov = ${prov}
text | salinan | Salinan | | | concat('ke ', ${prov}) | yes
text | tetap | Tetap | | | sama | ${prov} != ''
""",
        """
list_name | name | label | prov
ya_tidak | ya | Ya
wilayah | diy | DIY
kota | sleman | Sleman | diy
""",
    )
    found = judge(asked, {"pindah": "ya", "prov": "diy", "kota": "sleman"})
    assert found.values["kota"] == "sleman" and found.values["salinan"] == "ke diy" and found.values["tetap"] == "sama" and found.errors == {}


def test_what_was_sent_goes_before_a_default_also_where_nobody_can_type() -> None:
    """A day that stood there as today() stays the day it was."""
    assert weigh({}).values["kode"] == "K-1" and weigh({"kode": "K-9"}).values["kode"] == "K-9"


def test_errors_can_be_asked_for_one_page_only() -> None:
    assert set(judge(FORM, {}, "id", only={"nama", "kota"}, today=TODAY).errors) == set()
    assert set(judge(FORM, {"umur": "x", "berat": "x"}, "id", only={"berat"}, today=TODAY).errors) == {"berat"}


def test_division_by_nothing_is_noted_and_stops_nobody() -> None:
    found = weigh({"umur": "34"})
    assert "rusak" not in found.calculated and [(note.path, note.column) for note in found.notes] == [("rusak", "calculation")]
    assert "nol" in found.notes[0].what


def test_an_expression_spoiled_in_store_never_stops_the_worker() -> None:
    kept = FORM.to_json()
    for node in kept["nodes"]:
        if node["name"] == "perlu":
            node["relevant"] = "${tidak_ada} ="
        if node["name"] == "umur":
            node["constraint"] = "gone(.)"
    found = judge(FormDefinition.from_json(kept), {"umur": "34"}, today=TODAY)
    assert "perlu" in found.asked and "umur" not in found.errors
    assert {(note.path, note.column) for note in found.notes} >= {("perlu", "relevant"), ("umur", "constraint")}


def test_a_circle_in_store_is_a_value_error() -> None:
    kept = FORM.to_json()
    kept["nodes"][9]["calculation"] = "${rusak} + ${skor}"
    with pytest.raises(ValueError, match="circle"):
        judge(FormDefinition.from_json(kept), {})


def test_a_chain_of_two_thousand_calculations_is_no_trouble() -> None:
    chain = "type | name | label | calculation\ninteger | n0 | N\n"
    chain += "\n".join(f"calculate | n{at} | | ${{n{at - 1}}} + 1" for at in range(1, 2000))
    assert judge(form(chain, None), {"n0": "1"}).calculated["n1999"] == 2000


def test_a_form_that_reckons_too_much_is_stopped_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "MOST_STEPS_IN_ALL", 10_000)
    hungry = "type | name | label | calculation\ninteger | n0 | N\n"
    hungry += "\n".join(f"calculate | n{at} | | {' + '.join(['${n0}'] * 480)}" for at in range(1, 100))
    found = judge(form(hungry, None), {"n0": "1"})
    assert found.calculated["n1"] == 480 and len(found.calculated) == 20 and found.values == {"n0": 1}
    assert len(found.notes) == 50 and "dihentikan" in found.notes[0].what


def test_texts_that_double_one_another_stay_short() -> None:
    doubling = "type | name | label | calculation\ntext | n0 | N\n"
    doubling += "\n".join(f"calculate | n{at} | | concat(${{n{at - 1}}}, ${{n{at - 1}}})" for at in range(1, 200))
    assert max(len(str(value)) for value in judge(form(doubling, None), {"n0": "x" * 100}).calculated.values()) == 6_400


def test_today_is_the_day_given_and_else_the_day_here() -> None:
    asked = form("type | name | label | constraint\ndate | a | A | . = today()", None)
    assert judge(asked, {"a": "2026-03-09"}, today=TODAY).is_complete
    assert not judge(asked, {"a": "1999-01-01"}).is_complete
