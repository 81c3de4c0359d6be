"""How much room everybody and every couple line needs."""

from __future__ import annotations

from collections.abc import Mapping

from sintas.instruments.family import CLIENT
from sintas.kit.drawing import width

from .grid import Room
from .joint_words import union_lines
from .labels import Label
from .symbols import BRACKET, size_of
from .tree import Tree, Union

HOME_PAD = 5.0  # px from symbol and words to the outline of the household
PLAIN = 34.0  # px of a couple line between two symbols
MARKED = 18.0  # more for each mark on it


def room_for(tree: Tree, labels: Mapping[str, Label]) -> Room:
    """Half widths of symbols with their words, and the least distance of partners. A union that is no couple side by side in
    its row tells its years under its outer partner (see told_under)."""
    adopted = {child.ref for union in tree.unions for child in union.children if child.how == "adopted"}
    half = {ref: max(size_of(one) + (BRACKET if ref in adopted else 0), labels[ref].wide / 2) for ref, one in tree.people.items()}
    line = {at: line_room(union, tree, half) for at, union in enumerate(tree.unions) if union.is_pair}
    return Room(half, line, {})


def in_home(ref: str, tree: Tree) -> bool:
    """Whether somebody stands inside the outline of the household: its members, the client among them as soon as there is one."""
    return tree.people[ref].household or (ref == CLIENT and any(one.household for one in tree.people.values()))


def reach(ref: str, tree: Tree, half: Mapping[str, float]) -> float:
    """How far from somebody's middle words beside them may begin: past the brackets, and past the outline of the household."""
    adopted = any(child.ref == ref and child.how == "adopted" for union in tree.unions for child in union.children)
    own = size_of(tree.people[ref]) + (BRACKET if adopted else 0.0)
    return max(own, half[ref] + HOME_PAD) if in_home(ref, tree) else own


def line_room(union: Union, tree: Tree, half: Mapping[str, float]) -> float:
    """The least distance between two partners' middles."""
    words = max((width(words, 12) + 18 for words in union_lines(union, tree)), default=0.0)
    words += sum(reach(ref, tree, half) - size_of(tree.people[ref]) for ref in union.people) if words else 0.0
    marks = PLAIN + MARKED * (bool(union.end and union.end != "widowed") + (union.kind == "married_unregistered"))
    return sum(size_of(tree.people[ref]) for ref in union.people) + max(words, marks)
