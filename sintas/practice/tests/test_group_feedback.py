"""What members say about the group without their names: closed first, never among too few, and nobody's answer lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.practice import catalogue
from sintas.practice.group.feedback import LEAST_ANSWERED, gathered

ANSWERS = [row.code for row in catalogue.load("group_feedback_answers").rows]
QUESTIONS = [row.code for row in catalogue.load("group_feedback_questions").rows]
FORMS = st.lists(st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(ANSWERS)), max_size=6)


def test_three_members_say_how_it_was():
    told = gathered([{"heard": "yes", "safe": "partly"}, {"heard": "yes", "safe": "yes"}, {"heard": "partly"}], closed=True)
    assert told is not None and told.answered == 3
    assert told.counts["heard"] == {"partly": 1, "yes": 2}
    assert told.counts["safe"] == {"no_answer": 1, "partly": 1, "yes": 1}


def test_nothing_is_shown_while_it_is_open_or_among_two():
    three = [{"heard": "no"}] * 3
    assert gathered(three, closed=False) is None
    assert gathered(three[:2], closed=True) is None


@pytest.mark.parametrize("form", [{"height": "yes"}, {"heard": "maybe"}])
def test_an_answer_outside_its_list_is_a_mistake_of_the_caller(form):
    with pytest.raises(catalogue.UnknownCode):
        gathered([form], closed=True)


@settings(max_examples=40)
@given(FORMS, st.booleans(), st.randoms())
def test_every_answer_is_counted_once_and_the_order_tells_nothing(forms, closed, turn):
    told = gathered(forms, closed=closed)
    assert (told is None) == (not closed or len(forms) < LEAST_ANSWERED)
    if told is not None:
        assert set(told.counts) == set(QUESTIONS)
        assert all(sum(counted.values()) == told.answered == len(forms) for counted in told.counts.values())
        other = list(forms)
        turn.shuffle(other)
        again = gathered(other, closed=True)
        assert again == told and [list(one.items()) for one in again.counts.values()] == [list(one.items()) for one in told.counts.values()]
