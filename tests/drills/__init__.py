"""The long counts (`make drills`): what a test shows once, shown thousands of times."""

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

DRILL = os.environ.get("SINTAS_DRILL") == "1"
SEED = int(os.environ.get("SINTAS_DRILL_SEED", "1"))


def seeds(whole: int) -> list[int]:
    """Each turn of a drill by its seed (the same seed sends the same): all of them under `make drills`, else the one that is named."""
    return list(range(1, whole + 1)) if DRILL else [SEED]


def some(things: Sequence[T], *, turn: int, most: int = 3) -> list[T]:
    """All of a few; of more than `most` (one address of many stages, tools and papers) about so many, others at each turn. All of them under
    `make drills`.
    """
    return share(things, of=-(-len(things) // most), turn=turn) if len(things) > most else list(things)


def share(things: Sequence[T], *, of: int, turn: int) -> list[T]:
    """Every `of`-th of them, beginning with another one at each turn, so that `of` turns one after the other take them all. All of them
    under `make drills`.
    """
    return list(things) if DRILL else list(things)[(SEED + turn) % of :: of]
