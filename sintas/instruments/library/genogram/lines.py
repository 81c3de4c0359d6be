"""Draws unions and the lines down to children."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sintas.kit.drawing import Canvas
from sintas.kit.drawing.curves import Point

from .joint_words import union_lines
from .room import reach
from .routes import free_place
from .sheet import Sheet, Spot, leaves_at
from .tree import Child, Tree, Union
from .unions import Joint
from .ways import FLOOR

FIRM, THIN = 1.8, 1.1
DASHED, DOTTED = "7 5", "1.5 5"
SEAT_DROP = 11.0  # px below the middle: a lone parent's line where a couple line runs at the middle
DROPS = {"": ("line", FIRM, ""), "biological": ("line", FIRM, ""), "adopted": ("line", FIRM, DASHED), "foster": ("line", 2.0, DOTTED)}
FAR_TWIN, TWIN_STEP = 60.0, 5.0  # px: twins who stand further from their common line are reached level, not aslant
STEP_DROP = ("soft", 1.4, "9 3 2 3")


def union_look(union: Union) -> tuple[float, str]:
    """(width, dashes): firm for a marriage, dashed without one, thin where the kind is not recorded."""
    if union.kind in ("living_together", "engaged", "dating"):
        return FIRM, DASHED
    married = union.kind or union.end in ("separated", "divorced", "widowed")
    return (FIRM, "") if married else (THIN, "")


def draw_union(canvas: Canvas, joint: Joint, tree: Tree, sheet: Sheet) -> None:
    """The line between two partners, with the marks of how it stands; a short one beside a lone parent."""
    union = joint.union
    width, dash = union_look(union)
    if joint.seat:
        spot = sheet.spots[joint.seat]
        y = stub_height(joint, tree, sheet)
        side = 1 if joint.x > spot.x else -1
        canvas.line(spot.x + side * spot.size, y, joint.x, y, width=width, dash=dash)
        if joint.over is not None:
            far = sheet.spots[union.partner(joint.seat)]
            up = sheet.over(far.row, joint.over)
            leaves = leaves_at(joint, sheet.x)
            canvas.polyline([(leaves, far.y - far.size * 0.86), (leaves, up), (joint.x, up), (joint.x, y)], width=width, dash=dash)
            slashes(canvas, union, (leaves + joint.x) / 2, up)
            unregistered(canvas, union, (leaves + joint.x) / 2 + 18, up)
        elif union.is_pair:  # the way to the partner in another row is drawn with the routes
            middle = (spot.x + side * spot.size + joint.x) / 2
            slashes(canvas, union, middle - 3, y)
            unregistered(canvas, union, middle, y)
        return
    left, right = sorted((sheet.spots[ref] for ref in union.people), key=lambda spot: spot.x)
    begin, end = left.x + left.size, right.x - right.size
    canvas.line(begin, left.y, end, left.y, width=width, dash=dash)
    # the marks of an ending stand on the longer side of the line that comes down
    low, high = (begin, end) if not union.children else (begin, joint.x) if joint.x - begin >= end - joint.x else (joint.x, end)
    slashes(canvas, union, (low + high) / 2 - (6 if union.kind == "married_unregistered" else 0), left.y)
    unregistered(canvas, union, (low + high) / 2 + 8, left.y)
    lines = union_lines(union, tree)
    half = {spot.ref: spot.half for spot in (left, right)}
    middle = (left.x + reach(left.ref, tree, half) + right.x - reach(right.ref, tree, half)) / 2 if lines else 0.0
    for at, words in enumerate(reversed(lines)):
        canvas.text(middle, left.y - 10 - 14 * at, words, size=12, look="text2")


def stub_height(joint: Joint, tree: Tree, sheet: Sheet) -> float:
    """Where a seat's line leaves its person: lower when a couple line runs at the middle there."""
    spot = sheet.spots[joint.seat]
    beside = any(
        other.is_pair and other is not joint.union and joint.seat in other.people and same_side(joint, other.partner(joint.seat), sheet)
        for other in tree.unions
    )
    return spot.y + (SEAT_DROP if beside else 0.0)


def same_side(joint: Joint, partner: str, sheet: Sheet) -> bool:
    """Whether a partner stands on the side of the seat, in the same row."""
    spot, other = sheet.spots[joint.seat], sheet.spots.get(partner)
    return other is not None and other.row == spot.row and (other.x > spot.x) == (joint.x > spot.x)


def slashes(canvas: Canvas, union: Union, x: float, y: float) -> None:
    """One for a separation, two for a divorce."""
    for at in range({"separated": 1, "former": 1, "divorced": 2}.get(union.end, 0)):
        canvas.line(x + 6 * at - 4, y + 7, x + 6 * at + 4, y - 7)


def unregistered(canvas: Canvas, union: Union, x: float, y: float) -> None:
    """A small ring on the line of a marriage that the state has not recorded."""
    if union.kind == "married_unregistered":
        canvas.circle(x, y, 4, width=1.4)


def draw_children(canvas: Canvas, joint: Joint, tree: Tree, sheet: Sheet) -> None:
    """From the union down to each child."""
    if joint.into is None:
        return
    start = [(joint.x, stub_height(joint, tree, sheet) if joint.seat else sheet.y[joint.row])] if joint.row is not None else []
    for row in range((joint.row if joint.row is not None else joint.into) + 1, joint.into):
        start += through(row, start[-1][0], sheet)
    if joint.bar is None:
        height = sheet.bar(joint.into, 0)
    else:
        height = sheet.bar(joint.into, joint.bar)
        places = [joint.x, *joint.tops.values()]
        canvas.line(min(places), height, max(places), height, width=FIRM)
    if start:
        end = [(joint.x, height)] if joint.bar is not None else [(joint.x, height), (next(iter(joint.tops.values())), height)]
        canvas.polyline([*start, *end], width=FIRM)
    else:
        canvas.line(joint.x, height, joint.x, height - 8, width=FIRM)
    for child in joint.union.children:
        draw_drop(canvas, child, joint, height, sheet)
    for twins in tree.twins:
        if twins.identical and twins.one in joint.tops and twins.other in joint.tops:
            top, ends = joint.tops[twins.one], [sheet.spots[ref] for ref in (twins.one, twins.other)]
            canvas.line(*(place for spot in ends for place in link_end(joint, top, height, spot, ends, sheet)), width=FIRM)


def link_end(joint: Joint, top: float, height: float, spot: Spot, ends: Sequence[Spot], sheet: Sheet) -> Point:
    """Where the line that joins identical twins meets the line down to one of them: half-way, but below lines over the heads of the row."""
    if any(abs(one.x - top) > FAR_TWIN for one in ends):
        return top + (4 if spot.x > top else -4), height + TWIN_STEP / 2
    crowded = sheet.lift[spot.row] > sheet.head[spot.row]
    share = (spot.y - sheet.head[spot.row] + 11 - height) / (spot.y - spot.size - height) if crowded and joint.into == spot.row else 0.5
    return top + (spot.x - top) * share, height + (spot.y - spot.size - height) * share


def draw_drop(canvas: Canvas, child: Child, joint: Joint, height: float, sheet: Sheet) -> None:
    """The last piece, down to a child: firm by birth, dashed when adopted or not certain, dotted in foster care."""
    spot = sheet.spots[child.ref]
    look, width, dash = DROPS.get(child.how, STEP_DROP)
    points: list[Point] = [(joint.tops[child.ref], height)]
    for row in range(joint.into or 0, spot.row):
        points += through(row, spot.x, sheet)
    if spot.row != joint.into:
        points.append((spot.x, spot.y - sheet.head[spot.row]))
    aside = spot.x - points[0][0]
    if abs(aside) > FAR_TWIN and spot.row == joint.into:
        way = 1 if aside > 0 else -1
        points += [(points[0][0] + way * 8, height + TWIN_STEP), (spot.x, height + TWIN_STEP)]
    canvas.polyline([*points, (spot.x, spot.y - spot.size)], look=look, width=width, dash=DASHED if child.unsure else dash)


def through(row: int, wanted: float, sheet: Sheet) -> list[Point]:
    """Down through a row, between people's words, as near as possible to x `wanted`."""
    spots = [sheet.spots[ref] for ref in sheet.rows[row]]
    gaps: list[tuple[float | None, float | None]] = [
        (None, spots[0].x - spots[0].half),
        *((a.x + a.half, b.x - b.half) for a, b in pairwise(spots)),
    ]
    gaps.append((spots[-1].x + spots[-1].half, None))
    taken = sheet.taken.setdefault(row, [])
    names = ["", *sheet.rows[row], ""]
    silent = [gap for gap, pair in zip(gaps, pairwise(names), strict=True) if frozenset(pair) not in sheet.worded]
    places = [free_place(left, right, taken, near=wanted) for left, right in silent]
    x = min(places, key=lambda place: abs(place - wanted))
    taken.append(x)
    return [(x, sheet.y[row] - sheet.head[row]), (x, sheet.floor[row] + FLOOR)]
