"""Many cells at once: walk(built, matrix, cells) -> Walked, the figures and what differed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from django.db import transaction

from . import principals, states
from .addresses import bodies, path_of, said_of
from .asking import ask, touched, written
from .house import Built
from .matrix import METHODS, Matrix, fits

REFUSALS = {"refused", "not there", "door", "set up", "again", "no method", "opens nothing"}


@dataclass(frozen=True, order=True)
class Cell:
    """One question: who asks what of which address in which state. `filled`: with the body a browser would send."""

    state: str
    principal: str
    name: str
    method: str
    filled: bool = False


@dataclass
class Walked:
    """How many cells, by what was expected, and each difference in words."""

    cells: int = 0
    wanted: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    differences: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The figures in one line."""
        kinds = ", ".join(f"{count} {word}" for word, count in sorted(self.wanted.items()))
        return f"{len(self.names)} names, {self.cells} cells ({kinds}): {len(self.differences)} differences"


def every_cell(matrix: Matrix) -> Iterator[Cell]:
    """All of them."""
    for name in sorted(matrix.names):
        for state in matrix.states_of(name):
            for principal in principals.PRINCIPALS:
                for method in METHODS:
                    yield Cell(state, principal, name, method)
                    if method == "POST":
                        yield Cell(state, principal, name, method, filled=True)


def some_cells(matrix: Matrix, turn: random.Random, each: int) -> list[Cell]:
    """For every name: somebody who gets it (so that its ids are known to be there), and `each` cells by chance."""
    found = []
    for name in sorted(matrix.names):
        cells = [cell for cell in every_cell_of(matrix, name) if cell.method in ("GET", "POST")]
        given = [cell for cell in cells if matrix.expected(name, cell.principal, cell.state, cell.method) in ("yes", "sent on")]
        found += [turn.choice(given)] if given else []
        found += [*turn.sample(cells, each), Cell("open", turn.choice(principals.PRINCIPALS), name, turn.choice(METHODS))]
    return found


def every_cell_of(matrix: Matrix, name: str) -> list[Cell]:
    """Those of one name."""
    return list(every_cell(replace(matrix, names={name: matrix.names[name]})))


def walk(built: Built, matrix: Matrix, cells: Iterable[Cell]) -> Walked:
    """State by state, person by person; a refused request that wrote anything is a difference as well."""
    told = Walked()
    ordered = sorted(set(cells))
    for state, in_state in groupby(ordered, key=lambda cell: cell.state):
        with transaction.atomic():
            here = list(in_state)
            before = said_in(built, matrix, here) if state in states.GONE_FOR_ITS_OWN else None
            states.enter(built, state)
            said = before if before is not None else said_in(built, matrix, here)
            for principal, asked in groupby(here, key=lambda cell: cell.principal):
                walk_as(built, matrix, principal, list(asked), said, told)
            transaction.set_rollback(True)
    return told


def said_in(built: Built, matrix: Matrix, cells: list[Cell]) -> dict[str, dict[str, Any]]:
    """The bodies these cells need, as the pages offer them now."""
    return bodies(built, {who: principals.enter(built, who) for who in ("lead", "intake")}, with_body(matrix, cells))


def walk_as(built: Built, matrix: Matrix, principal: str, cells: list[Cell], said: dict[str, dict[str, Any]], told: Walked) -> None:
    """One person at a time, signed in just now: the full count takes longer than a proof of the second step lasts."""
    client = principals.enter(built, principal)
    for at, cell in enumerate(cells):
        if at % 500 == 499:
            client = principals.enter(built, principal)
        wanted = matrix.expected(cell.name, principal, cell.state, cell.method)
        before = written() if wanted in REFUSALS else {}
        answer = ask(client, cell.method, path_of(built, cell.name, **principals.own_holes(built, principal)), body_of(built, cell, said))
        told.cells += 1
        told.wanted[wanted] += 1
        told.names.add(cell.name)
        if not fits(answer, wanted, cell.method):
            told.differences.append(f"{cell}: {wanted} expected, {answer.status_code} {answer.get('Location', '')} came")
        elif before and (grown := touched(before)):
            told.differences.append(f"{cell}: {wanted} as expected, and written all the same: {grown}")


def body_of(built: Built, cell: Cell, said: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Nothing but what names the thing, or what the form would send as it stands."""
    return said.get(cell.name, {"submission": "x"}) if cell.filled else said_of(built).get(cell.name, {})


def with_body(matrix: Matrix, cells: list[Cell]) -> dict[str, str]:
    """Names whose form is wanted -> who sees it."""
    names = {cell.name for cell in cells if cell.filled}
    return {name: "intake" if matrix.of(name) == "enquiry" else "lead" for name in names}
