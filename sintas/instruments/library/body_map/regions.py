"""Where a region of the list `body_regions` lies on an outline, and on which sides of the body it is."""

from __future__ import annotations

from typing import cast

from sintas.practice.catalogue import load
from sintas.practice.catalogue.code_list import Code

Spot = tuple[float, float]  # shares of the outline's box, from its upper left corner
SIDES = ("front", "back")


def sides_of(region: str) -> tuple[str, ...]:
    """The sides on which a region can be marked. Raises UnknownCode."""
    return tuple(cast("tuple[str, ...]", load("body_regions").get(region).extra["sides"]))


def centre(region: str, side: str, figure: str) -> Spot:
    """The middle of a region. In front the client's right lies at the left of the sheet, behind at the right. Raises UnknownCode."""
    row = load("body_regions").get(region)
    aside, down = cast("tuple[float, float]", row.extra[figure])
    across = {"right": -1, "left": 1, "": 0}[str(row.extra["across"])]
    return round(0.5 + across * aside * (1 if side == "front" else -1), 3), down


def regions_of(side: str) -> list[Code]:
    """The regions of one side, in the order of the list."""
    return [row for row in load("body_regions").in_use() if side in sides_of(row.code)]
