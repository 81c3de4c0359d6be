"""Rooms only look down, also by the names of addresses and templates: import-linter sees imports alone (import-contracts.ini)."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import NoReverseMatch, get_resolver

from sintas.kit.places import PLACES, address, address_if_any

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "sintas"
KINDS = {".py", ".html", ".txt", ".svg", ".js", ".toml"}
NOT_THE_PROGRAM = {"tests", "migrations", "node_modules", "vendor", "__pycache__"}
ALLOWED: dict[str, str] = {}  # "file names what": why. Empty since rooms tell their places (sintas/kit/places.py); keep it so.
ASKED = re.compile(r"\baddress(?:_if_any)?\(\s*\"([^\":]+)\"|\b(?:back|BACK|page)(?:: str)? ?= ?\"(\w+)\"[,)\n]")


def levels() -> dict[str, int]:
    """Room -> how high it stands in the floor plan, the lowest 0."""
    parser = configparser.ConfigParser()
    parser.read_string((ROOT / "import-contracts.ini").read_text(encoding="utf-8"))
    lines = [re.findall(r"\w+", line) for line in parser["importlinter:contract:floor-plan"]["layers"].split("\n") if line.strip()]
    return {room: height for height, rooms in enumerate(reversed(lines)) for room in rooms}


LEVELS = levels()
NAMED = re.compile(rf"[\"'`](?:{'|'.join(LEVELS)})(?::[a-z]\w*|/[\w/.-]+\.(?:html|txt|svg))")


def sources(room: str) -> Iterator[tuple[Path, str]]:
    for path in sorted((HOUSE / room).rglob("*")):
        if path.suffix in KINDS and not NOT_THE_PROGRAM & set(path.parts) and path.name not in ("testing.py", "conftest.py"):
            yield path, path.read_text(encoding="utf-8")


def looks_up(room: str, text: str) -> list[str]:
    """Names of addresses and templates that belong to a room above, or beside."""
    found = [name[1:] for name in NAMED.findall(text)]
    return [name for name in found if (other := re.split(r"[:/]", name)[0]) != room and LEVELS[other] >= LEVELS[room]]


@pytest.mark.parametrize("room", [room for room in LEVELS if (HOUSE / room).is_dir()])
def test_no_room_names_an_address_or_a_template_of_a_room_above(room: str) -> None:
    found = {f"{path.relative_to(ROOT)} names {name}" for path, text in sources(room) for name in looks_up(room, text)}
    assert found - set(ALLOWED) == set(), "let the room above tell its place when it starts: sintas/kit/places.py"


def test_what_is_allowed_is_still_needed_and_says_why() -> None:
    found = {f"{path.relative_to(ROOT)} names {name}" for room in LEVELS for path, text in sources(room) for name in looks_up(room, text)}
    assert set(ALLOWED) <= found and all(len(why) > 40 for why in ALLOWED.values())


def test_the_search_sees_what_it_must_and_every_room() -> None:
    assert looks_up("cases", "{% url 'access:erasure' head.file_id %}") == ["access:erasure"]
    assert looks_up("staff", 'reverse("desk:today")') == ["desk:today"]
    assert looks_up("kit", "{% include 'staff/person.html' %}") == ["staff/person.html"]
    assert looks_up("intake", '"programmes:list"') == ["programmes:list"]  # beside is not below
    assert looks_up("desk", '"access:glass" "desk:case"') == [] and looks_up("cases", 'words("desk: a table")') == []
    namespaces = {name for name in get_resolver().namespace_dict if isinstance(name, str)}
    assert namespaces <= set(LEVELS), "an address must begin with the name of its room, or nothing is seen"
    assert {room for room in LEVELS if (HOUSE / room).is_dir()} == {path.parent.name for path in HOUSE.glob("*/__init__.py")} - {"locale"}


def test_every_place_that_is_asked_for_is_told_and_leads_to_a_page() -> None:
    asked = {next(filter(None, found)) for room in LEVELS for _path, text in sources(room) for found in ASKED.findall(text)}
    assert asked and asked <= set(PLACES)
    names = {f"{space}:{name}" for space, (_prefix, inside) in get_resolver().namespace_dict.items() for name in inside.reverse_dict if isinstance(name, str)}
    assert set(PLACES.values()) <= names


def test_a_place_nobody_told_of_is_an_error_or_nothing() -> None:
    assert address_if_any("a_room_never_built") == ""
    with pytest.raises(LookupError):
        address("a_room_never_built")
    with pytest.raises(NoReverseMatch):
        address("desk:nowhere")
