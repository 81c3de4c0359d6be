"""Readiness for ending: four judgements side by side, never a score."""

import pytest

from sintas.practice.readiness import Judgement, criteria, look, unjudged

FOUR = ("emotional_stability", "social_functioning", "managing_trauma", "ready_to_return")


def test_there_are_the_four_criteria_of_the_source():
    assert criteria() == FOUR


def test_nothing_judged_leaves_all_four_open():
    found = look([])
    assert found.unjudged == FOUR
    assert not found.all_judged


def test_not_yet_is_a_judgement_too():
    found = look([Judgement(code, "not_yet", evidence=True) for code in FOUR])
    assert found.all_judged
    assert found.not_yet == FOUR
    assert found.without_evidence == ()


def test_the_latest_judgement_on_a_criterion_counts():
    found = look([Judgement("managing_trauma", "not_yet"), Judgement("managing_trauma", "reached", evidence=True)])
    assert [one.level for one in found.judgements] == ["reached"]
    assert found.unjudged == tuple(code for code in FOUR if code != "managing_trauma")


def test_judgements_without_evidence_are_named():
    assert look([Judgement("ready_to_return", "partly")]).without_evidence == ("ready_to_return",)


def test_what_is_still_unjudged_keeps_its_order():
    assert unjudged({"social_functioning", "something else"}) == ("emotional_stability", "managing_trauma", "ready_to_return")


@pytest.mark.parametrize(("criterion", "level"), [("happiness", "reached"), ("managing_trauma", "7"), ("managing_trauma", "")])
def test_a_criterion_or_level_of_ones_own_is_refused(criterion, level):
    with pytest.raises(ValueError, match="no such judgement"):
        look([Judgement(criterion, level)])
