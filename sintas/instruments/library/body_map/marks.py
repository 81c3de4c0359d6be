"""One mark of the body map: checked, with its side and place made sure of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput

from ...shape import code, only, text
from .regions import SIDES, sides_of

MARK = ("side", "region", "x", "y", "shape", "size", "colour", "feels", "seen", "words")
SHAPES = ("dot", "line", "area", "patch")
LISTS = {"feels": "body_sensations", "seen": "body_signs"}
TEXTS = {"size": 60, "colour": 60, "words": 500}


def mark(at: int, row: Mapping[str, Any]) -> dict[str, Any] | None:
    """One mark, None for a row that says nothing (the shape alone says nothing). Raises BadInput at its cell (`marks-<at>-region`)."""
    only({str(name): one for name, one in row.items()}, MARK, "marks")
    cell = f"marks-{at}-"
    said = {name: text(f"{cell}{name}", row.get(name), most) for name, most in TEXTS.items()}
    ticked = {name: codes(f"{cell}{name}", row.get(name), listed) for name, listed in LISTS.items()}
    region = code(f"{cell}region", row.get("region") or "", "body_regions")
    side = code(f"{cell}side", row.get("side") or "", SIDES)
    x, y = spot(cell, row.get("x"), row.get("y"))
    if not (region or side or x is not None or any(said.values()) or any(ticked.values())):
        return None
    if not region and x is None:
        raise BadInput({f"{cell}region": _("Pilih bagian tubuhnya, atau ketuk gambarnya.")})
    shape = code(f"{cell}shape", row.get("shape") or "dot", SHAPES)
    return {"side": side_of(cell, side, region), "region": region, "x": x, "y": y, "shape": shape, **said, **ticked}


def side_of(cell: str, side: str, region: str) -> str:
    """The side of a mark, which a region of one side says by itself. Raises BadInput where it is not said or cannot be."""
    there = sides_of(region) if region else SIDES
    if not side and len(there) == 1:
        return there[0]
    if not side:
        raise BadInput({f"{cell}side": _("Pilih sisi depan atau belakang.")})
    if side not in there:
        named = load("body_regions").label(region, get_language() or "id")
        sentence = _("“%(region)s” hanya ada di sisi depan.") if side == "back" else _("“%(region)s” hanya ada di sisi belakang.")
        raise BadInput({f"{cell}side": sentence % {"region": named}})
    return side


def spot(cell: str, x: Any, y: Any) -> tuple[float | None, float | None]:
    """Where it was tapped, as shares of the figure's box; (None, None) when it was not. Raises BadInput for a place off the box."""
    if x in (None, "") and y in (None, ""):
        return None, None
    found = [share(one) for one in (x, y)]
    if None in found:
        raise BadInput({f"{cell}x": _("Letak tanda ini tidak ada pada gambar. Ketuk lagi, atau pilih bagian tubuhnya.")})
    return found[0], found[1]


def share(value: Any) -> float | None:
    """A number from 0 to 1, also written as a text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return round(number, 3) if math.isfinite(number) and 0 <= number <= 1 else None


def codes(field: str, value: Any, listed: str) -> list[str]:
    """Codes of a list, each once, in its order. Raises BadInput at `field`."""
    if value is None or value == "":
        return []
    known = [row.code for row in load(listed).rows]
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) and one in known for one in value):
        raise BadInput({field: _("Pilih dari daftar.")})
    return [one for one in known if one in value]
