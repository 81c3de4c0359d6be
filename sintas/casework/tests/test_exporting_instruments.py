"""What instruments showed goes out with the case and comes in the same: drawings name the people of the new file, scores stay as reckoned."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sintas.cases.actions.people import record_person
from sintas.cases.actions.people_strike import strike
from sintas.cases.actions.ties import record_tie
from sintas.cases.models import Case, Person
from sintas.cases.reading.kin import subject_of
from sintas.casework import exporting, importing
from sintas.casework.actions.measuring_goals import rate_goal, set_goal_scale
from sintas.casework.actions.measuring_steps import rate_steps
from sintas.casework.actions.planning import agree_step, set_goal
from sintas.casework.models import GoalLevel, GoalScale, StepLevel
from sintas.casework.tests.exported import FIXTURES, brought_back
from sintas.casework.tests.test_exporting import everything_in
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.evidence.actions.tools import keep_tool
from sintas.evidence.models import Measure, MeasurePoint, ScaleResult, ToolEntry
from sintas.evidence.reading.measures import measures_of
from sintas.evidence.reading.measures_scales import Reader
from sintas.evidence.reading.tools import drawing_of, held_by
from sintas.instruments.instrument import Manner
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

NEW_TABLES = ("scale_result", "measure", "measure_point", "goal_scale", "goal_level", "step_level")


@pytest.fixture
def lived(people: dict[str, Actor], open_a_case: Callable[..., Case], as_user: Any) -> Case:
    """A case in which everything instruments can leave has been left."""
    case = open_a_case("ratna", name="Bunga Melati")
    with as_user("ratna"):
        live(people["ratna"], case)
    return case


def live(by: Actor, case: Case) -> None:
    said, day = {"by": by, "case": case}, clock.today() - timedelta(days=20)
    mother = record_person(**said, name="Kenanga", relation="mother", birth=FuzzyDate.in_year(1970))
    uncle = record_person(**said, name="Damar", relation="uncle")
    record_tie(**said, one=mother.entry, other=None, kind="biological")
    record_tie(**said, one=uncle.entry, other=None, quality="violence")
    trail.record(by=by, verb="read family", file_id=case.pk, opens=True)
    keep_tool(**said, tool="genogram", content={"family": subject_of(case).family.to_json()}, happened=day)
    keep_tool(**said, tool="ecomap", content={"ties": [{"to": "Ibu", "person": str(mother.entry), "closeness": "close", "kind": "family"}]})
    keep_tool(**said, tool="body_map", content={"figure": "adult", "marks": [{"side": "front", "region": "left_shoulder", "feels": ["tense"]}]})
    give_scale(
        **said, scale="satisfaction", language="id", completed_by="interview", answers={"heard": "fully", "what_helped": "didengar"}, happened=day
    )
    give_scale(**said, scale="functioning", language="id", completed_by="interview", answers={"physical": 2, "social": 3}, happened=day)
    goal = set_goal(**said, text="berani keluar rumah", indicator="hari keluar", baseline="0", target="3")
    step = agree_step(**said, what="menemani ke pasar")
    phases = [{"letter": "A", "starts": None, "words": "sebelum"}, {"letter": "B", "starts": day + timedelta(days=6), "words": "ditemani"}]
    facts = {"direction": "up", "low": "0", "high": "7", "aim": "3", "unit_of": "hari", "phases": phases}
    first = set_measure(**said, name="hari keluar rumah", goal=goal.entry, setting="pagi", **facts)
    leg = set_measure(**said, name="hari keluar rumah", group=first.entry, setting="sore", **facts)
    points = [{"on": day + timedelta(days=2 * at), "value": value, "note": None} for at, value in enumerate(("0", "1", "0,5", "2", "", "3"))]
    add_points(**said, measure=first.entry, points=points)
    add_points(**said, measure=leg.entry, points=points[:2])
    set_measure(**said, name="keberfungsian sosial", scale="functioning", direction="up", low="0", high="4")
    levels = {"-1": "belum keluar rumah", "0": "sehari dalam seminggu", "1": "tiga hari dalam seminggu"}
    set_goal_scale(**said, goal=goal.entry, levels=levels, importance=3, baseline=-1)
    rate_goal(**said, goal=goal.entry, level=0, rated_by="both", happened=clock.today())
    rate_steps(**said, steps=[{"step": step.entry, "level": "dropped", "note": "pasar pindah"}])


def without(row: dict[str, Any], column: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != column}


def test_it_comes_in_the_same(lived: Case, people: dict[str, Actor], as_user: Any, tmp_path: Path) -> None:
    with as_user("ratna"):
        document = exporting.document(by=people["ratna"], case=lived)
        before = everything_in(people["ratna"], lived)
    with as_user("lina"):
        copied = brought_back(people["lina"], document, None, tmp_path)
        after = everything_in(people["lina"], copied)
    assert all(document["tables"][name] for name in (*NEW_TABLES, "tool_entry"))
    for name in ("ToolEntry", "ScaleResult", "Measure", "MeasurePoint", "GoalScale", "GoalLevel", "StepLevel", "Person", "Tie"):
        assert after[name] == before[name], name


def test_drawings_name_the_people_of_the_new_file_and_none_of_the_old(
    lived: Case, people: dict[str, Actor], as_user: Any, tmp_path: Path
) -> None:
    with as_user("ratna"):
        document = exporting.document(by=people["ratna"], case=lived)
        old = {str(entry) for entry in Person.current.filter(file_id=lived.pk).values_list("entry", flat=True)}
    with as_user("lina"):
        copied = brought_back(people["lina"], document, None, tmp_path)
        trail.record(by=people["lina"], verb="read drawing", file_id=copied.pk, opens=True)
        new = {str(entry) for entry in Person.current.filter(file_id=copied.pk).values_list("entry", flat=True)}
        held = {row.tool: row for row in ToolEntry.current.filter(file_id=copied.pk)}
        family = held_by(held["genogram"])["family"]
        assert {one["ref"] for one in family["people"]} == new | {"client"}
        assert {bond[end] for bond in family["bonds"] for end in ("one", "other")} == new | {"client"}
        assert held_by(held["ecomap"])["ties"][0]["person"] in new
        assert {one["ref"] for one in held["ecomap"].subject["family"]["people"]} == new | {"client"}
        assert not any(entry in json.dumps([[row.content, row.subject] for row in held.values()]) for entry in old)
        for row in held.values():
            drawing = drawing_of(row, subject_of(copied), Manner())
            assert drawing is not None and drawing.svg.startswith("<svg")
            assert ("Kenanga" in drawing.svg) == (row.tool != "body_map")


def test_a_snapshot_stays_whole_when_somebody_in_it_was_struck_out_since(
    lived: Case, people: dict[str, Actor], as_user: Any, tmp_path: Path
) -> None:
    """It was drawn so that day. The person is in the snapshot with name and ties, and in no other place of the new file."""
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=lived.pk, opens=True)
        uncle = next(row for row in Person.current.filter(file_id=lived.pk) if row.name == "Damar")
        strike(by=people["ratna"], case=lived, kind="person", entry=uncle.entry)
        document = exporting.document(by=people["ratna"], case=lived)
    with as_user("lina"):
        copied = brought_back(people["lina"], document, None, tmp_path)
        trail.record(by=people["lina"], verb="read drawing", file_id=copied.pk, opens=True)
        assert [row.name for row in Person.current.filter(file_id=copied.pk)] == ["Kenanga"]
        drawing = drawing_of(ToolEntry.current.get(file_id=copied.pk, tool="genogram"), subject_of(copied), Manner())
        assert drawing is not None and "Damar" in drawing.svg


def test_measures_find_their_points_their_goal_and_their_legs(lived: Case, people: dict[str, Actor], as_user: Any, tmp_path: Path) -> None:
    with as_user("ratna"):
        document = exporting.document(by=people["ratna"], case=lived)
        trail.record(by=people["ratna"], verb="read measures", file_id=lived.pk, opens=True)
        before = measures_of(lived, Reader(people["ratna"].profession))
    with as_user("lina"):
        copied = brought_back(people["lina"], document, None, tmp_path)
        trail.record(by=people["lina"], verb="read measures", file_id=copied.pk, opens=True)
        after = measures_of(copied, Reader(people["ratna"].profession))
        assert [(one.name, one.setting, one.phases, [(v.on, v.value) for v in one.values]) for one in after] == [
            (one.name, one.setting, one.phases, [(v.on, v.value) for v in one.values]) for one in before
        ]
        assert len({one.group for one in after if one.setting}) == 1
        assert {row.goal for row in GoalScale.current.filter(file_id=copied.pk)} == {after[0].goal}
        assert not {one.entry for one in after} & {one.entry for one in before}


def test_an_export_of_before_comes_in_and_draws(lived: Case, people: dict[str, Actor], as_user: Any, tmp_path: Path) -> None:
    """Schema sintas-case/1 as it was printed before instruments: none of the new tables, tools in their first shape."""
    with as_user("ratna"):
        document = exporting.document(by=people["ratna"], case=lived)
    mother = next(row["entry"] for row in document["tables"]["person"] if row["name"] == "Kenanga")
    gone = {row["entry"] for name in NEW_TABLES for row in document["tables"].pop(name)}
    gone |= {row["entry"] for row in document["tables"]["tool_entry"]}
    document["tables"]["record"] = [row for row in document["tables"]["record"] if row["source_entry"] not in gone]
    old = {
        "ecomap": {"ties": [{"to": "Ibu", "person": mother, "closeness": "close", "energy": True, "conflict": False}]},
        "life_road_map": {"events": [{"when": "2014", "age": "9", "what": "pindah sekolah", "mood": "down"}]},
        "strengths_quadrant": {"internal_strengths": ["tekun"], "internal_weaknesses": [], "external_strengths": [], "external_weaknesses": []},
        "body_map": {"lines": ["bahu tegang"]},
        "place_map": {"lines": ["sekolah aman"]},
        "genogram": {"lines": ["anak ketiga"]},
    }
    row = document["tables"]["tool_entry"][0]
    document["tables"]["tool_entry"] = [
        {**without(row, "subject"), "entry": f"01a20000-0000-7000-8000-00000000000{at}", "schema": 1, "tool": tool, "content": content}
        for at, (tool, content) in enumerate(old.items())
    ]
    with as_user("lina"):
        copied = brought_back(people["lina"], document, None, tmp_path)
        trail.record(by=people["lina"], verb="read drawing", file_id=copied.pk, opens=True)
        for held in ToolEntry.current.filter(file_id=copied.pk):
            drawing = drawing_of(held, subject_of(copied), Manner())
            assert held.schema == 1 and drawing is not None, held.tool
        for model in (ScaleResult, Measure, MeasurePoint, GoalScale, GoalLevel, StepLevel):
            assert not model.objects.filter(file_id=copied.pk).exists()  # nothing was invented


def test_nothing_is_invented_for_a_documented_case(people: dict[str, Actor], as_user: Any) -> None:
    """MS's document tells of tools and goals: no score, no measure, no level, no tie and no snapshot of a family comes of it by itself."""
    with as_user("ratna"):
        for one in importing.read(FIXTURES / "ms.yaml"):
            importing.carry_in(by=people["ratna"], one=one)
        case = Case.objects.get(source_ref="MS")
        tables = exporting.document(by=people["ratna"], case=case)["tables"]
    assert {name: len(tables[name]) for name in NEW_TABLES} == dict.fromkeys(NEW_TABLES, 0)
    drawn = {row["tool"]["code"]: row["content"] for row in tables["tool_entry"]}
    assert len(drawn["ecomap"]["ties"]) == 8
    assert drawn.get("genogram") is None and "body_map" not in drawn and "place_map" not in drawn


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda t: t["tool_entry"][1].update(content={"ties": "semua"}), "tables.tool_entry[1]"),
        (lambda t: t["tool_entry"][0]["content"]["family"].update(people=[{"ref": 7}]), "tables.tool_entry[0]"),
        (lambda t: t["tool_entry"][2]["content"]["marks"][0].update(region="sayap"), "tables.tool_entry[2]"),
        (lambda t: t["tool_entry"][1]["subject"]["family"].update(people=[]), "tables.tool_entry[1]"),
        (lambda t: t["tool_entry"][1]["subject"].update(today="kemarin"), "tables.tool_entry[1]"),
        (lambda t: t["tool_entry"][1].update(subject={"called": "Bunga"}), "tables.tool_entry[1]"),
        (lambda t: t["tool_entry"][0].update(schema=99), "tables.tool_entry[0]"),
        (lambda t: t["tool_entry"][0].update(tool="ramalan"), "tables.tool_entry[0].tool"),
        (lambda t: t["measure"][0].update(low="banyak"), "tables.measure[0]"),
        (lambda t: t["measure"][0].update(phases=[{"letter": "A", "starts": "kapan-kapan", "words": ""}]), "tables.measure[0]"),
        (lambda t: t["measure_point"][0].update(value="tinggi"), "tables.measure_point[0]"),
        (lambda t: t["measure_point"][0].update(measure="01a20000-0000-7000-8000-000000000099"), "tables.measure_point[0].measure"),
        (lambda t: t["scale_result"][0].update(total="sedikit"), "tables.scale_result[0]"),
        (lambda t: t["scale_result"][0].update(outcome=["berat"]), "tables.scale_result[0]"),
        (lambda t: t["goal_level"][0].update(level=9), "tables.goal_level[0]"),
        (lambda t: t["goal_scale"][0].update(levels=["satu"]), "tables.goal_scale[0]"),
        (lambda t: t["step_level"][0].update(level=3), "tables.step_level[0]"),
    ],
)
def test_a_file_somebody_changed_is_refused_by_its_place(
    lived: Case, people: dict[str, Actor], as_user: Any, tmp_path: Path, change: Any, path: str
) -> None:
    """What no page of ours can show never comes in: it would fall over every time somebody opens it."""
    with as_user("ratna"):
        document = exporting.document(by=people["ratna"], case=lived)
    change(document["tables"])
    with as_user("lina"):
        with pytest.raises(BadInput) as refused:
            brought_back(people["lina"], document, None, tmp_path)
        assert any(name.startswith(path) for name in refused.value.fields), refused.value.fields
        assert not Case.objects.exists()
