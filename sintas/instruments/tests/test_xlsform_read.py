"""An organisation's own questionnaire is read from its spreadsheet, and is the same after it has been kept as JSON."""

from __future__ import annotations

import io
import json
import os
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from sintas.instruments.tests.workbooks import book, form, saved
from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.headings import language_code
from sintas.instruments.xlsform.kinds import kind_of
from sintas.instruments.xlsform.parts import Group
from sintas.instruments.xlsform.reading import read

SURVEY = """
type | name | label::Bahasa Indonesia (id) | label::English (en) | hint::Bahasa Indonesia (id) | required | required_message::English (en) | relevant | constraint | constraint_message::Bahasa Indonesia (id) | constraint_message::English (en) | calculation | default | appearance | read_only | choice_filter | repeat_count
start | mulai |
note | pembuka | Selamat datang | Welcome
begin_group | diri | Tentang Anda | About you
text | nama | Nama panggilan | Nickname | Boleh nama samaran
integer | umur | Umur | Age | | yes | Please give your age | | . >= 0 and . < 120 | Umur 0–119 | Age 0–119
decimal | berat | Berat badan | Weight
date | lahir | Tanggal lahir | Date of birth
begin group | rumah | Rumah | Home | | | | ${umur} > 17
select_one ya_tidak | aman | Apakah rumah aman? | Is home safe? | | true
select_multiple bantuan | perlu | Bantuan yang diperlukan | Help needed | | | | selected(${aman}, 'tidak') | count-selected(.) <= 2
end group
end_group
select_one provinsi | prov | Provinsi | Province | | | | | | | | | | minimal
select_one kota | kota | Kota | City | | | | | | | | | | | | prov = ${prov}
integer | jumlah | Jumlah anak | Number of children | | | | | | | | | 0
begin repeat | anak | Anak | Child | | | | | | | | | | | | | ${jumlah}
text | nama_anak | Nama | Name
integer | umur_anak | Umur | Age
end repeat
calculate | total | | | | | | | | | | sum(${umur_anak})
text | kode | Kode | Code | | | | | | | | | A1 | | yes
"""  # noqa: E501
CHOICES = """
list_name | name | label::Bahasa Indonesia (id) | label::English (en) | prov
ya_tidak | ya | Ya | Yes
ya_tidak | tidak | Tidak | No
bantuan | hukum | Bantuan hukum | Legal aid
bantuan | medis | Bantuan medis | Medical help
bantuan | 3 | Rumah aman | Shelter
provinsi | jabar | Jawa Barat | West Java
provinsi | diy | DI Yogyakarta | Yogyakarta
kota | bdg | Bandung | Bandung | jabar
kota | sleman | Sleman | Sleman | diy
"""
SETTINGS = """
form_title | form_id | version | default_language
Asesmen awal | asesmen_awal | 2026.1 | Bahasa Indonesia (id)
"""


def test_every_type_and_column_arrives() -> None:
    found = form(SURVEY, CHOICES, SETTINGS)
    assert (found.title, found.form_id, found.version) == ("Asesmen awal", "asesmen_awal", "2026.1")
    assert found.languages == ("id", "en") and found.default_language == "id"
    kinds = {question.name: question.kind for question in found.questions}
    assert kinds == {
        "pembuka": "note", "nama": "text", "umur": "integer", "berat": "decimal", "lahir": "date", "aman": "select_one",
        "perlu": "select_multiple", "prov": "select_one", "kota": "select_one", "jumlah": "integer", "nama_anak": "text",
        "umur_anak": "integer", "total": "calculate", "kode": "text",
    }  # fmt: skip
    age = found.question("umur")
    assert age.label == {"id": "Umur", "en": "Age"} and age.required == "yes" and age.required_message == {"en": "Please give your age"}
    assert age.constraint == ". >= 0 and . < 120" and age.constraint_message == {"id": "Umur 0–119", "en": "Age 0–119"}
    assert found.question("nama").hint == {"id": "Boleh nama samaran"} and age.row == 6
    assert found.question("kota").choice_filter == "prov = ${prov}" and found.question("prov").appearance == "minimal"
    assert found.question("kode").read_only == "yes" and found.question("kode").default == "A1"
    assert found.question("jumlah").default == "0" and found.question("total").calculation == "sum(${umur_anak})"
    assert found.ignored == ("survey 2: start",)


def test_groups_and_repeats_stand_inside_one_another() -> None:
    found = form(SURVEY, CHOICES, SETTINGS)
    assert [node.name for node in found.nodes] == ["pembuka", "diri", "prov", "kota", "jumlah", "anak", "total", "kode"]
    assert found.places["perlu"].groups == ("diri", "rumah") and found.places["perlu"].repeats == ()
    assert found.places["umur_anak"].repeats == ("anak",)
    home, children = found.all["rumah"], found.all["anak"]
    assert isinstance(home, Group) and home.relevant == "${umur} > 17" and not home.repeat
    assert isinstance(children, Group) and children.repeat and children.repeat_count == "${jumlah}"


def test_choices_carry_labels_values_and_columns() -> None:
    found = form(SURVEY, CHOICES, SETTINGS)
    assert [choice.name for choice in found.choices("perlu")] == ["hukum", "medis", "3"]
    assert [choice.value for choice in found.choices("perlu")] == [None, None, Decimal(3)]
    assert found.choices("kota")[0].columns == {"prov": "jabar"} and found.choices("nama") == ()
    assert found.say(found.choices("aman")[0].label, "en") == "Yes" and found.say(found.choices("aman")[0].label, "jv") == "Ya"
    with pytest.raises(KeyError):
        found.question("diri")


def test_the_definition_is_the_same_after_json() -> None:
    found = form(SURVEY, CHOICES, SETTINGS)
    kept = json.loads(json.dumps(found.to_json()))
    assert kept["schema"] == 1 and FormDefinition.from_json(kept) == found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept.update(schema=2),
        lambda kept: kept.pop("nodes"),
        lambda kept: kept.update(nodes=[{"name": "a", "kind": "geopoint"}]),
        lambda kept: kept.update(nodes=[{"name": "a", "kind": "text"}, {"name": "a", "kind": "text"}]),
        lambda kept: kept.update(nodes=[{"name": 5, "kind": "text"}]),
        lambda kept: kept.update(nodes=[{"name": "a", "kind": "text", "colour": "red"}]),
        lambda kept: kept.update(nodes=[{"name": "a", "kind": "text", "label": {"id": 3}}]),
        lambda kept: kept.update(title=None),
        lambda kept: kept.update(lists=[]),
    ],
)
def test_json_of_another_make_is_refused(spoil: object) -> None:
    kept = form(SURVEY, CHOICES, SETTINGS).to_json()
    spoil(kept)  # type: ignore[operator]
    with pytest.raises(ValueError, match=r"questionnaire|kind of question"):
        FormDefinition.from_json(kept)
    for nothing in (None, [], "x", 3):
        with pytest.raises(ValueError, match="not a questionnaire"):
            FormDefinition.from_json(nothing)


@pytest.mark.parametrize(
    ("heading", "setting", "language"),
    [
        ("label", None, "id"),
        ("label", "English (en)", "en"),
        ("label::English (en)", None, "en"),
        ("label::English", None, "en"),
        ("label:English", None, "en"),
        ("Label :: Bahasa Indonesia", None, "id"),
        ("label::Bahasa Jawa (jv)", None, "jv"),
    ],
)
def test_a_form_in_one_language_says_which(heading: str, setting: str | None, language: str) -> None:
    settings = f"form_title | default_language\nX | {setting}" if setting else None
    found = form(f"type | name | {heading}\ntext | a | Apa kabar?", None, settings)
    assert found.default_language == language and found.question("a").label == {language: "Apa kabar?"}


def test_a_plain_label_beside_a_translation_is_indonesian() -> None:
    found = form("type | name | label | label::English (en)\ntext | a | Nama | Name\ntext | b | Umur")
    assert found.languages == ("en", "id") and found.default_language == "id"
    assert found.question("a").label == {"en": "Name", "id": "Nama"} and found.say(found.question("b").label, "en") == "Umur"


def test_a_heading_that_names_its_language_goes_before_one_that_does_not() -> None:
    found = form("type | name | label | label::Bahasa Indonesia (id)\ntext | a | Nama | Nama panggilan")
    assert found.question("a").label == {"id": "Nama panggilan"}


def test_languages_by_name_and_by_code() -> None:
    assert language_code("Bahasa Indonesia (id)") == "id" and language_code(" English ( EN ) ") == "en"
    assert language_code("Inggris") == "en" and language_code("id") == "id" and language_code("Toraja") == "toraja"


@pytest.mark.parametrize(
    ("text", "kind", "list_name"),
    [
        ("select_one ya", "select_one", "ya"),
        ("select one ya", "select_one", "ya"),
        ("select one from ya", "select_one", "ya"),
        ("Select_Multiple  ya", "select_multiple", "ya"),
        ("select all that apply from ya", "select_multiple", "ya"),
        ("select_one ya or_other", "select_one", "ya"),
        ("select_one", "select_one", ""),
        ("Integer", "integer", ""),
        ("begin_repeat", "begin", ""),
        ("END GROUP", "end", ""),
        ("geopoint", "elsewhere", ""),
        ("select_one_from_file x.csv", "elsewhere", ""),
        ("deviceid", "unasked", ""),
        ("pilihan", "unknown", ""),
    ],
)
def test_types_are_known_in_all_their_ways_of_writing(text: str, kind: str, list_name: str) -> None:
    assert (kind_of(text).name, kind_of(text).list_name) == (kind, list_name)


def test_numbers_truths_and_days_in_cells_read_as_their_writer_sees_them() -> None:
    out = Workbook()
    survey, choices = out.active, out.create_sheet("Choices ")
    survey.title = "Survey"
    survey.append(["Type", "Name", "Label", "Required", "Default", "Read Only"])
    survey.append(["select_one skor", "q1", "Satu\u00a0dua\u200b", True, 1.0, False])
    survey.append(["date", "q2", "Kapan", False, datetime(2026, 1, 5), None])
    survey.append(["decimal", "q3", 2025, None, 0.1, None])
    survey.append(["text", "q4", "Baris satu\nbaris dua", None, None, None])
    choices.append(["list name", "name", "label"])
    for number in (0, 1, 2):
        choices.append(["skor", number, number])
    found = read(saved(out))
    assert [choice.name for choice in found.choices("q1")] == ["0", "1", "2"] and found.question("q1").default == "1"
    assert found.question("q1").required == "yes" and found.question("q1").label["id"] == "Satu dua"
    assert found.question("q2").default == "2026-01-05" and found.question("q3").default == "0.1"
    assert found.question("q3").label["id"] == "2025" and found.question("q4").label["id"] == "Baris satu\nbaris dua"
    assert date.fromisoformat(found.question("q2").default) == date(2026, 1, 5)


def test_blank_rows_remarks_and_rows_switched_off_are_passed_over() -> None:
    found = form("""
type | name | label | disabled | catatan saya | media::image
 | | | | | |
text | a | A | | periksa lagi | gambar.png
text | b | B | yes
 | | | | hanya catatan
text | c | C
""")
    assert [question.name for question in found.questions] == ["a", "c"]
    assert found.ignored == ("survey: catatan saya", "survey: media::image")


def test_a_formula_with_its_result_is_taken_as_the_result() -> None:
    out = load_workbook(io.BytesIO(book("type | name | label\ntext | a | A\ntext | b | B")))
    xml = saved(out)
    from sintas.instruments.tests.workbooks import repacked

    def with_formula(name: str, body: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return body
        assert b'<c r="C3"' in body
        start = body.index(b'<c r="C3"')
        end = body.index(b"</c>", start) + 4
        return body[:start] + b'<c r="C3" t="str"><f>UPPER("b")</f><v>BE</v></c>' + body[end:]

    assert read(repacked(xml, with_formula)).question("b").label == {"id": "BE"}


def test_a_form_of_many_questions_with_ten_times_as_many_choices_is_read() -> None:
    many = 2_000 if os.environ.get("SINTAS_DRILL") == "1" else 300  # the whole count is one of `make drills`
    survey = "type | name | label | relevant\ninteger | q0 | Q\n" + "\n".join(
        f"select_one d{at} | q{at} | Q | ${{q0}} > {at}" for at in range(1, many)
    )
    choices = "list_name | name | label\n" + "\n".join(f"d{at % (many - 1) + 1} | c{at} | C" for at in range(10 * many))
    found = form(survey, choices)
    assert len(found.questions) == many and sum(len(each) for each in found.lists.values()) == 10 * many
