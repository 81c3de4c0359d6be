"""Every track of the house is whole in both languages; one that contradicts itself is refused with a sentence that names the place."""

import copy
import tomllib

import pytest

from sintas.practice.catalogue import load
from sintas.tracks.loader import FOLDER, BrokenTrack, UnknownTrack, build, check_all, slugs, track


@pytest.mark.parametrize("slug", slugs())
def test_it_is_whole_and_says_where_it_is_from(slug):
    one = track(slug)
    assert one.steps and one.sources and one.checked
    words = [one.said, one.fits, *one.aims, *one.functions, *one.prompts]
    words += [rule.said for rule in (*one.offer, *one.never)]
    for step in one.steps:
        words += [step.said, *step.outcomes, *step.questions, *([step.due.said] if step.due else [])]
        assert step.said.source, step.code
    assert all(said.label("id") and said.label("en") for said in words)


@pytest.mark.parametrize("slug", slugs())
def test_no_code_is_a_word_of_the_lists_of_states(slug):
    """The story tells tags apart by where they stand."""
    assert not load("track_states").has(slug)
    assert not load("track_step_states").has(slug)


def test_all_are_read_when_the_program_starts():
    assert [one.slug for one in check_all()] == list(slugs())
    with pytest.raises(UnknownTrack):
        track("nobody")


def legal() -> dict:
    return tomllib.loads((FOLDER / "legal.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: data["steps"][3].update(after=["no_such_step"]), "step 'police_protection' waits for 'no_such_step', which is no step of this track"),
        (lambda data: data["steps"][0].update(after=["police_report"]), "stands after it"),
        (lambda data: data["steps"][0].update(papers=["a_smile"]), "asks for the paper 'a_smile', which is no kind of attachment"),
        (lambda data: data["steps"][0].update(colour="red"), "has the unknown field 'colour'"),
        (lambda data: data.update(colour="red"), "legal.toml has the unknown field 'colour'"),
        (lambda data: data["steps"][0].update(record="tracks:nothing"), "names the record 'tracks:nothing'"),
        (lambda data: data["steps"][0].pop("en"), "step 'rights_told' lacks 'en'"),
        (lambda data: data["steps"][0].update(code="Rights Told"), "is no code"),
        (lambda data: data["steps"][1].update(code="rights_told"), "stands twice"),
        (lambda data: data["steps"][3]["due"].update(after="lunch"), "counts its time from 'lunch'"),
        (lambda data: data["steps"][3]["due"].update(days=1), "one of the two"),
        (lambda data: data["steps"][3]["due"].update(hours=-1), "one of the two"),
        (lambda data: data["steps"][0].update(accompany="often"), "true or false"),
        (lambda data: data["offer"][0].update(facts=["bad_weather"]), "'bad_weather' stands in no row of risk_facts"),
        (lambda data: data["offer"][0].update(relations=["aliens"]), "no headings of perpetrator_relations"),
        (lambda data: data["offer"][1].update(forms=["tpks:rudeness"]), "'tpks:rudeness' stands in no list of violence"),
        (lambda data: data["offer"][0].pop("facts"), "names no fact it depends on"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_in_a_plain_sentence(change, sentence):
    data = copy.deepcopy(legal())
    change(data)
    with pytest.raises(BrokenTrack) as refused:
        build("legal", data)
    assert sentence in str(refused.value)
    assert "legal.toml" in str(refused.value)


def test_legal_accompanies_at_every_level_and_asks_no_visum_itself():
    one = track("legal")
    for code in ("police_report", "statement", "prosecution", "trial"):
        assert one.step(code).accompany, code
    assert one.step("visum_request").after == ("police_report",)
    assert one.step("trial").repeats
    assert one.law


def test_medical_has_six_functions_and_two_kinds_of_goal():
    one = track("medical")
    assert [said.source for said in one.functions] == [f"R{number}" for number in range(363, 369)]
    assert {said.source for said in one.aims} == {"R369"}
    assert one.step("care_now").due.hours == 24


def test_counselling_has_three_stages_and_six_dimensions():
    one = track("counselling")
    assert [step.said.source for step in one.steps][:2] == ["R379", "R380"] and "R381" in one.step("alternatives").said.source
    assert [said.source for said in one.step("depth").questions] == ["R382", "R383", "R384", "R384", "R385", "R386"]


def test_economic_help_aims_at_family_community_and_work():
    assert [aim.code for aim in track("economic").aims] == ["family", "community", "work"]
    assert {aim.source for aim in track("economic").aims} == {"R372"}


def test_where_sources_disagree_the_campus_says_so():
    one = track("campus")
    assert one.step("review").due.days == 3
    assert "7" in one.step("review").said.hint("id") and any("Sumber berbeda" in source for source in one.sources)
    assert (one.step("examination").due.days, one.step("decision").due.days) == (30, 5)
