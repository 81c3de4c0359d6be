"""What is not mine looks as if it were not there: the same status, length and headers as an id nobody has and as no id at all."""

from __future__ import annotations

import os
import random
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.drills import SEED

from . import principals, states
from .addresses import EVERY, FILES, holes, path_of, said_of
from .asking import ask, same_for_all
from .figures import tell
from .house import Built
from .matrix import KINDS, Matrix, load

WHOLE = os.environ.get("SINTAS_DRILL") == "1"
ASKED_AS: tuple[dict[str, str], ...] = (
    {},
    {"HX-Request": "true"},
    {"Accept": "application/json"},
    {"X-Sintas": "draft", "Accept": "application/json"},
    {"Accept-Language": "en"},
)
MALFORMED = "bukan-nomor"
OF_A_GROUP = "kelompok/"


def seen(answer: Any) -> tuple[int, int, dict[str, str], list[str]]:
    """What somebody outside can measure of an answer (its time is not claimed)."""
    return answer.status_code, len(answer.content), dict(answer.headers), sorted(answer.cookies)


def of_a_file(matrix: Matrix) -> list[str]:
    """Names whose address holds the id of a file, or of a request put before somebody."""
    return sorted(name for name in matrix.names if set(holes(EVERY[name])) & set(FILES))


def asked_with(matrix: Matrix, name: str, who: str, state: str) -> list[str]:
    """The methods with which this address exists, where this person has no row of her own."""
    kinds = [method for method in KINDS[matrix.names[name][1]] if method != "HEAD"]
    return [method for method in kinds if matrix.expected(name, who, state, method) == "not there"]


def strangers(matrix: Matrix, name: str, state: str) -> list[str]:
    """Everybody for whom this address is not there in this state, by at least one method; in an erased file its own team too."""
    return [who for who in principals.SIGNED_IN if asked_with(matrix, name, who, state)]


@pytest.mark.parametrize("state", ["open", "sealed", "erased", "conflict_blocked"])
def test_of_a_file_that_is_not_mine(asked: Built, state: str) -> None:
    """What is restricted or erased, and what a conflict of interest keeps somebody from, is no more there than a file nobody ever opened."""
    matrix, turn, told, count = load(), random.Random(f"{SEED} {state}"), [], 0
    names = [one for one in of_a_file(matrix) if state != "erased" or not EVERY[one].path.startswith(OF_A_GROUP)]  # her group is not erased with her
    names = names if WHOLE or state == "open" else turn.sample(names, 15)
    states.enter(asked, state)
    for name in names:
        key, others = next(hole for hole in holes(EVERY[name]) if hole in FILES), strangers(matrix, name, state)
        assert state != "erased" or set(principals.SIGNED_IN) - set(others) <= {"long_ago"}, (name, "the second step is asked before anything is looked at")
        for who in others if WHOLE else turn.sample(others, 1):
            headers = ASKED_AS if WHOLE else turn.sample(ASKED_AS, 1)
            client = principals.enter(asked, who)  # just now: what asks for a proof again after a while would ask before it looks at the id
            for method, how in product(asked_with(matrix, name, who, state), headers):
                there = seen(ask(client, method, path_of(asked, name), **how))
                nobodys = seen(ask(client, method, path_of(asked, name, **{key: uuid4()}), **how))
                no_id = seen(ask(client, method, path_of(asked, name, **{key: MALFORMED}), **how))
                count += 1
                if not there == nobodys == no_id or there[0] != 404:
                    told.append(f"{name} {method} {who} {how}: {there[:2]} {nobodys[:2]} {no_id[:2]} {differs(there, nobodys, no_id)}")
    tell(f"{state}: {count} addresses asked three times: {len(told)} differences")
    assert not told, "\n" + "\n".join(told)


@pytest.mark.parametrize("state", ["erased", "conflict_blocked"])
def test_of_a_number_that_opens_nothing(asked: Built, state: str) -> None:
    """Break-glass with the number of an erased file, or of one somebody is kept out of: the page for a number nobody has."""
    said = said_of(asked)["access:glass"]
    nobodys = said["number"][:-2] + "98"
    assert nobodys != said["number"]
    states.enter(asked, state)
    for who in ("same_unit", "other_unit", "head", "supervisor", "joined_supervisor", "break_glass", "member"):
        client = principals.enter(asked, who)
        there, unknown = (ask(client, "POST", path_of(asked, "access:glass"), said | {"number": number}) for number in (said["number"], nobodys))
        assert (there.status_code, there.headers, len(there.content)) == (422, unknown.headers, len(unknown.content)), who
        assert same_for_all(there, said["number"]) == same_for_all(unknown, nobodys), who


def differs(*all_seen: tuple[int, int, dict[str, str], list[str]]) -> list[str]:
    """Which headers are not the same everywhere."""
    keys = {key for one in all_seen for key in one[2]}
    return sorted(key for key in keys if len({one[2].get(key) for one in all_seen}) > 1)


def test_of_a_record_that_stands_in_another_file(asked: Built) -> None:
    """On the team of one case, with the id of a record of another: as if nobody had that id."""
    matrix, told, count = load(), [], 0
    lead = principals.enter(asked, "lead")
    for name in sorted(matrix.names):
        here = holes(EVERY[name])
        inner = next((hole for hole in ("entry", "appointment_id", "task_id", "duty_id", "paper_id", "of") if hole in here), "")
        if "file_id" not in here or not inner or matrix.of(name) != "case":
            continue
        for method in (one for one in KINDS[matrix.names[name][1]] if one != "HEAD"):
            # the second case of the same lead: the file is hers, the record belongs to the other one
            foreign = seen(ask(lead, method, path_of(asked, name, file_id=asked.full.other)))
            nobodys = seen(ask(lead, method, path_of(asked, name, **{"file_id": asked.full.other, inner: uuid4()})))
            count += 1
            if foreign != nobodys:
                told.append(f"{name} {method}: {foreign[:2]} {nobodys[:2]}")
    tell(f"{count} records of another file: {len(told)} differences")
    assert not told, "\n" + "\n".join(told)


def test_of_people_and_units_of_another_house(asked: Built) -> None:
    """An administrator holding the id of another house's account or unit, and of nobody."""
    matrix, told = load(), []
    ana = principals.enter(asked, "administrator")
    theirs: dict[str, UUID] = {"user_id": asked.cast["lina"].pk, "unit_id": asked.house.ngo_unit.pk}
    names = [name for name in sorted(matrix.names) if set(holes(EVERY[name])) & set(theirs) and "file_id" not in holes(EVERY[name])]
    assert len(names) > 15
    for name in names:
        key = next(hole for hole in holes(EVERY[name]) if hole in theirs)
        for method in (one for one in KINDS[matrix.names[name][1]] if one != "HEAD"):
            foreign, nobodys = (seen(ask(ana, method, path_of(asked, name, **{key: value}))) for value in (theirs[key], uuid4()))
            if foreign != nobodys:
                told.append(f"{name} {method}: {foreign[:2]} {nobodys[:2]}")
    assert not told, "\n" + "\n".join(told)
