"""Totals from paper: the items are not here, and why is said."""

from __future__ import annotations

import pytest

from sintas.evidence.actions.giving import give_scale
from sintas.evidence.models import ScaleResult

from .scale_people import enter, on_team, page_form, psychologist, results, sending


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", age_stated=24)


@pytest.fixture
def puspa(house, case, people):
    """The unit's psychologist, on the team."""
    user = psychologist(house)
    on_team(case, people, user)
    return user


def test_a_total_from_paper_says_why_the_items_are_not_here(case, people, as_user, puspa):
    browser, path = enter(puspa), f"/kasus/{case.pk}/skala/dass21/en/"
    page = browser.get(path)
    assert "butirnya tidak dimuat" in page.content.decode()
    parts = {"part_depression": "14", "part_anxiety": "5", "part_stress": ""}
    after = browser.post(path, sending(page, completed_by="self", **parts), follow=True).content.decode()
    assert "Depresi sangat berat" in after
    assert "Skor bagian ini tidak dicatat." in after
    with as_user("ratna"):
        (row,) = results(people["ratna"], case)
        assert (row.answers, row.total, row.total_only) == (None, None, True)
        assert [(part["code"], part["total"]) for part in row.outcome["subscales"]] == [("depression", "14"), ("anxiety", "5"), ("stress", None)]
    again = browser.get(f"/kasus/{case.pk}/skala/{row.entry}/ubah/")
    assert page_form(again).standing["part_depression"] == ["14"]


def test_where_sources_disagree_the_worker_chooses_and_the_source_is_said(case, puspa):
    browser, path = enter(puspa), f"/kasus/{case.pk}/skala/hars/en/"
    page = browser.get(path)
    offered = page_form(page).offered["band_set"]
    assert len(offered) > 2
    none = browser.post(path, sending(page, completed_by="interview", total="24"), follow=True).content.decode()
    assert "Sumber menyebut batas yang berbeda" in none
    said = set()
    for chosen in offered[1:]:
        words = browser.post(path, sending(browser.get(path), completed_by="interview", total="24", band_set=chosen), follow=True).content.decode()
        said.add(words[words.index("Sumber:") : words.index("Sumber:") + 80])
    assert len(said) == len(offered) - 1


def test_a_tested_form_on_paper_shows_its_band_and_is_named(case, people, as_user, puspa):
    browser, path = enter(puspa), f"/kasus/{case.pk}/skala/dass21/id/"
    parts = {"part_depression": "14"}
    without = browser.post(path, sending(browser.get(path), completed_by="self", **parts), follow=True).content.decode()
    assert "Terjemahan belum tervalidasi" in without
    assert "Depresi sangat berat" not in without
    words = browser.post(path, sending(browser.get(path), completed_by="self", tested_form="Ifdil 2020", **parts), follow=True).content.decode()
    assert "Depresi sangat berat" in words
    assert "Ifdil 2020" in words
    with as_user("ratna"):
        assert [row.validated for row in results(people["ratna"], case)] == [False, True]


def test_a_decimal_comma_is_read(case, people, as_user):
    with as_user("ratna"):
        row = give_scale(by=people["ratna"], case=case, scale="whodas2", language="en", completed_by="interview", total="47,92")
        results(people["ratna"], case)
        assert ScaleResult.current.get(pk=row.pk).total == "47.92"
