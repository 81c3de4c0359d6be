"""Reading a scale leaves one row in the trail; nothing falls over and nothing typed is lost, whatever is sent."""

from __future__ import annotations

import re

import pytest

from sintas.evidence.actions.giving import give_scale
from sintas.evidence.models import ScaleResult
from sintas.instruments.actions.making import bring_form, make_scale
from sintas.instruments.models import UnitScale, WordingLeave
from sintas.instruments.tests.test_scale_authoring import DRAFT
from sintas.instruments.tests.workbooks import book
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.staff.testing import hire
from tests.forms_of import Forms
from tests.house.test_bad_input import BROKEN, KINDS
from tests.house.test_trail import watched

from .scale_people import all_at, enter, on_team, psychologist
from .test_scale_pages import CHOICES, LICENCE, SETTINGS, SURVEY

NO_REASON = ("nothing", "the zero byte", "far too much")  # of KINDS: what is no reason for leave


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati", age_stated=24)


@pytest.fixture
def given(case, people, as_user):
    """A result that stands in its second version."""
    said = {"by": people["ratna"], "case": case, "scale": "gad7", "language": "en", "completed_by": "self"}
    answers = {name.removeprefix("q_"): value for name, value in all_at("gad7", 2).items()}
    with as_user("ratna"):
        row = give_scale(**said, answers=answers, note="sebuah catatan")
        give_scale(**said, answers=answers, note="catatan kedua", entry=row.entry, based_on=1)
    return row


@pytest.fixture
def own(house, people, as_user):
    """A scale and a form of the unit."""
    with as_user("ratna"):
        scale = make_scale(by=people["ratna"], unit_id=house.unit.pk, draft={**DRAFT, "validated": True})
        form = bring_form(by=people["ratna"], unit_id=house.unit.pk, body=book(SURVEY, CHOICES, SETTINGS), licence=LICENCE)
    return scale, form


def pages(case, given, own) -> list[str]:
    of_case = ("", "gad7/en/", "sdq/en/", f"own-{own[0].slug}/id/", f"own-{own[1].slug}/id/", *(f"{given.entry}/{end}" for end in ("", "ubah/", "riwayat/")))
    return [f"/kasus/{case.pk}/skala/{page}" for page in of_case]


def test_every_page_that_opens_content_leaves_exactly_one_row(case, given, own, signed_in, monkeypatch):
    ratna, opened = signed_in("ratna"), 0
    for path in pages(case, given, own):
        with watched(monkeypatch) as read:
            assert ratna.get(path).status_code == 200, path
        assert not read.unnamed(), path
        assert not read.said_twice(), path
        assert {row.file_id for row in read.rows} == {case.pk}, path
        opened += bool(read.content)
    assert opened >= 3


def test_whom_it_is_not_for_opens_nothing(case, given, house, people, monkeypatch):
    mira = hire("mira", house.unit, "student", profession="student")
    on_team(case, people, mira)
    with watched(monkeypatch) as read:
        assert enter(mira).get(f"/kasus/{case.pk}/skala/{given.entry}/").status_code == 200
    assert read.content == set()
    assert [row.verb for row in read.rows] == ["read scale"]


def test_what_is_done_stands_in_the_trail_without_a_word_of_it(case, given, own, as_user):
    with as_user("ratna"):
        rows = list(Trail.objects.filter(file_id=case.pk, verb="record scale"))
        assert sorted(row.detail["number"] for row in rows) == [1, 2]
        assert "catatan" not in str([row.detail for row in rows])


def test_the_story_says_that_it_was_given_and_not_what_it_came_to(case, given, signed_in):
    words = signed_in("ratna").get(f"/kasus/{case.pk}/").content.decode()
    assert "GAD-7" in words
    assert f"/skala/{given.entry}/" in words
    near = words[words.index("GAD-7") - 200 : words.index("GAD-7") + 200]
    line = re.sub(r"<[^>]+>|\d\d\.\d\d", " ", near)  # addresses, times and days hold a 14 by chance
    assert not re.search(r"\b14\b(?! [A-Z][a-z])", line), line


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != BROKEN])
def test_no_form_falls_over_and_nothing_half_is_kept(case, given, own, house, kind, people, as_user, signed_in):
    """Every field of every form at once, by whom each form is for."""
    puspa = psychologist(house)
    on_team(case, people, puspa)
    browser, unit = enter(puspa), f"/unit/skala/{house.unit.pk}/"
    of_unit = [f"{unit}{page}" for page in ("baru/", "unggah/", "teks/", f"{own[0].slug}/ubah/", f"{own[1].slug}/unggah/")]
    seen = 0
    for path in [*pages(case, given, own), *of_unit]:
        page = browser.get(path)
        for form in Forms(page.content.decode()).found:
            if form.action and ("coret" in form.action or "skala" not in form.action):
                continue
            if not set(form.names) & {"submission", "completed_by"} and "submission" not in form.given and "which" not in form.given:
                continue
            seen += 1
            sent = form.given | {name: KINDS[kind](name) for name in form.names if name not in ("based_on", "csrfmiddlewaretoken", "submission")}
            answer = browser.post(form.action or path, sent)
            assert answer.status_code in (200, 302, 303, 409, 422, *([413] if kind == "far too much" else [])), (path, answer.status_code)
    assert seen == 15
    with acting_as(puspa.pk):
        kept = ScaleResult.current.filter(file_id=case.pk).count()
        assert kept == 1 or (kind == "numbers" and kept <= 2), kept
        assert UnitScale.objects.count() == 2
        assert WordingLeave.objects.exists() == (kind not in NO_REASON)
