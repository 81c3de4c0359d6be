"""Signs of relapse: care, and safety first."""

import pytest

from sintas.practice import catalogue, follow_up, safety


def test_no_sign_asks_for_nothing():
    answer = follow_up.answer_to(())
    assert not answer.owed
    assert follow_up.answered((), ())


@pytest.mark.parametrize("sign", ["self_harm", "wish_to_die"])
def test_a_wish_to_die_opens_the_path_wherever_it_is_seen(sign):
    answer = follow_up.answer_to(["sleep", sign])
    assert answer.opens_suicide_path
    assert answer.suggests[0] == "reopen"
    assert safety.opens_suicide_path([sign])


@pytest.mark.parametrize("sign", ["violence_again", "contact_by_perpetrator", "no_safe_place", "contact_lost"])
def test_danger_asks_to_look_at_safety_again(sign):
    answer = follow_up.answer_to([sign])
    assert answer.look_at_risk
    assert not answer.opens_suicide_path


def test_a_sad_week_asks_for_company_first():
    answer = follow_up.answer_to(["sleep", "withdrawing"])
    assert (answer.opens_suicide_path, answer.look_at_risk) == (False, False)
    assert answer.suggests == ("accompany", "refer", "reopen")
    assert not follow_up.answered(["sleep"], ())
    assert follow_up.answered(["sleep"], ["accompany"])


def test_every_suggestion_is_an_answer_of_the_list():
    answers = {row.code for row in catalogue.load("relapse_answers").rows}
    assert set(follow_up.SAFETY) == set(follow_up.CARE) == answers


def test_a_sign_or_answer_outside_its_list_is_refused():
    with pytest.raises(catalogue.UnknownCode):
        follow_up.answer_to(["bad"])
    with pytest.raises(catalogue.UnknownCode):
        follow_up.answered((), ["bad"])


def test_channels_through_which_others_learn_of_the_support():
    assert follow_up.through_others("family")
    assert follow_up.through_others("school")
    assert not follow_up.through_others("phone_safe")
    assert not follow_up.through_others("")


def test_signs_open_only_paths_that_exist():
    for row in catalogue.load("relapse_signs").rows:
        assert row.extra.get("opens", "suicide_risk") == "suicide_risk"
        assert row.extra.get("look", "risk") == "risk"
