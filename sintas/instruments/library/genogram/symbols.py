"""McGoldrick's marks for people: square, circle, diamond, triangle; double outline, cross, brackets (part E, Genogram)."""

from __future__ import annotations

import math

from sintas.instruments.family import CLIENT, Relative
from sintas.kit.drawing import Canvas

SIZE = 22.0  # half a symbol, px
RING = 5.0  # the client's second outline
BRACKET = 8.0  # beside an adopted person
SMALL = 12.0  # half a symbol of a loss before birth


def size_of(one: Relative) -> float:
    """Half the symbol, px, its second outline included."""
    if one.before_birth in ("miscarriage", "termination", "stillbirth"):
        return SMALL
    return SIZE + RING if one.ref == CLIENT else SIZE


def draw_symbol(canvas: Canvas, one: Relative, x: float, y: float, *, adopted: bool = False) -> None:
    """Somebody's symbol around (x, y), age inside."""
    if one.before_birth in ("pregnancy", "miscarriage", "termination"):
        draw_before_birth(canvas, one.before_birth, x, y)
    else:
        size = SMALL if one.before_birth == "stillbirth" else SIZE
        if one.ref == CLIENT:
            outline(canvas, one.sex, x, y, SIZE + RING, "client")
        outline(canvas, one.sex, x, y, size, "shape")
        if one.deceased or one.before_birth == "stillbirth":
            half = size if one.sex == "male" else size * (0.71 if one.sex == "female" else 0.52)
            canvas.line(x - half, y - half, x + half, y + half)
            canvas.line(x + half, y - half, x - half, y + half)
        if one.age is not None and not one.before_birth:
            canvas.text(x, y + 5, str(one.age), size=14, weight=700, halo=one.deceased)
    if adopted:
        reach = size_of(one) + 3
        for side in (-1, 1):
            edge = x + side * reach
            points = [(edge, y - reach), (edge + side * 5, y - reach), (edge + side * 5, y + reach), (edge, y + reach)]
            canvas.polyline(points, width=1.4)


def outline(canvas: Canvas, sex: str, x: float, y: float, size: float, look: str) -> None:
    """Square for a man, circle for a woman, diamond for everybody else."""
    if sex == "male":
        canvas.rect(x - size, y - size, 2 * size, 2 * size, look=look)
    elif sex == "female":
        canvas.circle(x, y, size, look=look)
    else:
        canvas.polygon([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], look=look)


def draw_before_birth(canvas: Canvas, code: str, x: float, y: float) -> None:
    """Triangle for a pregnancy; small and filled for a miscarriage; small with a cross for one that did not go on."""
    size = SIZE - 3 if code == "pregnancy" else SMALL
    points = [(x, y - size), (x + size, y + size), (x - size, y + size)]
    canvas.polygon(points, look="ink" if code == "miscarriage" else "shape")
    if code == "termination":
        canvas.line(x - 7, y - 3, x + 7, y + 9)
        canvas.line(x + 7, y - 3, x - 7, y + 9)


def edge_of(one: Relative, x: float, y: float, towards: tuple[float, float]) -> tuple[float, float]:
    """Where a line from the middle in the direction `towards` leaves the symbol, 2 px outside it."""
    size, (dx, dy) = size_of(one) + 2, towards
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    if one.sex == "male" and not one.before_birth:
        far = size / max(abs(ux), abs(uy))
    elif one.sex == "female" and not one.before_birth:
        far = size
    elif one.before_birth in ("pregnancy", "miscarriage", "termination"):
        far = size * 0.8
    else:
        far = size / (abs(ux) + abs(uy))
    return x + ux * far, y + uy * far
