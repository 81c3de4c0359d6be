"""A decision moves the case; four areas are rated by what one can see; nothing is added up."""

import pytest

from sintas.practice import catalogue, evaluating, journeys


@pytest.mark.parametrize("journey", journeys.ALL, ids=lambda journey: journey.code)
@pytest.mark.parametrize(("decision", "there"), [("continue", "implementation"), ("modify", "planning"), ("stop", "termination")])
def test_out_of_evaluation_each_decision_has_its_stage(journey, decision, there):
    assert evaluating.move_for(journey, "evaluation", decision) == there


def test_a_periodic_look_during_the_work_moves_only_what_may_move():
    gim = journeys.GIM
    assert evaluating.move_for(gim, "implementation", "continue") is None
    assert evaluating.move_for(gim, "implementation", "modify") == "planning"
    assert evaluating.move_for(gim, "implementation", "stop") is None
    assert evaluating.move_for(gim, "engagement", "modify") is None
    assert evaluating.move_for(gim, "follow_up", "continue") == "implementation"


def test_there_is_no_fourth_decision():
    assert {row.code for row in catalogue.load("evaluation_decisions").rows} == set(evaluating.MOVES)
    with pytest.raises(ValueError, match="later"):
        evaluating.move_for(journeys.GIM, "evaluation", "later")


@pytest.mark.parametrize("row", catalogue.load("evaluation_focus").rows, ids=lambda row: row.code)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_area_has_five_different_anchors(row, lang):
    found = evaluating.anchors(row.code, lang)
    assert len(set(found)) == 5
    assert all(one.endswith(".") for one in found)
    assert evaluating.rating(f"{row.code}:4").anchor(lang) == found[4]


def test_ratings_are_read_back_in_the_order_of_the_areas():
    found = evaluating.ratings(["interaction:2", "emotional_stability:0"])
    assert [str(one) for one in found] == ["emotional_stability:0", "interaction:2"]


@pytest.mark.parametrize(
    "texts",
    [["interaction"], ["interaction:5"], ["interaction:-1"], ["interaction:02"], ["mood:3"], [":3"], [""], ["interaction:1"] * 2],
)
def test_a_rating_that_cannot_be_is_refused(texts):
    with pytest.raises(ValueError, match=r"rating|rated"):
        evaluating.ratings(texts)


def test_goals_somebody_has_to_carry_on_with():
    assert evaluating.unfinished(["reached", "improved", "unchanged", "worse", "dropped", ""]) == 4
    with pytest.raises(catalogue.UnknownCode):
        evaluating.unfinished(["great"])


def test_others_than_the_worker_saw_the_change():
    assert evaluating.beyond_the_worker(["daily_observation"])
    assert evaluating.beyond_the_worker(["progress_notes"], ["social_worker", "psychologist"])
    assert not evaluating.beyond_the_worker(["progress_notes", "with_client"], ["social_worker", "student"])
    assert not evaluating.beyond_the_worker([])


def test_not_answering_is_an_answer_and_not_asking_is_none():
    assert evaluating.client_was_asked("chose_not_to_answer")
    assert evaluating.client_was_asked("not")
    assert not evaluating.client_was_asked("not_asked")
    assert not evaluating.client_was_asked("")
