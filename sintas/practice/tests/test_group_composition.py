"""Composing a group: remarks with their reasons, the grave ones first, and never a verdict on a person."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.practice import catalogue
from sintas.practice.group.composition import Candidate, concerns, severe

INDONESIAN, JAVANESE, BISINDO = frozenset({"indonesian"}), frozenset({"javanese"}), frozenset({"bisindo"})
VERDICTS = re.compile(r"tidak (cocok|layak|sesuai)|unsuitable|unfit|not suitable|ditolak|rejected", re.IGNORECASE)


def who(key, **facts):
    return Candidate(key, **({"age": 22, "sex": "female", "languages": INDONESIAN, "interest": "wants", "verbal": "with_ease"} | facts))


SI, NY, JA = who("si", age=23), who("ny"), who("ja")


def codes(*candidates, group_type=""):
    return [one.code for one in concerns(candidates, group_type)]


def test_the_documented_three_bring_up_nothing():
    assert codes(SI, NY, JA) == []
    assert codes(SI, NY, JA, group_type="self_help") == []


@pytest.mark.parametrize(
    ("candidates", "code", "keys"),
    [
        ([SI, NY, who("ibu", age=30, related_to_perpetrator_of=frozenset({"si"}))], "relative_of_perpetrator", ("ibu", "si")),
        ([SI, NY, who("x", perpetrator_of=frozenset({"ny"}))], "perpetrator_and_survivor", ("ny", "x")),
        ([SI, who("anak", age=12), NY], "children_with_adults", ("anak",)),
        ([SI, who("x", warned=frozenset({"perpetrator_near"}))], "warned_perpetrator_near", ("x",)),
        ([SI, who("x", warned=frozenset({"stays_hidden"}))], "warned_stays_hidden", ("x",)),
    ],
)
def test_what_is_grave_stands_first_and_asks_for_a_word_of_the_team(candidates, code, keys):
    found = concerns([*candidates, who("z", fears_groups=True)])
    assert (found[0].code, found[0].severity, found[0].keys) == (code, "severe", keys)
    assert [one.code for one in severe(found)] == [code]


@pytest.mark.parametrize(
    ("candidates", "code", "keys"),
    [
        ([who("a", age=20), who("b", age=25), who("c", age=36)], "ages_far_apart", ("a", "c")),
        ([who("a", age=8), who("b", age=13), who("c", age=10)], "ages_far_apart", ("a", "b")),
        ([SI, NY, who("a", age=None)], "age_not_known", ("a",)),
        ([SI, NY, who("a", sex="male")], "alone_of_sex", ("a",)),
        ([SI, who("a", sex="male")], "alone_of_sex", ("a", "si")),
        ([SI, NY, who("a", languages=BISINDO)], "alone_in_language", ("a",)),
        (
            [who("a", languages=INDONESIAN), who("b", languages=INDONESIAN | JAVANESE), who("c", languages=JAVANESE)],
            "no_common_language",
            ("a", "b", "c"),
        ),
        ([SI, NY, who("a", fears_groups=True)], "fears_groups", ("a",)),
        ([SI, NY, who("a", interest="not_now"), who("b", interest="unsure")], "hesitates", ("a", "b")),
        ([SI, NY, who("a", verbal="few_words")], "verbal_ability_differs", ("a",)),
        (
            [who("a", problems=frozenset({"physical"})), who("b", problems=frozenset({"physical", "sexual"})), who("c", problems=frozenset({"economic"}))],
            "alone_in_problem",
            ("c",),
        ),
        ([SI, NY, who("a", knows=frozenset({"si"}))], "know_each_other", ("a", "si")),
        ([SI, NY, who("a", warned=frozenset({"knows_somebody"}))], "warned_knows_somebody", ("a",)),
    ],
)  # fmt: skip
def test_each_remark_is_made_once_with_the_candidates_it_is_about(candidates, code, keys):
    (found,) = concerns(candidates)
    assert (found.code, found.severity, found.keys) == (code, "note", keys)


def test_somebody_said_to_be_a_child_is_one_though_the_age_is_not_known():
    assert codes(SI, NY, who("a", age=None, child=True)) == ["children_with_adults", "age_not_known"]


@pytest.mark.parametrize(
    "candidates",
    [
        [who("a", age=18), who("b", age=33)],
        [who("a", age=13), who("b", age=17)],
        [SI, NY, who("a", sex="not_recorded")],
        [SI, NY, who("a", languages=frozenset())],
        [SI, NY, who("a", languages=INDONESIAN | BISINDO)],
        [who("a", verbal="few_words"), who("b", verbal="other_ways")],
        [SI, NY, who("a", verbal="not_known", interest="not_asked")],
        [who("a", problems=frozenset({"physical"})), who("b", problems=frozenset({"economic"}))],
        [SI, NY, who("a", related_to_perpetrator_of=frozenset({"somebody_else"}), knows=frozenset({"somebody_else"}))],
    ],
)
def test_what_is_usual_or_not_known_brings_up_nothing(candidates):
    assert concerns(candidates) == ()


@pytest.mark.parametrize(
    ("number", "group_type", "code"),
    [(1, "", ["few"]), (2, "", []), (2, "therapeutic", ["few"]), (10, "therapeutic", []), (11, "therapeutic", ["many"]), (40, "", [])],
)
def test_the_size_is_looked_at_for_the_type_of_group(number, group_type, code):
    assert codes(*(who(f"k{at}") for at in range(number)), group_type=group_type) == code


def test_what_is_no_code_or_stands_twice_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="twice"):
        concerns([SI, SI])
    for wrong in (lambda: concerns([SI, NY], "party"), lambda: concerns([SI, who("a", verbal="mute")])):
        with pytest.raises(catalogue.UnknownCode):
            wrong()


KEYS = st.sampled_from("abcde")
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        key=KEYS,
        age=st.one_of(st.none(), st.integers(0, 80)),
        sex=st.sampled_from(["", "female", "male", "other", "not_recorded"]),
        languages=st.frozensets(st.sampled_from(["indonesian", "javanese", "bisindo"])),
        problems=st.frozensets(st.sampled_from(["physical", "sexual", "economic"])),
        verbal=st.sampled_from(["", "with_ease", "few_words", "not_known"]),
        interest=st.sampled_from(["", "wants", "unsure"]),
        fears_groups=st.booleans(),
        perpetrator_of=st.frozensets(KEYS),
        related_to_perpetrator_of=st.frozensets(KEYS),
        knows=st.frozensets(KEYS),
    ),
    unique_by=lambda one: one.key,
    max_size=5,
)


@settings(max_examples=40)  # many facts for each candidate
@given(CANDIDATES, st.sampled_from(["", "therapeutic", "sensitivity"]), st.randoms())
def test_any_set_of_candidates_gets_the_same_plain_remarks_in_any_order(candidates, group_type, turn):
    found = concerns(candidates, group_type)
    shuffled = list(candidates)
    turn.shuffle(shuffled)
    assert concerns(shuffled, group_type) == found
    assert [one.severity for one in found] == sorted((one.severity for one in found), reverse=True)
    for one in found:
        assert set(one.keys) <= {candidate.key for candidate in candidates} and list(one.keys) == sorted(one.keys)
        for lang in ("id", "en"):
            assert one.sentence(lang).endswith(".") and not VERDICTS.search(one.sentence(lang))
    children = [one for one in candidates if one.age is not None and one.age < 18]
    adults = [one for one in candidates if one.age is not None and one.age >= 18]
    assert ("children_with_adults" in {one.code for one in found}) == bool(children and adults)
