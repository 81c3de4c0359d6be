"""Every address x everybody x every state x every method, as matrix/*.toml says. Here a seeded sample of each address; under SINTAS_DRILL=1 all of it."""

from __future__ import annotations

import os
import random
from unittest import mock

import pytest

from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping.refusals import Refusal
from sintas.staff.models import Unit
from tests.drills import SEED
from tests.drills.__main__ import MATRIX_STATES

from . import principals, states
from .addresses import EVERY
from .asking import ask
from .figures import tell
from .house import Built
from .matrix import METHODS, Matrix, check_people, load
from .walking import Cell, every_cell, some_cells, walk

WHOLE = os.environ.get("SINTAS_DRILL") == "1"
SAMPLE = "a sample of all states"
PARTS = list(states.BUILT) if WHOLE else [SAMPLE]


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return load()


def test_every_address_stands_in_the_matrix_and_no_other(matrix: Matrix) -> None:
    """Closed world. A new address: say in matrix/<room>.toml who gets what."""
    there = {one.name for one in addresses()}
    tell(f"{len(there)} addresses in {len(matrix.groups)} groups x {len(principals.PRINCIPALS)} people x {len(states.BUILT)} states x {len(METHODS)} methods: "
         f"{sum(1 for _cell in every_cell(matrix))} cells, 0 unlisted")  # fmt: skip
    assert there - set(matrix.names) == set(), "not in tests/access/matrix/*.toml"
    assert set(matrix.names) - there == set(), "in tests/access/matrix/*.toml, and no address any more"


def test_what_is_not_built_says_why() -> None:
    for one, why in (principals.NOT_BUILT | states.NOT_BUILT).items():
        tell(f"not built: {one} ({why})")
    assert all(len(why) > 30 for why in (principals.NOT_BUILT | states.NOT_BUILT).values())
    assert not set(principals.NOT_BUILT) & set(principals.PRINCIPALS)
    assert not set(states.NOT_BUILT) & set(states.BUILT)
    assert set(MATRIX_STATES) == set(states.BUILT)  # each is a drill of its own


@pytest.mark.parametrize("part", PARTS)
def test_everybody_gets_what_the_matrix_says(asked: Built, matrix: Matrix, part: str) -> None:
    cells = [cell for cell in every_cell(matrix) if cell.state == part] if WHOLE else some_cells(matrix, random.Random(SEED), 1)
    told = walk(asked, matrix, cells)
    tell(f"{part}: {told.line()}")
    assert told.names == {name for name in matrix.names if part in (*matrix.states_of(name), SAMPLE)}
    assert not told.differences, "\n" + "\n".join(told.differences)


def test_a_page_that_is_only_read_takes_no_form(asked: Built, matrix: Matrix) -> None:
    """Said before anything is looked for: somebody who has no such file must not learn it from the answer to a method that is not there."""
    stranger = principals.enter(asked, "other_unit")
    read = [name for name, (_group, kind) in matrix.names.items() if kind == "reads" and matrix.expected(name, "other_unit", "open", "POST") == "no method"]
    assert len(read) > 150
    assert [name for name in read if ask(stranger, "POST", EVERY[name].fill()).status_code != 405] == []


# the walk itself ------------------------------------------------------------------------------------------------------------------------

REFUSED = [Cell("open", who, name, method) for who in ("lead", "carer", "auditor") for name in ("staff:register", "staff:unit") for method in ("GET", "POST")]


def test_the_walk_notices_an_open_door(asked: Built, matrix: Matrix) -> None:
    """The controls: the second step asked of nobody, a verb asked of nobody, a refusal that has written before; and the same cells as they are."""
    early = [Cell("open", "no_second_step", name, "GET") for name in ("desk:today", "desk:case", "cases:list")]
    assert walk(asked, matrix, [*early, *REFUSED[::2]]).differences == []
    with mock.patch("sintas.staff.signin.everybody_needs_it", return_value=False):
        assert len(walk(asked, matrix, early).differences) == len(early)
    with mock.patch("sintas.staff.views.people.need"), mock.patch("sintas.staff.policy.need"):
        told = walk(asked, matrix, REFUSED[::2]).differences
        assert len(told) == len(REFUSED[::2]) and all("refused expected, 200" in one for one in told)

    def writes_first(_actor: object, verb: str) -> None:
        Unit.objects.filter(pk=asked.house.unit.pk).update(letter_code="X")
        raise Refusal(verb=verb)

    with mock.patch("sintas.staff.views.people.need", writes_first):
        told = walk(asked, matrix, [one for one in REFUSED if one.name == "staff:register" and one.method == "GET"]).differences
        assert len(told) == 3 and all("written all the same: {'staff_unit': 1}" in one for one in told)


def test_an_address_or_a_person_that_is_not_in_it_is_an_error(matrix: Matrix) -> None:
    with pytest.raises(KeyError):
        matrix.expected("desk:tomorrow", "lead", "open", "GET")
    with pytest.raises(ValueError, match="somebody_else"):
        check_people({"own": {"yes": ["somebody_else"]}}, {})
    with pytest.raises(ValueError, match="sealed_twice"):
        check_people({"team": {"in": {"sealed_twice": {}}}}, {})
    with pytest.raises(ValueError, match="nobody_known"):
        check_people({"team": {"sent": {"in": {"sealed": {"yes": ["nobody_known"]}}}}}, {})
