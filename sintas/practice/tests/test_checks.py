"""The eight acceptance checks of the documented case MS, on its facts and on cases that have nothing to flag."""

import pytest

from sintas.practice import catalogue, checks, journeys
from sintas.practice.dossier import GoalFact

MS_TIES = [
    ("very_close", True, False),
    ("close", True, False),
    ("close", True, False),
    ("normal", False, False),
    ("very_close", False, False),
    ("very_close", False, False),
    ("very_close", False, False),
    ("ordinary", False, False),
]


def test_1_every_stage_has_a_dated_record_or_a_reason():
    walked = journeys.ATENSI.stages
    dated = {"engagement", "implementation", "evaluation", "termination"}
    assert checks.stages_without_record(walked, dated) == ("assessment", "planning", "follow_up")
    assert checks.stages_without_record(walked, dated, {"assessment", "planning", "follow_up"}) == ()


def test_3_a_mother_who_died_is_not_shown_with_an_age():
    assert checks.shown_as_deceased(deceased=True, death_year=2022)
    assert checks.shown_as_deceased(deceased=None, death_year=2022)
    assert not checks.shown_as_deceased(deceased=None, death_year=None)
    warning = checks.deceased_with_age(deceased=True, death_year=2022, age_stated=True)
    assert warning is not None
    assert warning.place == "family"
    assert checks.deceased_with_age(deceased=True, death_year=2022, age_stated=False) is None
    assert checks.deceased_with_age(deceased=False, death_year=None, age_stated=True) is None


def test_4_the_eight_ties_of_ms():
    count = checks.ecomap_counts(MS_TIES)
    assert (count.with_energy["close"], count.with_energy["very_close"]) == (2, 1)
    assert (count.without_energy["very_close"], count.without_energy["normal"], count.without_energy["ordinary"]) == (3, 1, 1)
    assert count.conflict == 0
    assert checks.ecomap_counts([("violence", False, False), ("close", False, True)]).conflict == 2
    with pytest.raises(catalogue.UnknownCode):
        checks.ecomap_counts([("near", False, False)])


def test_5_each_goal_has_exactly_one_result_with_evidence():
    good = GoalFact(results=1, evidence=True)
    assert checks.goals_without_one_result([good] * 4) == ()
    assert checks.goals_without_one_result([good, GoalFact(), GoalFact(results=2, evidence=True), GoalFact(results=1)]) == (2, 3, 4)


def test_6_a_report_says_that_nothing_was_measured():
    goals = [GoalFact(results=1, evidence=True)] * 4
    found = checks.not_measured(goals, measured_before=False, measured_after=False)
    assert [one.code for one in found] == ["no_baseline", "no_post_test"]
    assert [one.code for one in checks.not_measured(goals, measured_before=True, measured_after=False)] == ["no_post_test"]
    assert checks.not_measured([GoalFact(measured=True)], measured_before=False, measured_after=True) == ()


def test_7_the_receivers_of_ending_and_referral_differ():
    ending = ["pekerja sosial", "Pendamping BIMPOK", "pembina asrama"]
    warning = checks.receivers_differ(ending, ["pendamping BIMPOK"])
    assert warning is not None
    assert warning.code == "same_receivers"
    assert checks.receivers_differ(ending, ["Pembina Asrama", "pendamping bimpok", "Pekerja Sosial"]) is None
    assert checks.receivers_differ(ending, []) is None
    assert checks.receivers_agree(ending, []) is None


def test_8_a_focus_worded_as_an_intervention():
    stated = "terapi realitas untuk menurunkan tingkat kecemasan dalam menghadapi dunia kerja pasca pelatihan vokasional di STIS Bogor"
    assert checks.focus_is_intervention(stated) is not None
    assert checks.focus_is_intervention("kecemasan dalam menghadapi dunia kerja pasca pelatihan vokasional") is None
