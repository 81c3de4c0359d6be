"""Outlines of a body: neutral, without a face or signs of sex, the same in front and behind; a grown person and a child. Our own drawing.

Only the half at the right of the sheet is written down, from the crown to the crotch, in px around the middle line; the other half mirrors it.
"""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
Bend = tuple[float, float, float, float, float, float]  # two handles and the end of a cubic curve


@dataclass(frozen=True)
class Figure:
    """`half` begins at `crown`, a point of the middle line, and ends on the middle line; the box of the whole is `wide` x `high` px."""

    wide: float
    high: float
    crown: Point
    half: tuple[Bend, ...]
    spine: tuple[float, float]  # from y to y: a thin line that tells the back from the front


ADULT = Figure(
    wide=212,
    high=452,
    crown=(0, 6),
    half=(
        (15, 6, 26, 17, 26, 35),  # crown to temple
        (26, 50, 20, 62, 11, 68),  # cheek to jaw
        (10, 74, 10, 79, 14, 84),  # neck
        (22, 92, 41, 92, 51, 101),  # shoulder
        (60, 108, 62, 121, 65, 137),  # upper arm
        (69, 157, 74, 176, 78, 196),  # elbow
        (81, 212, 86, 228, 91, 243),  # forearm
        (95, 253, 98, 258, 98, 268),  # wrist to the back of the hand
        (98, 279, 94, 289, 88, 289),  # finger tips
        (81, 289, 79, 279, 79, 270),  # palm
        (79, 262, 77, 256, 75, 249),  # thumb side
        (70, 232, 64, 215, 60, 197),  # inner forearm
        (56, 178, 51, 158, 46, 138),  # inner upper arm
        (45, 156, 42, 172, 41, 188),  # side of the chest to the waist
        (41, 204, 44, 216, 44, 232),  # hip
        (45, 262, 42, 290, 38, 318),  # thigh
        (36, 334, 38, 348, 36, 366),  # knee to calf
        (34, 388, 29, 404, 28, 420),  # ankle
        (29, 428, 38, 434, 38, 441),  # back of the foot
        (38, 448, 28, 449, 20, 448),  # toes
        (13, 447, 12, 440, 13, 430),  # inner foot
        (14, 412, 12, 390, 12, 368),  # inner calf
        (12, 350, 14, 338, 12, 318),  # inner knee
        (10, 292, 5, 268, 0, 246),  # inner thigh
    ),
    spine=(98, 214),
)

CHILD = Figure(
    wide=196,
    high=384,
    crown=(0, 6),
    half=(
        (19, 6, 34, 20, 34, 43),
        (34, 62, 25, 76, 12, 82),
        (10, 86, 10, 89, 13, 94),
        (19, 101, 33, 101, 42, 109),
        (50, 116, 53, 127, 56, 140),
        (60, 156, 65, 171, 69, 187),
        (72, 198, 76, 208, 80, 219),
        (84, 227, 87, 232, 87, 240),
        (87, 250, 83, 258, 77, 258),
        (70, 258, 68, 249, 68, 241),
        (68, 235, 66, 230, 64, 224),
        (60, 211, 55, 199, 51, 185),
        (47, 170, 43, 157, 38, 143),
        (38, 158, 36, 172, 36, 184),
        (36, 196, 38, 206, 38, 220),
        (39, 244, 37, 264, 34, 284),
        (33, 296, 34, 306, 33, 318),
        (31, 334, 27, 344, 26, 355),
        (27, 362, 35, 366, 35, 373),
        (35, 380, 26, 381, 19, 380),
        (12, 379, 11, 373, 12, 364),
        (13, 350, 11, 334, 11, 318),
        (11, 306, 12, 296, 11, 284),
        (9, 264, 5, 248, 0, 233),
    ),
    spine=(108, 204),
)

FIGURES = {"adult": ADULT, "child": CHILD}


def outline(figure: Figure, left: float, top: float) -> str:
    """SVG path data of the whole outline with its box's upper left corner at (left, top): down one side, up the other."""
    middle = left + figure.wide / 2
    said = [f"M{spot(middle + figure.crown[0], top + figure.crown[1])}"]
    ends = [figure.crown, *(bend[4:] for bend in figure.half)]
    for ax, ay, bx, by, x, y in figure.half:
        said.append(f"C{spot(middle + ax, top + ay)} {spot(middle + bx, top + by)} {spot(middle + x, top + y)}")
    for at in range(len(figure.half) - 1, -1, -1):
        (ax, ay, bx, by, _x, _y), (x, y) = figure.half[at], ends[at]
        said.append(f"C{spot(middle - bx, top + by)} {spot(middle - ax, top + ay)} {spot(middle - x, top + y)}")
    return " ".join([*said, "Z"])


def spot(x: float, y: float) -> str:
    """A point with at most one decimal."""
    return f"{x:.1f},{y:.1f}".replace(".0", "")
