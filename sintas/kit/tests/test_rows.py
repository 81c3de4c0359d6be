"""Rows in one form: Ratna writes four goals of MS on one page, corrects one, clears one, and judges what came of each."""

import html
import random
import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from sintas.kit import choosers, clock, ids, widgets
from sintas.kit.fields import Coded
from sintas.kit.forms import Part, PartForm
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.rows_bound import as_said
from sintas.kit.tests.rows_example import ASKED, ENTRY, RESULTS, AllResultsForm, GoalsForm, ResultsForm
from sintas.kit.tests.rows_sent import Page, goals, sent


@pytest.fixture(autouse=True)
def in_indonesian_on_a_monday() -> object:
    with clock.stopped(datetime(2024, 9, 23, 3, tzinfo=UTC)), translation.override("id"):
        yield


def test_two_blank_rows_wait_and_say_nothing() -> None:
    form = GoalsForm()
    page = Page(form.render_parts())
    assert [row.legend for row in form["goals"].rows] == ["Tujuan 1", "Tujuan 2"]
    assert page.sent["goals-0-horizon"] == ["short"]
    back = GoalsForm(MultiValueDict(page.sent | {"note": ["x"]}))
    assert back.is_valid(), back.errors
    assert back.cleaned_data["goals"] == []
    assert not back.fields["goals"].has_changed(None, back["goals"].data)


def test_rows_that_say_something_come_back_in_their_order() -> None:
    form = goals(
        goals_0_words="Tidur tenang",
        goals_0_horizon="short",
        goals_0_since="Agustus 2024",
        goals_0_by=["client", "me"],
        goals_0_theme_0="",
        goals_0_theme_1="istirahat",
        goals_1_horizon="short",
        goals_1_words="  ",
        goals_3_words="Melamar kerja",
        goals_3_horizon="long",
        goals_3_due="2024-12-01",
        goals_3_agreed="on",
        goals_3_theme_0="work",
    )
    assert form.is_valid(), form.errors
    first, second = form.cleaned_data["goals"]
    assert first == {
        "words": "Tidur tenang",
        "horizon": "short",
        "since": FuzzyDate.in_month(2024, 8),
        "due": None,
        "agreed": False,
        "by": ["client", "me"],
        "theme": Coded("", "istirahat"),
        "entry": None,
    }
    assert (second["words"], second["horizon"], second["due"], second["agreed"]) == ("Melamar kerja", "long", date(2024, 12, 1), True)
    assert form.has_changed()


def test_each_wrong_cell_says_it_beside_itself_and_the_summary_leads_there() -> None:
    form = goals(goals_0_words="Tidur", goals_0_due="31 Februari", goals_2_horizon="long", goals_2_since="kapan-kapan")
    assert not form.is_valid()
    assert [ident for ident, _words in form.problems()] == ["id_goals-0-due", "id_goals-2-words", "id_goals-2-since"]
    assert [words.split(":")[0] for _ident, words in form.problems()] == ["Tujuan 1, Batas", "Tujuan 2, Tujuan", "Tujuan 2, Sejak"]
    text = form.render_parts()
    assert re.search(r'id="id_goals-0-due-e">.*?Tulis tanggalnya dengan hari, bulan, dan tahun\.', text)
    assert re.search(r'id="id_goals-2-words-e">.*?Isi bagian ini\.', text)
    assert len(re.findall(r'class="error"', text)) == 3
    page = Page(text)
    assert page.sent["goals-0-due"] == ["31 Februari"]
    assert page.sent["goals-2-since"] == ["kapan-kapan"]
    assert page.sent["goals-2-horizon"] == ["long"]
    assert {ident for ident, _words in form.problems()} <= set(page.ids)
    assert 'aria-describedby="id_goals-2-words-e"' in text


@pytest.mark.parametrize("form", [GoalsForm(), goals(goals_0_due="x", goals_7_words="y"), GoalsForm({}), ResultsForm(initial=ASKED)])
def test_ids_stand_once_and_every_one_spoken_of_exists(form: PartForm) -> None:
    page = Page(form.render_parts())
    assert len(page.ids) == len(set(page.ids))
    assert page.pointed <= set(page.ids)


def test_every_row_is_a_fieldset_with_labels_on_every_cell() -> None:
    text = GoalsForm().render_parts()
    assert text.count('<fieldset class="row-card"') == 2
    assert '<legend>Tujuan <span data-number>2</span></legend>' in text
    assert text.count("placeholder") == 0
    assert text.count('<div class="row-wide">') == 2
    assert "wajib diisi" not in text.split("id_note")[0], "a blank row may stay blank"


def test_what_was_typed_is_escaped_wherever_it_stands() -> None:
    wicked = '"><script>alert(1)</script>'
    form = goals(goals_0_words=wicked, goals_0_since=wicked, goals_0_horizon=wicked, goals_0_theme_1=wicked, goals_0_entry=wicked)
    text = form.render_parts() + form.render_summary()
    assert "<script>" not in text
    assert Page(text).sent["goals-0-since"] == [wicked]
    assert "<tenang>" not in ResultsForm(initial=ASKED).render_parts()
    left = ResultsForm(sent(results_0_goal=wicked, results_0_seen=wicked), initial=ASKED)
    assert "<script>" not in left.render_parts()
    assert html.escape(wicked) in left.render_parts()


def test_a_stored_row_comes_back_with_its_entry_and_a_cleared_one_as_removed() -> None:
    known = {"goals": [{"words": "Tidur", "horizon": "long", "since": FuzzyDate.about(2023), "entry": ENTRY, "agreed": True}]}
    form = GoalsForm(initial=known)
    page = Page(form.render_parts())
    assert [row.blank for row in form["goals"].rows] == [False, True, True]
    assert page.sent["goals-0-since"] == ["sekitar 2023"]
    assert page.sent["goals-0-agreed"] == ["on"]

    same = GoalsForm(MultiValueDict(page.sent | {"note": ["x"]}), initial=known)
    assert same.is_valid()
    assert [(row["entry"], row["words"], row.get("removed")) for row in same.cleaned_data["goals"]] == [(ENTRY, "Tidur", None)]
    assert not same["goals"]._has_changed()

    # A bar cannot be un-chosen: the row is gone when everything else is.
    page.sent |= {"goals-0-words": [""], "goals-0-since": [""], "note": ["x"]}
    del page.sent["goals-0-agreed"]
    gone = GoalsForm(MultiValueDict(page.sent), initial=known)
    assert gone.is_valid(), gone.errors
    assert [(row["entry"], row["removed"]) for row in gone.cleaned_data["goals"]] == [(ENTRY, True)]
    assert gone["goals"]._has_changed()

    page.sent["goals-0-since"] = ["2020"]
    begun = GoalsForm(MultiValueDict(page.sent), initial=known)
    assert [words for _ident, words in begun.problems()] == ["Tujuan 1, Tujuan: Isi bagian ini."]


def test_a_row_held_by_its_bar_alone_stays_when_only_a_note_goes() -> None:
    class Areas(PartForm):
        areas = RowsField(
            [
                Column("level", forms.ChoiceField(label="Penilaian", choices=RESULTS, widget=choosers.Seg), required=True),
                Column("note", forms.CharField(label="Catatan", widget=widgets.Text)),
                hidden("entry"),
            ]
        )

    form = Areas(sent(areas_0_level="reached", areas_0_note="", areas_0_entry="e1"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["areas"] == [{"level": "reached", "note": "", "entry": "e1"}]


def test_an_entry_nobody_can_read_is_said_above_the_rows() -> None:
    form = goals(goals_0_words="Tidur", goals_0_entry="nonsense")
    assert form.problems() == [("id_goals", "Tujuan khusus: Ada baris yang tidak terbaca. Muat ulang halaman ini; drafnya tetap ada.")]


def test_a_verb_can_put_its_sentence_beside_a_cell() -> None:
    form = goals(goals_1_words="Tidur", goals_4_words="Melamar")
    assert form.is_valid()
    form.refuse("goals-1-due", "Batas ini sebelum rencana disusun.")
    form.refuse("goals-0-words", "Tulis perubahan pada klien.")
    form.refuse("goals", "Rencana memerlukan satu tujuan umum.")
    form.refuse("goals-9-due", "Jauh.")
    form.refuse("note", "Singkatkan.")
    form.refuse("elsewhere-0-x", "Berkas ditutup.")
    assert form.problems() == [
        ("", "Berkas ditutup."),
        ("id_goals", "Tujuan khusus: Rencana memerlukan satu tujuan umum."),
        ("id_goals", "Tujuan khusus: Jauh."),
        ("id_goals-1-words", "Tujuan 1, Tujuan: Tulis perubahan pada klien."),
        ("id_goals-4-due", "Tujuan 2, Batas: Batas ini sebelum rencana disusun."),
        ("id_note", "Catatan: Singkatkan."),
    ]
    assert form.render_parts().count("Batas ini sebelum") == 1


def test_columns_and_choices_belong_to_one_form_only() -> None:
    first, second = GoalsForm(), GoalsForm()
    first.fields["goals"].offer("by", [("aunt", "Bibi")])
    assert 'value="aunt"' in first.render_parts()
    assert 'value="aunt"' not in second.render_parts()
    assert 'value="aunt"' not in GoalsForm().render_parts()
    again = GoalsForm(sent(note="x", goals_0_words="a", goals_0_by=["aunt"]))
    again.fields["goals"].offer("by", [("aunt", "Bibi")])
    assert again.is_valid(), again.errors


@pytest.mark.parametrize(
    ("columns", "kwargs"),
    [
        ([Column("removed", forms.CharField())], {}),
        ([Column("a", forms.CharField()), Column("a", forms.CharField())], {}),
        ([Column("a", forms.CharField())], {"fixed": True}),
        ([Column("title", forms.CharField()), hidden("key")], {"fixed": True}),
    ],
)
def test_columns_that_cannot_work_are_refused_when_written(columns: list[Column], kwargs: dict[str, bool]) -> None:
    with pytest.raises(ValueError, match="need"):
        RowsField(columns, **kwargs)


def test_rows_in_a_folded_part_open_it_when_they_say_something() -> None:
    class Folded(GoalsForm):
        parts = [Part("Tujuan", ["goals"], folded=True), Part("", ["note"])]

    assert "<details class=\"form-part\"><summary>" in Folded().render_parts()
    assert "<details class=\"form-part\"><summary>" in Folded.resumed({"goals-0-words": [""]}).render_parts()
    assert '<details class="form-part" open>' in Folded.resumed({"goals-0-words": ["x"]}).render_parts()


def test_a_cell_in_words() -> None:
    form = goals(goals_0_words="Tidur", goals_0_by=["client", "me"], goals_0_horizon="long")
    said = {cell.name: as_said(cell) for cell in form["goals"].rows[0].cells}
    assert (said["words"], said["by"], said["horizon"]) == ("Tidur", "Klien, Saya", "Jangka panjang")


def test_a_prefix_of_the_form_stands_before_the_names() -> None:
    form = GoalsForm({"p-goals-0-words": "Tidur", "p-note": "x", "goals-0-words": "not mine"}, prefix="p")
    assert form.is_valid(), form.errors
    assert [row["words"] for row in form.cleaned_data["goals"]] == ["Tidur"]


def test_a_thousand_answers_nobody_should_send_never_fall_over() -> None:
    dice = random.Random(7)
    columns = [*(column.name for column in GoalsForm.base_fields["goals"].columns), "theme_0", "theme_1", "none", "", "removed"]
    values = ["", " ", "short", "long", "\x00", "<b>", "a" * 600, "31 Februari 2024", "2090-01-01", "usia 18", "on", "9" * 30, str(ENTRY), "%ff%s"]
    places = ["0", "1", "2", "17", "999", "1000", "-1", "007", "٣", "x", ""]
    outcomes = {True: 0, False: 0}
    for _each in range(1000):
        names = [f"goals-{dice.choice(places)}-{dice.choice(columns)}" for _n in range(dice.randrange(12))] + ["note"]
        names += [f"results-{dice.choice(places)}-{dice.choice(('goal', 'status', 'seen'))}" for _n in range(dice.randrange(4))]
        answer = MultiValueDict({name: [dice.choice(values) for _n in range(dice.randrange(1, 3))] for name in names})
        answer["submission"] = ids.new_submission()
        form = GoalsForm(answer, initial={"goals": [{"words": "x", "entry": ENTRY}]} if dice.random() < 0.5 else None)
        good = form.is_valid()
        outcomes[good] += 1
        if good:
            assert all(set(row) - {"removed"} == set(form.fields["goals"].cells) for row in form.cleaned_data["goals"])
        else:
            assert form.problems()
        page = Page(form.render_parts() + form.render_summary())
        assert len(page.ids) == len(set(page.ids))
        form.has_changed()
        other = AllResultsForm(answer, initial=ASKED)
        assert other.is_valid() or other.problems()
        other.render_parts()
    assert min(outcomes.values()) > 50, outcomes
