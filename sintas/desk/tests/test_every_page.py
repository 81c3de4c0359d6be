"""Every address of the house: shut to the anonymous, open to the team. That it is not there at all for everybody else: tests/access."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sintas.cases.actions.team import add_member
from sintas.safekeeping.identity import acting_as

OPEN_TO_ALL = {
    "kit:neutral",
    "staff:neutral",
    "staff:sign_in",
    "staff:second",
    "staff:locked",
    "staff:lock",
    "staff:language",
    "staff:one_time",
    "staff:sealed_draft",
    "exchange:feed_ics",
    "exchange:partner",  # by address and code
}
NOBODY = uuid.UUID(int=7)


@dataclass(frozen=True)
class Address:
    """One url pattern: its full name, its path with holes, and the names of the holes."""

    name: str
    path: str
    holes: tuple[str, ...]

    def fill(self, **values: object) -> str:
        path = self.path
        for hole in self.holes:
            kind, _colon, name = hole.rpartition(":")
            given = values.get(name, {"uuid": NOBODY, "slug": "engagement", "str": "x", "int": 1, "": "x"}.get(kind, "x"))
            path = path.replace(f"<{hole}>", str(given))
        return "/" + path


def addresses() -> list[Address]:
    found: list[Address] = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns, prefix + str(one.pattern), one.app_name or space)
            else:
                path = prefix + str(one.pattern)
                holes = tuple(part.split(">")[0] for part in path.split("<")[1:])
                found.append(Address(f"{space}:{one.name}", path, holes))

    walk(get_resolver().url_patterns, "", "")
    return found


ALL = addresses()
OF_A_FILE = [a for a in ALL if any(h.endswith("file_id") for h in a.holes)]
OTHERS = [a for a in ALL if a not in OF_A_FILE]


def test_every_address_has_a_name_and_names_are_unique():
    assert all(a.name and "None" not in a.name for a in ALL)
    names = [a.name for a in ALL]
    assert len(set(names)) == len(names)
    assert len(ALL) > 40


def test_the_door_is_shut(db):
    browser = Client()
    for address in ALL:
        if address.name in OPEN_TO_ALL:
            continue
        answer = browser.get(address.fill())
        assert answer.status_code in (302, 401, 405), (address.name, answer.status_code)
        if answer.status_code == 302:
            assert "/masuk/" in answer["Location"], address.name


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga")


def test_the_team_gets_in(case, signed_in):
    ratna = signed_in("ratna")
    for address in OF_A_FILE:
        if address.name.startswith("intake:") or address.path.startswith("kelompok/") or address.name == "access:join":
            continue  # another file's; joining is for whoever is not on the team
        answer = ratna.get(address.fill(file_id=case.pk))
        open_holes = len(address.holes) > 1  # a second id nobody has: 404 is the right answer
        allowed = {200, 302, 405, 409} | ({404} if open_holes else set())
        assert answer.status_code in allowed, (address.name, answer.status_code)


def test_a_carer_reaches_her_page_and_nothing_else(case, people, cast, signed_in):
    with acting_as(cast["ratna"].pk):
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    dewi = signed_in("dewi")
    for address in OF_A_FILE:
        answer = dewi.get(address.fill(file_id=case.pk))
        assert (answer.status_code == 200) == (address.name == "cases:care"), (address.name, answer.status_code)


@pytest.mark.parametrize("who", ["ratna", "sari", "inah", "dewi", "ana", "siska"])
def test_no_other_page_falls_over(db, signed_in, who):
    person = signed_in(who)
    for address in OTHERS:
        answer = person.get(address.fill())
        assert answer.status_code in (200, 302, 303, 403, 404, 405), (who, address.name, answer.status_code)
