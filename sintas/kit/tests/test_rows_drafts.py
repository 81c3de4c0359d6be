"""Rows that are not saved yet: drafts, and more rows asked for."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from sintas.kit import clock, widgets
from sintas.kit.forms import PartForm
from sintas.kit.rows import Column, RowsField
from sintas.kit.tests.rows_example import ENTRY, GoalsForm
from sintas.kit.tests.rows_sent import Page, sent


@pytest.fixture(autouse=True)
def in_indonesian_on_a_monday() -> object:
    with clock.stopped(datetime(2024, 9, 23, 3, tzinfo=UTC)), translation.override("id"):
        yield


def test_a_draft_stands_as_typed_with_its_rows_and_is_not_judged() -> None:
    draft = {"goals-0-words": ["Tidur"], "goals-0-due": ["31 Februari"], "goals-2-since": ["kapan-kapan"], "submission": ["a" * 22]}
    form = GoalsForm.resumed(draft)
    page = Page(form.render_parts())
    assert page.sent["goals-0-due"] == ["31 Februari"]
    assert page.sent["goals-2-since"] == ["kapan-kapan"]
    assert [row.legend for row in form["goals"].rows] == ["Tujuan 1", "Tujuan 2", "Tujuan 3"]
    assert "error" not in form.render_parts()
    assert not form.has_errors


def test_a_draft_put_in_as_initial_stands_as_typed_too() -> None:
    typed = MultiValueDict({"goals-1-words": ["Tidur"], "goals-1-by": ["client"]})
    values = {"goals": GoalsForm.base_fields["goals"].widget.value_from_datadict(typed, MultiValueDict(), "goals")}
    page = Page(GoalsForm(initial=values).render_parts())
    assert page.sent["goals-1-words"] == ["Tidur"]
    assert page.sent["goals-1-by"] == ["client"]


def test_a_draft_shows_the_rows_a_colleague_stored_meanwhile() -> None:
    known = {"goals": [{"words": "Tidur", "entry": ENTRY}]}
    form = GoalsForm.resumed({"goals-0-words": ["Melamar"]}, initial=known)
    assert [cell.value() for row in form["goals"].rows for cell in row.cells if cell.name == "words"][:2] == ["Melamar", "Tidur"]


def test_more_rows_are_given_without_judging_or_recording() -> None:
    form = GoalsForm(sent(more_rows="goals", goals_0_words="", goals_0_due="31 Februari", note=""))
    assert not form.is_valid() and not form.has_errors
    text = form.render_parts()
    assert len(form["goals"].rows) == 3
    assert "error" not in text
    assert Page(text).sent["goals-0-due"] == ["31 Februari"]
    other = GoalsForm(sent(more_rows="elsewhere", goals_0_words="x", note="x"))
    assert other.is_valid()


def test_the_enter_key_saves_and_does_not_add() -> None:
    text = GoalsForm().render_parts()
    assert text.index("<button hidden>") < text.index('name="more_rows"')


def test_not_more_rows_than_the_field_takes() -> None:
    class Two(PartForm):
        goals = RowsField([Column("words", forms.CharField(widget=widgets.Text))], max_rows=2, required=True, label="Tujuan")

    assert Two({}).errors["goals"] == ["Isi paling sedikit satu baris."]
    full = Two(sent(goals_0_words="a", goals_1_words="b"))
    assert full.is_valid()
    assert "more_rows" not in full.render_parts()
    over = Two(sent(goals_0_words="a", goals_1_words="b", goals_2_words="c"))
    assert "Paling banyak 2 baris" in over.errors["goals"][0]
    assert Page(over.render_parts()).sent["goals-2-words"] == ["c"], "nothing typed is lost"
