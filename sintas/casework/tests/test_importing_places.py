"""Every leaf of MS has a column of its own: listed one by one, real columns, and no column takes what does not belong together."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps

from sintas.casework import importing
from sintas.casework.importing.leaves import table_of
from sintas.staff.actor import Actor

from .ms_places import PLACES
from .test_importing import FIXTURES

AT = re.compile(r"\[\d+\]")
# one column, several leaves: why they belong together
TOGETHER = {
    "assessment.symptoms": "each group under its own code",
    "contact.result": "what was done, with the time of day and the days it took, as the timeline tells it",
    "contact.happened": "a weekday that fits its date says the same",
    "contract.happened": "a weekday that fits its date, and the day it was signed",
    "disability.about": "where on the body, and what the family says it comes from",
    "evaluation.happened": "the day, and the entry of the timeline that names it",
    "evaluation.process_from": "the day, and the entry of the timeline that names it",
    "functioning.awards": "name and year of one award",
    "record.line": "two sentences about how the client came",
    "referral.happened": "the day, and the entry of the timeline that names it",
    "session.happened": "the day in the timeline and in the description, with its weekday",
    "session.note": "the entry of the timeline and what was done in that session",
    "termination.happened": "the day, and the entry of the timeline that names it",
    "tool_entry.content": "the boxes and ties of one tool, each under its own name",
    "tool_entry.note": "the legend of a drawing and its count of conflict lines",
    "organisation.reach": "each province under its own name",
    "funding.rupiah": "one row a year and purpose",
    "served.number": "one row a programme and category",
}


@pytest.fixture
def book(people: dict[str, Actor], as_user: Any) -> Any:
    """What became of each leaf of MS."""
    one = importing.read(FIXTURES / "ms.yaml")[0]
    with as_user("ratna"):
        importing.carry_in(by=people["ratna"], one=one)
    return one.book


def test_every_leaf_stands_where_the_list_says(book: Any) -> None:
    found: dict[str, set[str]] = {}
    for path in book.leaves:
        place = "remark" if path in book.remarks else book.placed.get(path, "-" if path in book.not_stated else "without place")
        found.setdefault(AT.sub("[]", path), set()).add(place)
    said = {path: " ".join(sorted(places - {"-"} or {"-"})) for path, places in found.items()}
    assert said == PLACES


def test_outside_of_the_practicum_nothing_is_without_place(book: Any) -> None:
    assert book.left() == {}
    tags = {AT.sub("[]", path): tag for path, (tag, *_more) in book.remarks.items()}
    assert {path for path, tag in tags.items() if tag == "PRACTICUM"} == {
        path for path in PLACES if path.startswith("practicum.") or path == "actors[].organisation"
    } | {"actors[].role"}
    assert {path.split(".")[0].split("[")[0] for path in tags} == {
        "actors", "anomalies", "derived_checks", "family", "institution", "language", "practicum", "schema", "source_document", "timeline",
    }  # fmt: skip
    assert [path for path, tag in tags.items() if tag == "INSTITUTION_DIFFERS"] == ["institution.name"]  # the house of the test has its own


def test_every_place_is_a_column_of_a_table(book: Any) -> None:
    columns = {
        f"{table_of(model)}.{field.name}"
        for label in ("cases", "evidence", "casework", "staff")
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
    }
    assert set(book.placed.values()) - columns == set()


def test_no_column_lumps_together_what_does_not_belong_together(book: Any) -> None:
    held: dict[tuple[str, str], set[str]] = {}
    for path, place in book.placed.items():
        held.setdefault((place, book.entries.get(path, "")), set()).add(AT.sub("[]", path))
    lumped = {place for (place, _entry), paths in held.items() if len(paths) > 1}
    assert lumped - TOGETHER.keys() == set()
    assert TOGETHER.keys() - lumped == set()
