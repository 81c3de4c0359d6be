"""The comparison of two cases says what differs, and nothing else."""

from __future__ import annotations

import copy
import json
from typing import Any

from .same_case import differences, editable

MOTHER, GOAL = "01a20000-0000-7000-8000-000000000001", "01a20000-0000-7000-8000-000000000002"


def document() -> dict[str, Any]:
    """Two people, a goal, its result, a tool."""
    return {
        "tables": {
            "person": [
                {"entry": MOTHER, "name": "SSH", "relation": {"code": "mother", "label": "Ibu"}, "note": None},
                {"entry": "2", "name": "R", "relation": None, "note": ""},
            ],
            "goal": [{"entry": GOAL, "text": "lebih sabar", "not_measured": False}],
            "goal_result": [{"entry": "4", "goal": GOAL, "text": "lebih tenang"}],
            "tool_entry": [{"entry": "5", "content": {"ties": [{"to": "ibu", "person": MOTHER, "conflict": False}]}}],
            "record": [{"entry": "6", "line": "apa saja"}],
        }
    }


def with_new_entries() -> dict[str, Any]:
    """The same case as another house would number it, its rows in another order."""
    text = json.dumps(document()).replace(MOTHER, MOTHER[:-1] + "8").replace(GOAL, GOAL[:-1] + "9")
    other: dict[str, Any] = json.loads(text)
    other["tables"]["person"].reverse()
    return other


def test_the_same_case_under_other_ids_is_the_same() -> None:
    found = differences(document(), with_new_entries())
    assert (found.gone, found.more) == ({}, {})


def test_a_changed_word_a_missing_row_and_one_too_many_are_told() -> None:
    other = with_new_entries()
    other["tables"]["goal_result"][0]["text"] = "lebih gelisah"
    other["tables"]["person"][0]["note"] = "adik"
    other["tables"]["tool_entry"] = []
    other["tables"]["goal"].append({"entry": "7", "text": "tujuan lain", "not_measured": False})
    found = differences(document(), other)
    assert found.gone == {
        ("goal_result", "text"): [("lebih tenang", "lebih gelisah")],
        ("tool_entry", ""): [{"content": {"ties": [{"to": "ibu", "person": "person: SSH"}]}}],
    }
    assert set(found.more) == {("person", "note"), ("goal", "")}


def test_a_tie_to_somebody_else_is_another_tie() -> None:
    other = with_new_entries()
    other["tables"]["tool_entry"][0]["content"]["ties"][0]["person"] = ""
    assert ("tool_entry", "") in differences(document(), other).gone


def test_what_is_given_is_left_as_it_was() -> None:
    mine = document()
    before = copy.deepcopy(mine)
    differences(mine, with_new_entries())
    assert mine == before


def test_the_fields_of_a_page_are_known_by_table() -> None:
    from sintas.casework.views.assessment_pages import ASSESSMENT

    fields = editable([ASSESSMENT])
    assert {"focus", "hopes"} <= fields["assessment"]
    assert "focus_in_source" not in fields["assessment"]
