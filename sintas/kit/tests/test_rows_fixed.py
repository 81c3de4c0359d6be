"""One row for each thing that stands already: goals and what came of them."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from sintas.kit import clock
from sintas.kit.tests.rows_example import ASKED, AllResultsForm, ResultsForm
from sintas.kit.tests.rows_sent import Page, sent


@pytest.fixture(autouse=True)
def in_indonesian_on_a_monday() -> object:
    with clock.stopped(datetime(2024, 9, 23, 3, tzinfo=UTC)), translation.override("id"):
        yield


def test_one_row_per_goal_under_its_title() -> None:
    form = ResultsForm(initial=ASKED)
    text = form.render_parts()
    assert [row.legend for row in form["results"].rows] == ["Tidur <tenang>", "Melamar kerja"]
    assert "<legend>Tidur &lt;tenang&gt;</legend>" in text
    assert "more_rows" not in text
    page = Page(text)
    assert (page.sent["results-0-goal"], page.sent["results-1-status"]) == (["a"], ["unchanged"])
    back = ResultsForm(MultiValueDict(page.sent), initial=ASKED)
    assert back.is_valid(), back.errors
    assert back.cleaned_data["results"] == [{"goal": "b", "status": "unchanged", "seen": "CV ada"}]


def test_fixed_rows_go_by_their_key_not_by_their_place() -> None:
    form = ResultsForm(sent(results_0_goal="b", results_0_seen="CV dikirim", results_5_goal="a", results_5_status="reached"), initial=ASKED)
    assert [ident for ident, _words in form.problems()] == ["id_results-0-status"]
    assert [(row.legend, row.form.place) for row in form["results"].rows] == [("Tidur <tenang>", 5), ("Melamar kerja", 0)]


@pytest.mark.parametrize("keys", [("a", "z"), ("a", "a"), ("a", ""), ("a", "A")])
def test_an_unknown_or_repeated_key_is_refused_and_its_words_can_be_copied(keys: tuple[str, str]) -> None:
    one, two = keys
    data = sent(results_0_goal=one, results_0_status="reached", results_1_goal=two, results_1_status="reached", results_1_seen="tidur 7 jam")
    form = ResultsForm(data, initial=ASKED)
    assert [ident for ident, _words in form.problems()] == ["id_results"]
    assert "tidak ada lagi dalam daftar ini" in form.errors["results"][0]
    text = form.render_parts()
    assert "<dd>tidur 7 jam</dd>" in text and "<dd>Tercapai</dd>" in text
    again = ResultsForm(MultiValueDict(Page(text).sent), initial=ASKED)
    assert again.is_valid(), "the answer can be sent"
    assert {row["goal"] for row in again.cleaned_data["results"]} == {"a", "b"}


def test_a_fixed_row_that_was_answered_and_is_cleared_is_said_to_be_removed() -> None:
    initial = {"results": [{"goal": "b", "title": "Melamar", "seen": "CV ada"}, {"goal": "c", "title": "Lain"}]}
    form = ResultsForm(sent(results_0_goal="b", results_0_seen="", results_1_goal="c"), initial=initial)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["results"] == [{"goal": "b", "status": "", "seen": "", "removed": True}]


def test_where_every_row_must_be_answered_each_missing_one_is_named() -> None:
    form = AllResultsForm(sent(results_0_goal="a", results_1_goal="b", results_1_status="reached"), initial=ASKED)
    assert form.problems() == [("id_results-0-status", "Tidur <tenang>, Hasil: Pilih salah satu.")]
    short = AllResultsForm(sent(results_1_goal="b", results_1_status="reached"), initial=ASKED)
    assert "Ada baris baru" in short.errors["results"][0]
    assert "Tidur &lt;tenang&gt;" in short.render_parts()
    assert "wajib diisi" in AllResultsForm(initial=ASKED).render_parts()
