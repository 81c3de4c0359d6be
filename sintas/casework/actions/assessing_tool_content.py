"""The shape of what a tool holds, schema 1: checked before it is sealed, so that it can be drawn later without being typed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.actions.lines import bare
from sintas.cases.codes import checked
from sintas.safekeeping.refusals import BadInput

from ..reading.assessment_tools import BPSS, STRENGTHS

MOODS = ("up", "down", "")
EVENT = ("when", "age", "what", "mood")
TIE = ("to", "person", "closeness", "energy", "conflict")
MOST_ROWS = 200


def content_of(tool: str, content: Any) -> dict[str, Any] | None:
    """The content as it is kept; None when it says nothing. Raises BadInput at the field of the form that holds the wrong part."""
    if content is None:
        return None
    if not isinstance(content, Mapping):
        raise BadInput({"tool": _("Isi alat ini tidak terbaca.")})
    return SHAPES.get(tool, lines_only)(content)


def boxes(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], dict[str, Any] | None]:
    """A figure of four boxes of lines."""

    def shape(content: Mapping[str, Any]) -> dict[str, Any] | None:
        only(content, names)
        kept = {name: lines(name, content.get(name)) for name in names}
        return kept if any(kept.values()) else None

    return shape


def road(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Events in the order told, each with what happened; when, age and mood (up, down) as far as they were said."""
    only(content, ("events",))
    kept = []
    for at, row in enumerate(rows("events", content.get("events"), EVENT)):
        if not row["what"]:
            raise BadInput({f"events-{at}-what": _("Tulis apa yang terjadi.")})
        if row["mood"] not in MOODS:
            raise BadInput({f"events-{at}-mood": _("Pilih terasa baik atau terasa berat, atau biarkan kosong.")})
        kept.append(row)
    return {"events": kept} if kept else None


def ecomap(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Ties with whom, how close, where support flows, and whether there is conflict. Support merely said to be there goes to the client."""
    only(content, ("ties",))
    kept = []
    for at, row in enumerate(rows("ties", content.get("ties"), TIE)):
        if not (row["to"] or row["person"]):
            raise BadInput({f"ties-{at}-to": _("Pilih orangnya, atau tulis sebutannya.")})
        energy = {True: "to_client", False: ""}.get(row["energy"], row["energy"])
        in_cell(f"ties-{at}-closeness", "tie_qualities", row["closeness"])
        in_cell(f"ties-{at}-energy", "tie_energies", energy)
        kept.append({**row, "energy": energy, "conflict": bool(row["conflict"])})
    return {"ties": kept} if kept else None


def lines_only(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Any other tool: what it showed, one thing a line."""
    only(content, ("lines",))
    kept = lines("lines", content.get("lines"))
    return {"lines": kept} if kept else None


SHAPES: dict[str, Callable[[Mapping[str, Any]], dict[str, Any] | None]] = {
    "strengths_quadrant": boxes(STRENGTHS),
    "bpss": boxes(BPSS),
    "life_road_map": road,
    "ecomap": ecomap,
}


def only(content: Mapping[str, Any], names: tuple[str, ...]) -> None:
    """Nothing beside what this tool holds: a part nobody shows would be lost to the reader."""
    other = [str(name) for name in content if name not in names]
    if other:
        raise BadInput({"tool": _("Alat ini tidak memuat bagian “%(part)s”.") % {"part": other[0]}})


def lines(field: str, value: Any) -> list[str]:
    """A list of texts without empty ones."""
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) for one in value):
        raise BadInput({field: _("Tulis satu hal satu baris.")})
    return bare(value)


def rows(field: str, value: Any, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rows with every column of theirs, texts without spaces around them; rows that say nothing are left out."""
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(row, Mapping) for row in value) or len(value) > MOST_ROWS:
        raise BadInput({field: _("Isi satu hal satu baris, paling banyak %(most)s baris.") % {"most": MOST_ROWS}})
    kept = []
    for row in value:
        only(row, names)
        flat = {name: one if isinstance(one := row.get(name), bool) else str(one if one is not None else "").strip() for name in names}
        if any(flat.values()):
            kept.append(flat)
    return kept


def in_cell(field: str, name: str, code: Any) -> None:
    """A code of a list, said at its cell."""
    if not isinstance(code, str):
        raise BadInput({field: _("Pilih dari daftar.")})
    checked(field, name, code)
