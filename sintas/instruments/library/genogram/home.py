"""The outline of the household: as many dashed boxes as it takes, so that nobody else is ever inside."""

from __future__ import annotations

from itertools import pairwise

from sintas.instruments.family import CLIENT
from sintas.kit.drawing import Canvas

from .joint_words import union_lines
from .room import HOME_PAD, in_home
from .sheet import Sheet
from .tree import Tree
from .words import Words


def home_members(tree: Tree) -> list[str]:
    """The client and who lives with them; nobody when nobody is recorded as living there."""
    found = [ref for ref in tree.people if in_home(ref, tree)]
    return found if found != [CLIENT] else []


def draw_home(canvas: Canvas, tree: Tree, sheet: Sheet, words: Words) -> list[str]:
    """A dashed outline around members who stand side by side; as many as it takes, so that nobody else is ever inside."""
    members = home_members(tree)
    if not members:
        return []
    sentence = words.home(members)
    with canvas.mark("home", sentence):
        for left, top, wide, high in home_boxes(members, tree, sheet):
            canvas.rect(left, top, wide, high, look="tie", width=1.4, round=10, dash="6 4")
    return [sentence]


def home_boxes(members: list[str], tree: Tree, sheet: Sheet) -> list[tuple[float, float, float, float]]:
    """(left, top, width, height) of the outlines."""
    inside, unsure = set(members), tree.unsure()
    boxes = []
    for row in sheet.rows:
        run: list[str] = []
        for ref in [*row, ""]:
            if ref in inside:
                run.append(ref)
                continue
            if run:
                spots = [sheet.spots[one] for one in run]
                left, right = spots[0].x - spots[0].half - HOME_PAD, spots[-1].x + spots[-1].half + HOME_PAD
                words = max((len(words_between(*pair, tree)) for pair in pairwise(run)), default=0)
                asked = 14 if unsure & set(run) else 0  # a question mark above the symbol
                top = min(spot.y - max(spot.size + asked, 8 + 14 * words) for spot in spots) - HOME_PAD
                boxes.append((left, top, right - left, max(spot.bottom for spot in spots) + HOME_PAD - top))
            run = []
    return boxes


def words_between(one: str, other: str, tree: Tree) -> list[str]:
    """The words at the line between two neighbours, if they are partners."""
    union = tree.between(one, other)
    return union_lines(union, tree) if union is not None else []
