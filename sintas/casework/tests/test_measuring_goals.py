"""Five levels of a goal, agreed on with the client, and where she stands: from the plan to T, by the practice's own figures."""

import re
from datetime import date

import pytest
from django.urls import reverse

from sintas.casework.actions.measuring_goals import entry_for, rate_goal, set_goal_scale
from sintas.casework.actions.planning import set_goal
from sintas.casework.models import GoalLevel, GoalScale
from sintas.casework.reading.evaluation_goals import goals_of
from sintas.casework.reading.measuring import attainment_of, ladders, levels_in, scales_in
from sintas.kit.ids import new_submission
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal

OUTSIDERS = ("budi", "tono", "sari", "dewi", "lina")
WORDS = {"-2": "tiap malam terbangun", "-1": "lima malam", "0": "dua malam", "1": "satu malam", "2": "tidak lagi"}


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def goal(case, people, as_user):
    with as_user("ratna"):
        return set_goal(
            by=people["ratna"], case=case, text="tidur tenang", baseline="lima malam terbangun", target="paling banyak dua"
        ).entry


@pytest.fixture
def rated(case, people, as_user):
    """rated(levels, starts, weights): goals with their levels; None leaves a rating out. Returns what the page says of T."""

    def make(levels, starts, weights=None):
        ratna = people["ratna"]
        with as_user("ratna"):
            for at, (now, start) in enumerate(zip(levels, starts, strict=True)):
                entry = set_goal(by=ratna, case=case, text=f"tujuan {at}").entry
                heavy = (weights or [1] * len(levels))[at]
                set_goal_scale(by=ratna, case=case, goal=entry, levels=WORDS, importance=heavy, baseline=start)
                if now is not None:
                    rate_goal(by=ratna, case=case, goal=entry, level=now, rated_by="both", happened=date(2024, 9, 1))
            trail.record(by=ratna, verb="read change", file_id=case.pk, opens=True)
            goals = goals_of(case.pk)
            found = ladders(case, goals, scales_in().filter(file_id=case.pk), levels_in().filter(file_id=case.pk), "id")
            return attainment_of(goals, found)

    return make


def words_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return re.sub(r"\s+", " ", answer.content.decode())


def typed(**more):
    """What a browser sends for five levels."""
    levels = {f"level_{level}".replace("-", "minus_"): words for level, words in WORDS.items()}
    return {"submission": new_submission(), "importance": "3", "difficulty": "2", "baseline": "-1", **levels, **more}


def change(case):
    return reverse("casework:change_page", args=[case.pk])


def test_levels_are_agreed_on_and_the_goal_is_rated(case, goal, signed_in, as_user):
    ratna, url = signed_in("ratna"), reverse("casework:goal_scale_entry", args=[case.pk, goal])
    form = words_of(ratna, url)
    assert "paling banyak dua</textarea>" in form and "lima malam terbangun</textarea>" in form, "the plan's own words stand there already"
    sent = typed()
    assert ratna.post(url, sent)["Location"] == change(case)
    assert ratna.post(url, sent).status_code == 302, "sent twice, saved once"
    rate = reverse("casework:goal_rate", args=[case.pk, goal])
    form = words_of(ratna, rate)
    assert form.index("tidak lagi") < form.index("tiap malam terbangun"), "the best level first, in her own words"
    sent = {"submission": new_submission(), "level": "1", "rated_by": "client", "happened": "2024-09-02", "note": "menurut catatannya"}
    assert ratna.post(rate, sent)["Location"] == change(case)
    assert ratna.post(rate, sent).status_code == 302
    with as_user("ratna"):
        assert GoalScale.objects.count() == GoalLevel.objects.count() == 1
        assert GoalScale.current.get().entry == entry_for(goal)
    story = words_of(ratna, reverse("desk:case", args=[case.pk]))
    assert "Tingkat tujuan" in story and "satu malam" in story


def test_levels_without_the_hoped_for_one_are_refused_and_every_word_stays(case, goal, signed_in, as_user):
    ratna, url = signed_in("ratna"), reverse("casework:goal_scale_entry", args=[case.pk, goal])
    for wrong, sentence in (
        ({"level_0": ""}, "Tulis dahulu tingkat yang diharapkan."),
        ({"level_minus_1": ""}, "Klien berada di tingkat ini pada awalnya."),
        ({"level_2": "dua malam"}, "Dua tingkat berbunyi sama."),
        ({"importance": "9"}, "importance"),
    ):
        answer = ratna.post(url, typed(**wrong))
        assert answer.status_code == 422 and sentence in answer.content.decode() and "tiap malam terbangun" in answer.content.decode(), (
            wrong
        )
    with as_user("ratna"):
        assert not GoalScale.objects.exists()


def test_a_goal_without_levels_is_not_rated(case, goal, people, as_user, signed_in):
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        rate_goal(by=people["ratna"], case=case, goal=goal, level=1, rated_by="both")
    assert "level" in refused.value.fields
    answer = signed_in("ratna").get(reverse("casework:goal_rate", args=[case.pk, goal]))
    assert answer["Location"] == reverse("casework:goal_scale_entry", args=[case.pk, goal])
    with as_user("ratna"):
        set_goal_scale(by=people["ratna"], case=case, goal=goal, levels={"0": "dua malam", "-1": "lima malam"}, baseline=-1)
        for level, who in ((2, "both"), (0, ""), (5, "both")):
            with pytest.raises(BadInput):
                rate_goal(by=people["ratna"], case=case, goal=goal, level=level, rated_by=who)
        assert not GoalLevel.objects.exists()


@pytest.mark.parametrize(
    ("levels", "starts", "weights", "before", "now", "change"),
    [
        ([0], [-1], None, "40", "50", "10"),
        ([1, 1, 1], [-1, -1, -1], None, "36,3", "63,7", "27,4"),
        ([2, 1, 0], [-2, -2, -2], None, "22,6", "63,7", "41,1"),
        ([1, 1, 0, 1], [-1, -1, -1, -1], None, "35,5", "60,9", "25,4"),
        ([1, 0, 2], [-1, -1, -1], [3, 1, 2], "36,8", "65,4", "28,6"),
    ],
)
def test_t_by_the_practice(rated, levels, starts, weights, before, now, change):
    told = rated(levels, starts, weights)
    assert (told.before, told.now, told.change) == (before, now, change)
    assert told.left_out == [] and "Angka 50 berarti sesuai harapan" in told.sentence


def test_goals_that_lack_one_side_are_left_out_and_named(case, rated, people, as_user):
    told = rated([1, None, 1], [-1, -1, None])
    assert (told.counted, told.before, told.now) == (1, "40", "60")
    assert told.left_out == ["Tujuan 2: belum dinilai", "Tujuan 3: keadaan awalnya belum dinilai"]
    nothing = rated([None], [None])
    assert nothing.counted == 1


def test_an_old_tab_shows_both_texts(case, goal, people, signed_in, as_user):
    ratna, url = signed_in("ratna"), reverse("casework:goal_scale_entry", args=[case.pk, goal])
    assert ratna.post(url, typed()).status_code == 302
    first = ratna.post(url, typed(level_0="tulisan rekan"))
    assert first.status_code == 409 and "tulisan rekan" in first.content.decode() and "dua malam" in first.content.decode()
    named = ratna.get(url)["Location"]
    assert "dua malam" in words_of(ratna, named)
    assert ratna.post(named, typed(based_on="1", level_0="satu malam saja")).status_code == 302
    stale = ratna.post(named, typed(based_on="1", level_0="tiga malam"))
    assert stale.status_code == 409 and "tiga malam" in stale.content.decode() and "satu malam saja" in stale.content.decode()
    history = words_of(ratna, reverse("casework:goal_scale_history", args=[case.pk, entry_for(goal)]))
    assert "tiga malam" in history and "Versi 2" in history


def test_a_rating_is_put_right_or_struck_out(case, goal, people, signed_in, as_user):
    with as_user("ratna"):
        set_goal_scale(by=people["ratna"], case=case, goal=goal, levels=WORDS, baseline=-2)
        row = rate_goal(by=people["ratna"], case=case, goal=goal, level=2, rated_by="team", happened=date(2024, 9, 1))
    ratna, url = signed_in("ratna"), reverse("casework:goal_level_entry", args=[case.pk, row.entry])
    sent = {"submission": new_submission(), "based_on": "1", "level": "1", "rated_by": "team", "happened": "2024-09-01"}
    assert ratna.post(url, sent).status_code == 302
    assert ratna.post(url, {**sent, "submission": new_submission(), "level": "0"}).status_code == 409
    assert "Versi 2" in words_of(ratna, reverse("casework:goal_level_history", args=[case.pk, row.entry]))
    strike = reverse("casework:goal_level_strike", args=[case.pk, row.entry])
    assert ratna.get(strike).status_code == 200 and ratna.post(strike).status_code == 302
    assert ratna.get(url).status_code == 404
    with as_user("ratna"):
        assert not GoalLevel.current.exists() and GoalLevel.objects.count() == 3


def test_nobody_outside_the_team_finds_or_writes_levels(case, goal, people, signed_in, as_user):
    with as_user("ratna"):
        set_goal_scale(by=people["ratna"], case=case, goal=goal, levels=WORDS, baseline=-2)
        row = rate_goal(by=people["ratna"], case=case, goal=goal, level=2, rated_by="team")
    urls = [
        *(reverse(f"casework:{name}", args=[case.pk, goal]) for name in ("goal_scale_entry", "goal_rate")),
        *(
            reverse(f"casework:{name}", args=[case.pk, row.entry])
            for name in ("goal_level_entry", "goal_level_history", "goal_level_strike")
        ),
        reverse("casework:goal_scale_history", args=[case.pk, entry_for(goal)]),
        reverse("casework:step_levels", args=[case.pk]),
    ]
    for who in OUTSIDERS:
        browser = signed_in(who)
        for url in urls:
            assert browser.get(url).status_code == 404, (who, url)
    with as_user("lina"), pytest.raises(Refusal):
        rate_goal(by=people["lina"], case=case, goal=goal, level=1, rated_by="both")


def test_a_goal_of_another_case_is_not_there(goal, open_a_case, signed_in):
    other = open_a_case("ratna", name="Sekar")
    for name in ("goal_scale_entry", "goal_rate"):
        assert signed_in("ratna").get(reverse(f"casework:{name}", args=[other.pk, goal])).status_code == 404
