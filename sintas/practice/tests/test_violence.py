"""The crosswalk suggests what a practice word may be called elsewhere; it never decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.practice import catalogue
from sintas.practice.violence import CODE_SETS, suggest

practice_words = st.lists(st.sampled_from([row.code for row in catalogue.load("violence_practice").rows]))


def pairs(*codes: str) -> set[tuple[str, str]]:
    return {(one.code_set, one.code) for one in suggest(codes)}


def test_the_crosswalk_of_the_reference_for_physical_violence():
    assert pairs("physical") == {
        ("violence_kdrt", "physical"),
        ("violence_tpks", "sexual_torture"),
        ("violence_simfoni", "physical"),
        ("violence_gbvims", "physical_assault"),
        ("violence_ppkpt", "physical"),
    }


def test_lk3_b_gets_suggestions_with_their_conditions():
    found = {(one.code_set, one.code): one for one in suggest(["sexual"])}
    household = found["violence_kdrt", "sexual"]
    assert "rumah tangga" in household.only_if("id")
    assert "household" in household.only_if("en")
    assert found["violence_simfoni", "sexual"].only_if("id") == ""
    assert found["violence_simfoni", "sexual"].label("id") == "Seksual"
    assert found["violence_simfoni", "sexual"].label("en") == "Sexual"


def test_several_words_for_one_target_come_once_with_all_reasons():
    found = [
        one
        for one in suggest(["psychological", "emotional", "verbal"])
        if (one.code_set, one.code) == ("violence_simfoni", "psychological")
    ]
    assert len(found) == 1
    assert set(found[0].because) == {"psychological", "emotional", "verbal"}


def test_no_words_no_suggestions():
    assert suggest([]) == ()


def test_a_word_of_another_list_is_refused():
    with pytest.raises(catalogue.UnknownCode):
        suggest(["rape", "rumah_tangga"])


@given(practice_words)
def test_every_suggestion_exists_has_a_reason_among_the_words_and_stands_once(codes):
    found = suggest(codes)
    assert len({(one.code_set, one.code) for one in found}) == len(found)
    for one in found:
        assert one.code_set in CODE_SETS
        assert catalogue.load(one.code_set).has(one.code)
        assert one.because
        assert set(one.because) <= set(codes)
        assert len(one.only_if_id) == len(one.only_if_en)


@given(practice_words, practice_words)
def test_more_words_never_take_a_suggestion_away(some, more):
    assert pairs(*some) <= pairs(*some, *more)
