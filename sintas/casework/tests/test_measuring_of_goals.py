"""A goal whose own measure or level was taken is measured: on the page, for the client, and on paper. All people are invented."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.cases.actions.team import add_member
from sintas.casework.actions.evaluating import evaluate, record_result
from sintas.casework.actions.measuring_goals import rate_goal, set_goal_scale
from sintas.casework.actions.planning import set_goal
from sintas.casework.reading.evaluation import change_of
from sintas.casework.reading.paper_evaluation import change_for_paper, evaluations_for_paper
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.instruments.scales.catalogue import scale as shipped
from sintas.safekeeping import trail

START = date(2024, 8, 1)
LEVELS = {"-2": "tiap malam terbangun", "-1": "lima malam", "0": "dua malam", "1": "satu malam", "2": "tidak lagi"}


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def said(case, people):
    return {"by": people["ratna"], "case": case}


@pytest.fixture
def follow(said, as_user):
    """follow(goal, before, since): nights counted, without and with help."""

    def make(goal, before=(6, 5, 6), since=(3, 1), name="malam terbangun", **more):
        with as_user("ratna"):
            phases = [{"letter": "A", "starts": None, "words": ""}, {"letter": "B", "starts": START + timedelta(days=len(before)), "words": ""}]
            made = set_measure(**said, name=name, direction="down", goal=goal, phases=phases, unit_of="malam", **more)
            rows = [{"on": START + timedelta(days=at), "value": str(value), "note": ""} for at, value in enumerate([*before, *since])]
            if rows:
                add_points(**said, measure=made.entry, points=rows)
        return made

    return make


@pytest.fixture
def goal(said, as_user):
    with as_user("ratna"):
        return set_goal(**said, text="tidur tenang").entry


def words_of(browser, case, more=""):
    answer = browser.get(reverse("casework:change_page", args=[case.pk]) + more)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def told(said, case):
    def ask():
        trail.record(by=said["by"], verb="read change", file_id=case.pk, opens=True)
        return change_of(case, "id")

    return ask


@pytest.mark.parametrize("more", ["", "?untuk=klien"])
def test_what_its_measure_says_stands_beside_the_goal(case, goal, follow, signed_in, more):
    follow(goal, aim="2")
    shown = words_of(signed_in("ratna"), case, more)
    assert "Awal rata-rata 5,7 malam Sasaran 2 malam Sekarang 1 malam (5 Agustus 2024)" in shown
    assert "belum diukur" not in shown and "Belum ada hasil" not in shown


@pytest.mark.parametrize("more", ["", "?untuk=klien"])
def test_what_its_level_says_stands_beside_the_goal(case, said, goal, as_user, signed_in, more):
    with as_user("ratna"):
        set_goal_scale(**said, goal=goal, levels=LEVELS, baseline=-2)
        rate_goal(**said, goal=goal, level=1, rated_by="both", happened=date(2024, 9, 1))
    shown = words_of(signed_in("ratna"), case, more)
    assert "Awal −2, tiap malam terbangun Sasaran dua malam Sekarang +1, satu malam (1 September 2024)" in shown
    assert "belum diukur" not in shown and "Belum ada hasil" not in shown


def test_levels_that_nobody_rated_do_not_hide_what_was_counted(case, said, goal, follow, as_user, signed_in):
    follow(goal)
    with as_user("ratna"):
        set_goal_scale(**said, goal=goal, levels=LEVELS, baseline=-2)
    assert "Awal rata-rata 5,7 malam Sasaran belum ditulis Sekarang 1 malam (5 Agustus 2024)" in words_of(signed_in("ratna"), case)


@pytest.mark.parametrize("more", ["", "?untuk=klien"])
def test_its_chart_keeps_its_size_in_a_frame_that_scrolls_by_keyboard(case, goal, follow, signed_in, more):
    follow(goal, (6,) * 12, (3,) * 12)
    page = signed_in("ratna").get(reverse("casework:change_page", args=[case.pk]) + more).content.decode()
    assert re.search(r'<figure class="drawing drawing-chart">(<a .*?</a>)?<centre-view class="scroll" at="1" tabindex="0" role="group"', page)


def test_two_measures_of_one_goal_are_told_by_name(case, goal, follow, signed_in):
    follow(goal)
    follow(goal, (8, 8, 8), (4,), name="mimpi buruk")
    shown = words_of(signed_in("ratna"), case)
    assert "malam terbangun: 1 malam (5 Agustus 2024); mimpi buruk: 4 malam (4 Agustus 2024)" in shown


def test_what_the_worker_wrote_goes_first(case, said, goal, follow, as_user, signed_in):
    follow(goal)
    with as_user("ratna"):
        record_result(**said, goal=goal, status="improved", value="satu malam seminggu", evidence="buku tidur")
    assert "Sekarang satu malam seminggu" in words_of(signed_in("ratna"), case)


@pytest.mark.parametrize("more", ["", "?untuk=klien"])
def test_where_nothing_was_it_is_said(case, said, goal, follow, as_user, signed_in, more):
    with as_user("ratna"):
        set_goal(**said, text="berani ke pasar", target="dua kali seminggu")
    follow(goal, (), ())
    shown = words_of(signed_in("ratna"), case, more)
    assert "Awal tidak diukur Sasaran dua kali seminggu Sekarang belum diukur" in shown


def test_a_goal_that_is_measured_is_not_called_unjudged(said, goal, follow, as_user, told):
    follow(goal)
    with as_user("ratna"):
        other = set_goal(**said, text="berani ke pasar").entry
        record_result(**said, goal=other, status="improved", evidence="belanja sendiri")
        assert "belum dinilai" not in told().sentence
        set_goal(**said, text="bekerja lagi")
        assert "1 tujuan belum dinilai." in told().sentence


def test_which_side_is_missing_sees_measures_levels_and_scales(said, goal, follow, as_user, told):
    def gaps():
        with as_user("ratna"):
            return [one.split(" ")[2:4] for one in told().measure_gaps]

    before, after = ["ukuran", "awal."], ["ukuran", "akhir."]
    assert gaps() == [before, after]
    follow(goal, since=())
    assert gaps() == [after], "a baseline and nothing since"
    with as_user("ratna"):
        give_scale(
            **said, scale="gad7", language="en", completed_by="interview", answers={item.id: 1 for item in shipped("gad7").items}, happened=START
        )
    assert gaps() == [after], "a scale given once"


def test_levels_begun_are_a_beginning(said, goal, as_user, told):
    with as_user("ratna"):
        set_goal_scale(**said, goal=goal, levels=LEVELS, baseline=-1)
        assert len(told().measure_gaps) == 1 and "ukuran akhir" in told().measure_gaps[0]


def test_who_may_not_read_a_scale_is_not_told_that_nothing_was_measured(case, said, cast, as_user, signed_in):
    with as_user("ratna"):
        for day in (START, START + timedelta(days=30)):
            give_scale(
                **said, scale="gad7", language="en", completed_by="interview", answers={item.id: 1 for item in shipped("gad7").items}, happened=day
            )
        add_member(by=said["by"], case=case, user_id=cast["budi"].pk, role="second")
    cast["budi"].profession = "clergy"
    cast["budi"].save()
    assert "Tidak ada ukuran sebelum dan sesudah" not in words_of(signed_in("budi"), case)


def papers_of(case, by):
    trail.record(by=by, verb="read change", file_id=case.pk, opens=True)
    return change_for_paper(case, "id"), evaluations_for_paper(case, "id")


def test_papers_know_which_goals_were_measured_and_since_when(case, said, goal, follow, as_user):
    follow(goal)
    with as_user("ratna"):
        bare = set_goal(**said, text="berani ke pasar").entry
        for day in (START + timedelta(days=1), START + timedelta(days=9)):
            evaluate(**said, happened=day, outcome="lebih tenang", move=False, results=[{"goal": bare, "status": "improved", "evidence": "belanja"}])
        change, (early, late) = papers_of(case, said["by"])
    assert [(one.started, one.measured) for one in change.results] == [(True, True), (False, False)]
    assert change.counted and change.measured_after
    assert [(one.started, one.measured) for one in early.results] == [(True, False), (False, False)], "help had not begun"
    assert [(one.started, one.measured) for one in late.results] == [(True, True), (False, False)]
    assert change.measured_by(late.ends) and not change.measured_by(early.ends)
