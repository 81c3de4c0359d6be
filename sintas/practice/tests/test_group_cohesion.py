"""Attendance, voices and choices over the sessions of a group: exact, and a newcomer never looks like a group that falls apart."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.practice.group.cohesion import Picture, Roll, attendance_of, change, changes, not_heard_yet

KEYS = "abcd"
FEWER = settings(max_examples=40)  # whole sessions are slow to draw


@st.composite
def pictures(draw):
    asked = draw(st.frozensets(st.sampled_from(KEYS)))
    possible = list(permutations(sorted(asked), 2))
    return Picture(asked, frozenset(draw(st.lists(st.sampled_from(possible))) if possible else ()))


@st.composite
def rolls(draw):
    expected = draw(st.frozensets(st.sampled_from(KEYS)))
    states = st.sampled_from(["present", "excused", "absent"])
    marks = {key: draw(states) for key in sorted(expected) if draw(st.booleans())}
    return Roll(expected, marks, frozenset(key for key in sorted(expected) if draw(st.booleans())))


def test_the_documented_three_grow_together():
    first = Picture(frozenset({"si", "ny", "ja"}), frozenset({("si", "ja"), ("ja", "si")}))
    later = Picture(frozenset({"si", "ny", "ja"}), frozenset(permutations(("si", "ny", "ja"), 2)))
    assert (first.mutual, first.possible, first.density, first.isolates) == (1, 3, Fraction(1, 3), {"ny"})
    grown = change(first, later)
    assert (grown.density, grown.connected, grown.apart) == (Fraction(2, 3), {"ny"}, frozenset())


def test_a_newcomer_does_not_make_the_group_look_looser():
    pair = frozenset({("si", "ny"), ("ny", "si")})
    before, after = Picture(frozenset({"si", "ny"}), pair), Picture(frozenset({"si", "ny", "ja"}), pair)
    assert after.density == Fraction(1, 3)
    assert change(before, after).density == 0
    assert change(before, after).apart == frozenset()


def test_attendance_counts_only_whom_somebody_marked():
    roll = Roll(frozenset({"si", "ny", "ja"}), {"si": "present", "ny": "excused"}, frozenset({"si"}))
    assert (roll.rate, roll.unmarked, roll.heard_share) == (Fraction(1, 2), {"ja"}, 1)
    assert Roll(frozenset({"si"})).rate is None and Roll(frozenset({"si"}), {"si": "absent"}).heard_share is None


def test_who_came_and_was_heard_in_no_session_is_found():
    both = frozenset({"si", "ny"})
    held = [Roll(both, {"si": "present", "ny": "present"}, frozenset({"si"})), Roll(both, {"si": "absent", "ny": "present"})]
    assert not_heard_yet(held) == {"ny"}
    assert (attendance_of("si", held), attendance_of("ny", held), attendance_of("ja", held)) == (Fraction(1, 2), 1, None)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Picture(frozenset("ab"), frozenset({("a", "a")})),
        lambda: Picture(frozenset("ab"), frozenset({("a", "c")})),
        lambda: Roll(frozenset("ab"), {"c": "present"}),
        lambda: Roll(frozenset("ab"), {}, frozenset("c")),
    ],
)
def test_what_cannot_have_happened_is_refused(wrong):
    with pytest.raises(ValueError, match=r"a (choice|mark)"):
        wrong()


@given(pictures())
def test_one_picture_stays_within_its_bounds(one):
    assert one.density is None or 0 <= one.density <= 1
    assert (one.density is None) == (len(one.asked) < 2)
    assert 2 * one.mutual == sum(1 for who, whom in one.choices if (whom, who) in one.choices)
    assert one.isolates <= one.asked
    assert change(one, one).density in (0, None)
    everybody = Picture(one.asked, frozenset(permutations(one.asked, 2)))
    assert everybody.density in (1, None)


@given(pictures(), pictures())
def test_a_change_there_and_back_is_none_and_looks_only_at_who_stayed(one, other):
    there, back = change(one, other), change(other, one)
    assert there.stayed == back.stayed == one.asked & other.asked
    assert (there.connected, there.apart) == (back.apart, back.connected)
    assert not there.connected & there.apart and there.connected | there.apart <= there.stayed
    assert there.density is None if len(there.stayed) < 2 else there.density == -(back.density or 0)


@FEWER
@given(st.lists(pictures(), max_size=4))
def test_steps_add_up_where_everybody_stayed(shown):
    steps = changes(shown)
    assert len(steps) == max(len(shown) - 1, 0)
    if shown and all(one.asked == shown[0].asked and one.possible for one in shown):
        assert sum(step.density or 0 for step in steps) == (shown[-1].density or 0) - (shown[0].density or 0)


@FEWER
@given(st.lists(rolls(), max_size=4))
def test_attendance_and_voices_stay_within_their_bounds(held):
    for roll in held:
        assert roll.rate is None or 0 <= roll.rate <= 1
        assert roll.heard_share is None or 0 <= roll.heard_share <= 1
        assert roll.unmarked | set(roll.marks) == roll.expected
    assert not_heard_yet(held) <= {key for roll in held for key in roll.present}
    for key in KEYS:
        share = attendance_of(key, held)
        assert share is None or 0 <= share <= 1
