"""The stories behind the demo's lives: whole, in the words of the catalogue, and none reads like another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from django.db.models import Model

from sintas.casework.models import (
    Anxiety,
    AreaAssessed,
    Assessment,
    Conference,
    Evaluation,
    FollowUp,
    Functioning,
    Goal,
    Implementer,
    InformationSource,
    Plan,
    PlannedService,
    PlanStep,
    Referral,
    Session,
    Surroundings,
    Termination,
)
from sintas.desk.demo.lives import FOLDER, lives
from sintas.desk.demo.plan import CLOSED, EVALUATION, FOLLOW_UP, PLANNING, PLANS, TERMINATION
from sintas.desk.demo.stories import Story, Telling, stories
from sintas.desk.demo.walking import PLANNED_ENDING
from sintas.evidence.models import ToolEntry
from sintas.practice.catalogue import load
from sintas.practice.evaluating import ratings
from sintas.practice.focus import names_intervention
from sintas.practice.readiness import LEVELS, criteria
from sintas.practice.therapy import order_problem

# section: its record, the list of each coded column, and what the section says besides the record's columns
SECTIONS: dict[str, tuple[type[Model], dict[str, str], tuple[str, ...]]] = {
    "assessment": (Assessment, {"methods": "assessment_methods", "nonverbal": "nonverbal_signs", "trauma": "trauma_levels"}, ()),
    "surroundings": (Surroundings, {}, ()),
    "functioning": (Functioning, {"hereditary_illness": "degrees"}, ()),
    "anxiety": (
        Anxiety,
        {"level": "anxiety_levels", "reach": "anxiety_range", "signs": "anxiety_signs", "symptoms": "anxiety_symptoms",
         "causes": "anxiety_causes", "impacts": "anxiety_impacts", "responses": "anxiety_responses"},
        (),
    ),
    "sources": (InformationSource, {"kind_of_source": "information_sources"}, ()),
    "areas": (AreaAssessed, {"area": "assessment_areas", "methods": "assessment_methods", "profession": "professions"}, ()),
    "tools": (ToolEntry, {"tool": "assessment_tools"}, ()),
    "plan": (
        Plan,
        {"violence_ongoing": "degrees", "agreement": "agreement_answers", "ideas_of": "ideas_of", "made_with": "contact_parties"},
        (),
    ),
    "goals": (Goal, {"horizon": "goal_horizons"}, ("days", "result")),
    "services": (
        PlannedService,
        {"pillar": "pillars", "service": "services", "method": "practice_methods", "technique": "techniques", "therapy": "therapies",
         "group_type": "group_types", "basis": "service_bases", "actions": "plan_actions"},
        (),
    ),
    "implementers": (Implementer, {"part": "plan_implementers"}, ()),
    "steps": (PlanStep, {}, ("days",)),
    "sessions": (
        Session,
        {"topics": "psychoeducation_topics", "techniques": "techniques", "therapy": "therapies", "steps": "therapy_steps",
         "participants": "contact_parties", "channel": "session_channels", "pillar": "pillars"},
        (),
    ),
    "conference": (Conference, {"client_took_part": "degrees"}, ("decisions",)),
    "evaluation": (
        Evaluation,
        {"techniques": "evaluation_techniques", "mechanisms": "evaluation_mechanisms", "professions": "professions",
         "ran_smoothly": "degrees", "goals_fully_met": "degrees", "supporting": "supporting_factors", "hindering": "hindering_factors",
         "anxiety_after": "anxiety_levels", "success_signs": "success_signs", "impact_areas": "impact_areas",
         "satisfaction": "satisfaction_levels"},
        ("reason_stop", "reason_continue"),
    ),
    "ending": (
        Termination,
        {"success": "ending_success", "final_counselling": "final_counselling", "returns_to": "return_places",
         "source_of_trauma": "degrees", "channels": "follow_up_channels"},
        (),
    ),
    "referral": (Referral, {"receiver_kind": "consent_recipients", "urgency": "referral_urgency"}, ("outcome",)),
    "follow_ups": (FollowUp, {"channel": "follow_up_channels", "signs": "relapse_signs", "answers": "relapse_answers"}, ()),
}  # fmt: skip
SENTENCE = 30  # letters from which on two stories may not say the same; what is shorter may be a plain fact
EVERY = sorted(stories().values(), key=lambda story: story.life)


def sections(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name of the section, its facts), one for each row of a section that has several."""
    for name in SECTIONS:
        held = getattr(story, name)
        yield from ((name, row) for row in (held if isinstance(held, list) else [held] if held else []))


def sentences(value: Any) -> Iterator[str]:
    """Every text inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from sentences(one)
    elif isinstance(value, list):
        for one in value:
            yield from sentences(one)


def reached_by(life: str) -> set[int]:
    return {plan.reached for plan in PLANS if plan.life == life}


def ends(life: str) -> bool:
    """Whether a case of this life comes to an ending that was planned."""
    closes = any(plan.closing in PLANNED_ENDING for plan in PLANS if plan.life == life)
    return closes or bool(reached_by(life) & {TERMINATION, FOLLOW_UP})


def test_every_life_has_its_story_and_every_story_a_life() -> None:
    assert {plan.life for plan in PLANS} == set(lives()) == set(stories()) == {path.stem for path in (FOLDER / "stories").glob("*.toml")}


@pytest.mark.parametrize("story", EVERY, ids=lambda story: story.life)
def test_every_code_stands_in_its_list_and_every_column_in_its_record(story: Story) -> None:
    for name, facts in sections(story):
        record, lists, besides = SECTIONS[name]
        columns = {field.name for field in record._meta.get_fields()}
        assert set(facts) - set(besides) <= columns, (name, set(facts) - columns)
        for column, listed in lists.items():
            value = facts.get(column, [])
            for code in value if isinstance(value, list) else [value]:
                assert load(listed).has(code), (name, column, code)


@pytest.mark.parametrize("story", EVERY, ids=lambda story: story.life)
def test_pairs_and_maps_are_of_the_catalogue_too(story: Story) -> None:
    social = {row.code for row in load("functioning_domains").of_group("social")}
    for pair in story.functioning["levels"]:
        criterion, _colon, level = pair.partition(":")
        assert criterion in social and load("functioning_levels").has(level), pair
    assert all(load("symptom_groups").has(code) for code in story.assessment["symptoms"])
    assert all(load("ecosystem_levels").has(code) for code in story.surroundings["ecosystem"])
    assert ratings(story.evaluation.get("ratings", ())) is not None
    assert all(load("goal_statuses").has(goal["result"]["status"]) for goal in story.goals)
    if story.contradiction:
        assert load("contradiction_states").has(story.contradiction["state"])
    if story.referral:
        assert story.referral["outcome"] in ("accepted", "declined")


@pytest.mark.parametrize("story", EVERY, ids=lambda story: story.life)
def test_goals_are_measured_or_honestly_not(story: Story) -> None:
    measured = [goal for goal in story.goals if not goal.get("not_measured")]
    assert story.goals[0] in measured and len(measured) < len(story.goals)
    assert all(goal[column] for goal in measured for column in ("indicator", "baseline", "target", "days"))
    assert all(goal["why_not_measured"] for goal in story.goals if goal not in measured)
    assert all(goal["result"]["evidence"] and goal["result"]["text"] for goal in story.goals)
    assert all(goal["result"]["value"] for goal in measured)
    numbers = [one for _name, facts in sections(story) for one in (facts.get("goals") or [facts.get("goal", 0)])]
    assert set(numbers) <= set(range(len(story.goals)))


@pytest.mark.parametrize("story", EVERY, ids=lambda story: story.life)
def test_the_focus_is_a_problem_and_the_hope_is_the_clients(story: Story) -> None:
    focus = story.assessment["focus"]
    assert not any(names_intervention(words) for words in (focus if isinstance(focus, list) else [focus]))
    assert story.assessment["hopes"] and story.assessment["potentials"] and story.assessment["client_view"]
    assert len({one["kind_of_source"] for one in story.sources}) >= 2
    assert all(area["profession"] for area in story.areas)


@pytest.mark.parametrize("story", EVERY, ids=lambda story: story.life)
def test_what_the_plan_asks_of_a_story_is_told(story: Story) -> None:
    reached, twists = reached_by(story.life), {plan.twist for plan in PLANS if plan.life == story.life}
    if reached & {EVALUATION, TERMINATION, FOLLOW_UP} or "again" in twists or ends(story.life):
        assert story.evaluation["reason_stop"] and story.evaluation["reason_continue"] and story.evaluation["method_fit"]
    if ends(story.life):
        pairs = dict(pair.split(":") for pair in story.ending["judged"])
        assert set(pairs) == set(criteria()) == set(story.ending["evidence"]) and set(pairs.values()) <= set(LEVELS)
        assert {look["channel"] for look in story.follow_ups} == set(story.ending["channels"])  # nobody is contacted by another way
        signs = [look for look in story.follow_ups if look.get("signs")]
        assert 0 < len(signs) < len(story.follow_ups)
        assert all(look["answers"] and look["sign_words"] for look in signs)
    if "declined" in twists:
        assert story.referral["outcome"] == "declined" and story.referral["answer"]
    if any(plan.life == story.life and plan.closing == "transferred" for plan in PLANS):
        assert story.referral["outcome"] == "accepted"
    if max(reached - {CLOSED}, default=0) > PLANNING:
        assert story.conference["decisions"] and story.conference["attendance"]


@pytest.mark.parametrize("story", EVERY, ids=lambda story: story.life)
def test_steps_of_a_therapy_keep_their_order(story: Story) -> None:
    held: list[tuple[Any, frozenset[str]]] = []
    for at, session in enumerate(story.sessions):
        day = date(2024, 1, 1) + timedelta(days=at)
        assert order_problem(held, day, session.get("steps", ())) is None
        held.append((day, frozenset(session.get("steps", ()))))
    assert story.ordered or not any(session.get("steps") for session in story.sessions)
    parts = [one["part_no"] for one in story.sessions if "part_no" in one]
    assert parts == sorted(set(parts))


def test_no_two_stories_say_the_same() -> None:
    said = {
        story.life: {words for _name, facts in sections(story) for words in sentences(facts) if len(words) > SENTENCE} for story in EVERY
    }
    for one, other in combinations(said, 2):
        assert not said[one] & said[other], (one, other)
    for story in EVERY:
        notes = Counter(words for session in story.sessions for words in sentences(session["note"]))
        assert notes.most_common(1)[0][1] == 1


@pytest.mark.parametrize("story", EVERY, ids=lambda story: story.life)
def test_each_time_a_life_comes_again_it_is_told_otherwise(story: Story) -> None:
    def told(turn: int) -> str:
        telling = Telling(story, turn)
        return str((telling.facts(Assessment, story.assessment), telling.facts(Plan, story.plan), telling.sessions(3)))

    times = [told(turn) for turn in range(sum(plan.life == story.life for plan in PLANS))]
    assert len(set(times)) == len(times)
    assert times[0] == told(0)  # and the same every time it is loaded
