"""The files of seen/: people and ties that fit, drawings an instrument takes, values that fit their phases, and nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from sintas.desk.demo.following import OURS
from sintas.desk.demo.plan import IMPLEMENTATION, PLANS
from sintas.desk.demo.seen import INTAKE, LATER, MIDDLE, Seen, all_seen
from sintas.desk.demo.stories import stories
from sintas.instruments.catalogue import drawn, instrument
from sintas.instruments.scales.answers import clean
from sintas.instruments.scales.catalogue import scale
from sintas.practice.catalogue import load

EVERY = sorted(all_seen().values(), key=lambda seen: seen.life)
IN_THE_FILE = {"client", "perpetrator", "support"}
KIN = ("kin_relations", "perpetrator_relations")
SENTENCE = 30  # letters from which on two cases may not say the same

each = pytest.mark.parametrize("seen", EVERY, ids=lambda seen: seen.life)


def legs(seen: Seen) -> Iterator[dict[str, Any]]:
    """Every series of values, a leg of a multiple baseline on its own."""
    for row in seen.measures:
        if "from_scale" not in row:
            yield from ({**row, **leg} for leg in row.get("legs", [{}]))


def sentences(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from sentences(one)
    elif isinstance(value, list):
        for one in value:
            yield from sentences(one)


def test_one_case_of_each_life_shows_it_and_the_work_is_far_enough() -> None:
    chosen = [plan for plan in PLANS if plan.seen]
    assert sorted(plan.life for plan in chosen) == sorted(all_seen()) == sorted(stories())
    assert all(plan.reached >= IMPLEMENTATION for plan in chosen)


@each
def test_everybody_tied_is_somebody(seen: Seen) -> None:
    known = IN_THE_FILE | {row["who"] for row in seen.people}
    later = known | {row["who"] for row in seen.later_people}
    assert len(seen.people) == len({row["who"] for row in seen.people})
    for row in seen.people + seen.later_people:
        assert row.get("relation") is None or any(load(name).has(row["relation"]) for name in KIN), row
        assert not row.get("sex") or load("sexes").has(row["sex"])
        assert not row.get("before_birth") or load("before_birth").has(row["before_birth"])
        assert row.get("name") or row.get("relation") or row["who"] in IN_THE_FILE
    names = {row["name"]: row for row in seen.ties if "name" in row}
    for ties, who in ((seen.ties, known), (seen.later_ties, later)):
        for row in ties:
            whole = {**names.get(row.get("name", ""), {}), **row}
            assert {whole["one"], whole["other"]} <= who and whole["one"] != whole["other"], row
            assert not whole.get("kind") or load("tie_kinds").has(whole["kind"])
            assert not whole.get("quality") or load("tie_qualities").has(whole["quality"])
            assert whole.get("kind") or whole.get("quality")
    assert set(seen.genogram) == {INTAKE, LATER}
    assert seen.later_people or seen.later_ties  # two days that do not differ say nothing


@each
def test_a_drawing_is_one_its_instrument_takes(seen: Seen) -> None:
    known = IN_THE_FILE | {row["who"] for row in seen.people + seen.later_people}
    for row in seen.drawings:
        assert row["at"] in (INTAKE, LATER) and drawn(row["tool"]) and row["note"]
        found = instrument(row["tool"])
        with translation.override("id"):
            assert found.clean(row["content"])
        people = {tie["person"] for tie in row["content"].get("ties", ()) if tie.get("person")}
        assert people <= known, people - known


@each
def test_a_scale_is_answered_as_it_may_be(seen: Seen) -> None:
    for row in seen.scales:
        found = scale(row["scale"])
        assert row["at"] in (INTAKE, MIDDLE, LATER)
        assert found.wording("id") is not None and row["completed_by"] in found.completed_by
        assert (row["completed_by"] == "proxy") == ("proxy" in row)
        with translation.override("id"):
            given = clean(found, row["answers"])
        scored = [item.id for item in found.items if item.scored]
        assert all(given[item] is not None for item in scored)
        assert not row["answers"].get("better_off_dead"), "the path is opened in one case only, by special.py"


@each
def test_values_fit_their_phases(seen: Seen) -> None:
    goals = stories()[seen.life].goals
    assert seen.measures
    for row in legs(seen):
        assert sum(many for _letter, many, _words in row["phases"]) == len(row["values"])
        assert row["phases"][0][0] == "A" and row["phases"][0][1] >= row["before"] >= 2
        assert all(one != other for one, other in zip(row["phases"], row["phases"][1:], strict=False))
        assert load("directions").has(row["direction"]) and row["how"] and row["unit_of"]
        numbers = [float(value.replace(",", ".")) for value in row["values"] if value]
        assert all(float(row["low"]) <= value <= float(row.get("high", "inf")) for value in numbers)
        for at, value in enumerate(row["values"]):
            assert value or row["notes"][str(at)], "a day without a number says why"
        assert set(row) - set(OURS) <= {"name", "how", "unit_of", "direction", "low", "high", "aim"}
        assert row.get("goal", 0) < len(goals)


@each
def test_goals_and_steps_are_those_of_the_story(seen: Seen) -> None:
    story = stories()[seen.life]
    for row in seen.goals:
        assert row["goal"] < len(story.goals) and not story.goals[row["goal"]].get("not_measured")
        assert {"0", str(row["start"])} <= set(row["levels"]) <= {"-2", "-1", "0", "1", "2"}
        assert len(set(row["levels"].values())) == len(row["levels"])
        assert row["ratings"][-1]["at"] == LATER
        for one in row["ratings"]:
            assert str(one["level"]) in row["levels"] and load("raters").has(one["rated_by"])
    for row in seen.steps:
        assert row["step"] < len(story.steps)
        assert row["level"] in ("0", "1", "2", "3", "4") or (row["level"] == "dropped" and row["note"])


def test_no_two_cases_say_the_same() -> None:
    said = {
        seen.life: {words for part in (seen.drawings, seen.genogram, seen.scales, seen.goals, seen.steps) for words in sentences(part) if len(words) > SENTENCE}
        for seen in EVERY
    }
    lives = list(said)
    for at, one in enumerate(lives):
        for other in lives[at + 1 :]:
            assert not said[one] & said[other], (one, other, said[one] & said[other])
