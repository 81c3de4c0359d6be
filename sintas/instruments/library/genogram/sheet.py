"""The sheet: heights of rows, and where each symbol and its words lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sintas.kit.drawing import width

from .chains import GHOST
from .grid import Grid, Room
from .joint_words import union_lines, worded_pairs
from .labels import Label
from .routes import Route, lay_lanes
from .symbols import size_of
from .tracks import STEP, tracks
from .tree import Tree
from .unions import Joint

MARGIN = 16.0
UNDER = 6.0  # px from a symbol to its words
HEADING = 34.0  # the words above those without a place
HEADROOM = 36.0  # from the middle of a row to the first line over the heads
LANE = 13.0  # px from level to level of lines that run across below a row: as wide as a zigzag
TWO_LINES = 43.0  # the same where a couple line has two lines of words


@dataclass
class Spot:
    """Somebody on the sheet, px: the symbol's middle, half its size, half the width of symbol and words, the words and where they begin."""

    ref: str
    row: int
    x: float
    y: float
    size: float
    half: float
    label: Label

    @property
    def words_top(self) -> float:
        return self.y + self.size + UNDER

    @property
    def bottom(self) -> float:
        return self.words_top + self.label.high


@dataclass
class Sheet:
    """Everything in its place, px. `y`: the middle of each row's symbols; `floor`: below its words; `head`, `lift`: up to the first line
    over the heads and to the lowest bar of children."""

    spots: dict[str, Spot]
    rows: list[list[str]]  # people only
    x: dict[str, float]  # seats of lines too
    y: list[float]
    floor: list[float]
    wide: float
    high: float
    heading: tuple[float, float] | None = None
    worded: set[frozenset[str]] = field(default_factory=set)  # partners side by side with words between them
    taken: dict[int, list[float]] = field(default_factory=dict)  # row -> places where lines come down through it

    trunks: dict[int, list[float]] = field(default_factory=dict)  # row -> places where lines of children and couples stand above it

    head: list[float] = field(default_factory=list)  # px from a row's middle up to the first line over the heads
    lift: list[float] = field(default_factory=list)  # px from a row's middle up to its lowest bar

    def bar(self, row: int, level: int) -> float:
        """The height of a bar above a row."""
        return self.y[row] - self.lift[row] - STEP * level

    def across(self, row: int, level: int) -> float:
        """The height of a line that runs across below the words of a row, above the lines of children of the next one."""
        return self.floor[row] + 11 + LANE * level

    def over(self, row: int, level: int) -> float:
        """The height of a line over the heads of a row."""
        return self.y[row] - self.head[row] - STEP * level


def sheet_of(tree: Tree, grid: Grid, room: Room, labels: Mapping[str, Label], joints: Sequence[Joint], routes: Sequence[Route]) -> Sheet:
    """Heights from the levels of lines and the lengths of words; gives each arc and each couple line over the heads its level."""
    people = [[ref for ref in row if not ref.startswith(GHOST)] for row in grid.rows]
    over = [lay_over(row, grid, joints, routes) for row in range(len(people))]
    lanes = lay_lanes(routes, grid, len(people))
    sizes = {ref: size_of(one) for ref, one in tree.people.items()}
    ends = [sum(any(gap[1] == "" for gap in r.gaps) for r in routes), sum(any(gap[2] == "" for gap in r.gaps) for r in routes)]
    left = min(grid.x[ref] - room.half.get(ref, 6) for row in grid.rows for ref in row) - MARGIN - 12.0 * ends[0]
    x = {ref: at - left for ref, at in grid.x.items()}
    right = max(x[ref] + room.half.get(ref, 6) for row in grid.rows for ref in row)
    y: list[float] = []
    floor: list[float] = []
    lift: list[float] = []
    head: list[float] = []
    top, heading = MARGIN, None
    for row, refs in enumerate(people):
        if row == grid.first_loose and row:
            heading = (MARGIN, top + 24)
            top += HEADING
        bars = [joint.bar for joint in joints if joint.into == row and joint.bar is not None]
        words = [len(union_lines(j.union, tree)) for j in joints if j.row == row and not j.seat]
        unsure = any(child.unsure and child.ref in refs for union in tree.unions for child in union.children)
        head.append(TWO_LINES if max(words, default=0) > 1 or unsure else HEADROOM)
        lift.append(head[row] + STEP * over[row] + (8 if over[row] else -4))
        first = row in (0, grid.first_loose, *grid.starts)
        above = lift[-1] + STEP * max(bars) + 4 if bars else (head[row] if not first or head[row] > HEADROOM else 28.0) + STEP * over[row]
        y.append(top + above)
        floor.append(y[row] + max(sizes[ref] + UNDER + labels[ref].high for ref in refs))
        top = floor[row] + 14 + LANE * lanes[row]
    spots = {
        ref: Spot(ref, row, x[ref], y[row], sizes[ref], room.half[ref], labels[ref]) for row, refs in enumerate(people) for ref in refs
    }
    made = Sheet(spots, people, x, y, floor, right + MARGIN + 12.0 * ends[1], floor[-1] + MARGIN, heading, lift=lift, head=head)
    if heading:
        made.wide = max(made.wide, heading_wide() + 2 * MARGIN)
    made.worded = worded_pairs(tree)
    for joint in joints:
        joint.x -= left
        if joint.row is not None:
            made.taken.setdefault(joint.row, []).append(joint.x)
            for row in range(joint.row + 1, (joint.into or 0) + 1):
                made.trunks.setdefault(row, []).append(joint.x)
        joint.tops = {ref: top - left for ref, top in joint.tops.items()}
        made.trunks.setdefault(joint.into or 0, []).extend(joint.tops.values())
        if joint.over is not None and joint.row is not None:
            made.trunks.setdefault(joint.row, []).append(leaves_at(joint, made.x))
    return made


def leaves_at(joint: Joint, x: Mapping[str, float]) -> float:
    """Where the line of a couple with others between them leaves the far partner, on its way over their heads."""
    far = x[joint.union.partner(joint.seat)]
    return far + (12 - 4 * (joint.over or 0)) * (1 if joint.x > far else -1)


def heading_words() -> str:
    """What stands above those without a place."""
    return _("Belum terhubung dengan keluarga di atas")


def heading_wide() -> float:
    return width(heading_words(), 13)


def lay_over(row: int, grid: Grid, joints: Sequence[Joint], routes: Sequence[Route]) -> int:
    """Levels for what goes over the heads of a row; how many there are."""
    level = {ref: at for at, refs in enumerate(grid.rows) for ref in refs}
    over = [joint for joint in joints if joint.seat and joint.union.is_pair and level[joint.union.one] == level[joint.union.other] == row]
    arcs = [route for route in routes if route.is_arc and level[route.upper] == row]
    ways = [(grid.x[joint.union.partner(joint.seat)], joint.x) for joint in over]
    ways += [(grid.x[route.upper], grid.x[route.lower]) for route in arcs]
    found = tracks(ways)
    for joint, height in zip(over, found, strict=False):
        joint.over = height
    for route, height in zip(arcs, found[len(over) :], strict=True):
        route.over = height
    return max(found, default=-1) + 1
