"""Levels for lines that run across: two whose ways overlap are never at one height."""

from __future__ import annotations

from collections.abc import Sequence

STEP = 10.0  # px from level to level
CLEAR = 8.0  # px between two lines of one level


def tracks(ways: Sequence[tuple[float, float]]) -> list[int]:
    """The level of each (left, right), 0 first; the shortest lie lowest, so that longer ones go over them."""
    taken: list[list[tuple[float, float]]] = []
    found = [0] * len(ways)
    for at in sorted(range(len(ways)), key=lambda at: (abs(ways[at][1] - ways[at][0]), at)):
        left, right = sorted(ways[at])
        level = 0
        while level < len(taken) and any(
            left < other_right + CLEAR and other_left < right + CLEAR for other_left, other_right in taken[level]
        ):
            level += 1
        if level == len(taken):
            taken.append([])
        taken[level].append((left, right))
        found[at] = level
    return found
