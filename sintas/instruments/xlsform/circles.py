"""What rests on what: the order to work a form out in, and the circles that have no such order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from graphlib import CycleError, TopologicalSorter
from typing import Final

MOST_CIRCLES: Final = 20


def ordered(rests_on: Mapping[str, Set[str]]) -> tuple[str, ...]:
    """Every name after all it rests on; otherwise as given. Raises ValueError for a circle."""
    try:
        return tuple(TopologicalSorter({name: sorted(others) for name, others in rests_on.items()}).static_order())
    except CycleError:
        raise ValueError("a circle among the expressions of this questionnaire") from None


def found(rests_on: Mapping[str, Set[str]]) -> list[tuple[str, ...]]:
    """The circles, each once, beginning with the name that comes first in the form; at most 20."""
    left = {name: set(others) for name, others in rests_on.items()}
    place = {name: at for at, name in enumerate(left)}
    circles: list[tuple[str, ...]] = []
    while len(circles) < MOST_CIRCLES:
        try:
            TopologicalSorter({name: sorted(others) for name, others in left.items()}).prepare()
        except CycleError as cycle:
            names = list(reversed(cycle.args[1][:-1]))
            first = names.index(min(names, key=place.__getitem__))
            circle = (*names[first:], *names[:first])
            circles.append(circle)
            for name in circle:
                left[name] -= set(circle)
        else:
            break
    return circles


def reached(start: Iterable[str], rests_on: Mapping[str, Set[str]], *, stop: Callable[[str], bool]) -> set[str]:
    """Every name met on the way down from `start`; behind a name that `stop` names the way does not go on."""
    todo, met = list(start), set(start)
    while todo:
        name = todo.pop()
        if stop(name):
            continue
        for other in rests_on.get(name, ()):
            if other not in met:
                met.add(other)
                todo.append(other)
    return met
