"""What a body map keeps: {figure, declined, where_made, marks: [...], lines}. Schema 1 was lines; they stay as remarks.

A mark: {side, region, x, y, shape, size, colour, feels, seen, words}; x and y are shares of the figure's box (0-1) or None: the region's middle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.safekeeping.refusals import BadInput

from ...addresses import looks_like_address
from ...shape import code, lines, mapping, only, text
from .marks import mark

SCHEMA = 2
FIGURES = ("adult", "child")
WHOLE = ("figure", "declined", "where_made", "marks", "lines")
MOST, LONGEST_PLACE = 40, 120


def clean(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """The map with every part of its marks; None when nothing is said. Raises BadInput at the field or cell (`marks-0-region`).

    Rows that say nothing are left out; the others are counted as they came.
    """
    held = mapping(content, "marks")
    only(held, WHOLE, "marks")
    marks, remarks = marks_of(held.get("marks")), lines("lines", held.get("lines"))
    where, declined = text("where_made", held.get("where_made"), LONGEST_PLACE), yes_or_no("declined", held.get("declined"))
    if looks_like_address(where):
        raise BadInput({"where_made": _("Tulis sebutannya saja, misalnya “ruang konseling”, tanpa alamat.")})
    if declined and marks:
        raise BadInput({"declined": _("Ada tanda yang sudah ditulis. Kosongkan tanda itu, atau lepas centang ini.")})
    if not (declined or marks or remarks or where):
        return None
    figure = code("figure", "" if held.get("figure") is None else held.get("figure"), FIGURES)
    return {"figure": figure, "declined": declined, "where_made": where, "marks": marks, "lines": remarks}


def marks_of(value: Any) -> list[dict[str, Any]]:
    """The marks that say something. Raises BadInput."""
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(row, Mapping) for row in value) or len(value) > MOST:
        raise BadInput({"marks": _("Isi satu tanda satu baris, paling banyak %(most)s baris.") % {"most": MOST}})
    found = (mark(at, row) for at, row in enumerate(value))
    return [one for one in found if one is not None]


def yes_or_no(field: str, value: Any) -> bool:
    """A tick. Raises BadInput for anything but True, False or nothing."""
    if not (value is None or value == "" or isinstance(value, bool)):
        raise BadInput({field: _("Centang atau biarkan kosong.")})
    return bool(value)


def upgrade(content: Mapping[str, Any], schema: int) -> dict[str, Any]:
    """Lines of schema 1 as remarks, word for word. Raises ValueError for a schema it does not know."""
    if schema not in (1, SCHEMA):
        raise ValueError(f"schema {schema} of the body map is not known here")
    if schema == SCHEMA:
        return dict(content)
    return {"figure": "", "declined": False, "where_made": "", "marks": [], "lines": list(content.get("lines") or ())}


def facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """How many marks, what is felt and what is seen by code, whether the client preferred not to; no words and no regions."""
    marks = list(content.get("marks") or ())
    counted = {name: dict(Counter(one for row in marks for one in row.get(name) or ())) for name in ("feels", "seen")}
    return {"marks": len(marks), "declined": bool(content.get("declined")), **counted}
