"""A drawing as papers may be told it: not the picture but what it is drawn from, piece by piece, so that redaction reaches into it.

A picture cannot be redacted: a name may be broken over two lines of it. So the paper draws for itself (for_paper.drawn), after what its reader
may not know has been taken out.
"""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sintas.safekeeping.redaction import classed, plain, row_classes


@dataclass(frozen=True)
class Piece:
    """One person, one bond or one row of the content, with the classes all of which it needs."""

    kept: dict[str, Any] = plain(None)
    shows_with: tuple[str, ...] = row_classes()


@dataclass(frozen=True)
class DrawingPart:
    """One drawn instrument, newest use. `slug` is the tool's code; `when` "" for one drawn from the file as it stands (`kept` False)."""

    slug: str = plain()
    title: str = classed("assessment")
    when: str = classed("assessment")
    note: str = classed("assessment")
    kept: bool = plain(True)
    called: str = classed("identity")
    age: int | None = classed("identity", None)
    sex: str = classed("identity")
    today: date | None = plain(None)
    people: tuple[Piece, ...] = plain(())
    bonds: tuple[Piece, ...] = plain(())
    rows: tuple[Piece, ...] = plain(())  # the content's list `rows_of`, where rows name people
    rows_of: str = plain()
    rest: dict[str, Any] = plain(None)  # all other content
    from_snapshot: bool = plain(False)  # the people and bonds are those of the content
    shows_with: tuple[str, ...] = row_classes()
