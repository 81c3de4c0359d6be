"""A questionnaire is asked page by page, without JavaScript: each page knows its questions from the answers before it."""

from __future__ import annotations

from datetime import date

from sintas.instruments.tests.workbooks import form
from sintas.instruments.xlsform.asking import Asked, Heading, Rounds, asked_on, next_page, page_before, paths_on
from sintas.instruments.xlsform.filling import Filled, fill
from sintas.instruments.xlsform.pages import pages

TODAY = date(2026, 3, 9)
FORM = form(
    """
type | name | label | label::English (en) | hint | relevant | required | default | calculation | choice_filter | read_only
note | salam | Halo | Hello
select_one ya_tidak | setuju | Setuju? | Do you agree? | Boleh berhenti kapan saja | | yes
text | alasan | Alasan | Reason | | ${setuju} = 'tidak'
begin group | diri | Tentang Anda | About you | | ${setuju} = 'ya'
text | nama | Nama | Name | | | | Ibu
date | hari | Hari ini | Today | | | | today()
begin group | kerja | Pekerjaan | Work
select_one ya_tidak | bekerja | Bekerja? | Working?
text | usaha | Usaha ${nama}? | Trade of ${nama}? | | ${bekerja} = 'ya'
end group
end group
begin group | diam | Hitungan | Figures
calculate | x | | | | | | | 1 + 1
end group
begin group | anak_anak | Anak | Children | | ${bekerja} = 'ya'
integer | jumlah | Jumlah anak | How many
end group
note | tutup | Terima kasih, ${nama}. Jawaban: ${setuju}, ${hari} | Thank you
integer | hasil | Hasil | Result | | | | | ${x} + 1
""",
)


def at(answers: dict[str, str], lang: str = "id") -> Filled:
    return fill(FORM, answers, lang, TODAY)


def test_a_group_at_the_top_is_a_page_and_loose_questions_are_collected() -> None:
    found = pages(FORM)
    assert [[node.name for node in page.nodes] for page in found] == [
        ["salam", "setuju", "alasan"],
        ["diri"],
        ["anak_anak"],
        ["tutup", "hasil"],
    ]
    assert (
        [page.index for page in found] == [0, 1, 2, 3]
        and found[1].label == {"id": "Tentang Anda", "en": "About you"}
        and found[0].label == {}
    )


def test_a_page_shows_what_applies_in_the_language_spoken() -> None:
    first = asked_on(at({}), pages(FORM)[0])
    assert first == (
        Asked("salam", "note", "Halo"),
        Asked("setuju", "select_one", "Setuju?", "Boleh berhenti kapan saja", required=True, choices=(("ya", "Ya"), ("tidak", "Tidak"))),
    )
    english = asked_on(at({"setuju": "tidak"}, "en"), pages(FORM)[0])
    assert [item.label for item in english] == ["Hello", "Do you agree?", "Reason"]
    assert isinstance(english[1], Asked) and english[1].value == "tidak" and english[1].choices[0] == ("ya", "Ya")


def test_groups_inside_a_page_have_headings_and_labels_name_the_answers() -> None:
    items = asked_on(at({"setuju": "ya", "nama": "Sari", "bekerja": "ya"}), pages(FORM)[1])
    assert [(type(item).__name__, item.path, item.label) for item in items] == [
        ("Heading", "diri", "Tentang Anda"),
        ("Asked", "nama", "Nama"),
        ("Asked", "hari", "Hari ini"),
        ("Heading", "kerja", "Pekerjaan"),
        ("Asked", "bekerja", "Bekerja?"),
        ("Asked", "usaha", "Usaha Sari?"),
    ]
    assert [item.level for item in items if isinstance(item, Heading)] == [0, 1]


def test_a_default_stands_in_the_field_until_something_is_sent() -> None:
    shown = {item.path: item.value for item in asked_on(at({"setuju": "ya"}), pages(FORM)[1]) if isinstance(item, Asked)}
    assert shown["nama"] == "Ibu" and shown["hari"] == "2026-03-09"
    sent = {
        item.path: item.value for item in asked_on(at({"setuju": "ya", "nama": "", "hari": "x"}), pages(FORM)[1]) if isinstance(item, Asked)
    }
    assert sent["nama"] == "" and sent["hari"] == "x"


def test_what_is_calculated_is_shown_and_not_asked() -> None:
    last = asked_on(at({"nama": "Sari", "setuju": "ya", "hari": "2026-03-09"}), pages(FORM)[3])
    assert last[0].label == "Terima kasih, Sari. Jawaban: Ya, 09/03/2026"
    assert last[1] == Asked("hasil", "integer", "Hasil", computed=True, value="3")
    assert paths_on(at({}), pages(FORM)[3]) == ()


def test_the_way_through_without_javascript() -> None:
    """Agrees, works, has children: a page is shown again only where its own answers opened a question on it."""
    answers: dict[str, str] = {}
    assert next_page(at(answers), -1, ()) == 0
    seen = paths_on(at(answers), pages(FORM)[0])
    assert seen == ("setuju",)
    answers["setuju"] = "ya"
    assert next_page(at(answers), 0, seen) == 1
    seen = paths_on(at(answers), pages(FORM)[1])
    answers |= {"nama": "Sari", "bekerja": "ya"}
    assert next_page(at(answers), 1, seen) == 1 and "usaha" in set(paths_on(at(answers), pages(FORM)[1])) - set(seen)
    seen = paths_on(at(answers), pages(FORM)[1])
    assert next_page(at(answers), 1, seen) == 2 and next_page(at(answers), 2, ("jumlah",)) == 3 and next_page(at(answers), 3, ()) is None
    assert page_before(at(answers), 3) == 2 and page_before(at(answers), 0) is None


def test_pages_with_nothing_to_show_are_passed_over_both_ways() -> None:
    refused = at({"setuju": "tidak", "alasan": "lelah"})
    assert next_page(refused, 0, ("setuju", "alasan")) == 3 and page_before(refused, 3) == 0
    assert next_page(at({"setuju": "tidak"}), 0, ("setuju",)) == 0


def test_a_repeat_says_how_often_it_goes_round() -> None:
    asked = form("type | name | label | repeat_count\nbegin repeat | anak | Anak\ntext | nama | Nama\nend repeat\n")
    page = pages(asked)[0]
    items = asked_on(fill(asked, {"anak": "2", "anak[1]/nama": "Adi"}), page)
    assert items == (
        Rounds("anak", "Anak", 2),
        Heading("anak[1]", "Anak", 0, 1),
        Asked("anak[1]/nama", "text", "Nama", value="Adi"),
        Heading("anak[2]", "Anak", 0, 2),
        Asked("anak[2]/nama", "text", "Nama"),
    )
    assert asked_on(fill(asked, {"anak": "0"}), page) == (Rounds("anak", "Anak", 0),)
