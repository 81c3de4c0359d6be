"""The resources as they are kept. Schema 1 was lines; they stay as remarks. Never an address: the map shows what helps, not where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.safekeeping.refusals import BadInput

from ...addresses import looks_like_address
from ...shape import code, lines, mapping, only, rows, text

SCHEMA = 2
PLACE = ("what", "kind", "where", "works", "note")
WHERE = ("near", "walk", "ride", "far")
WORKS = ("helps", "unsure", "closed")
MOST, LONGEST, LONGEST_NOTE = 100, 120, 160


def clean(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Resources with kind, distance and whether they help; None without any.

    Raises BadInput at the cell (`places-0-what`), also for what looks like an address or coordinates.
    """
    mapping(content, "places")
    only(content, ("places", "lines"), "places")
    kept = [place(at, row) for at, row in enumerate(rows("places", content.get("places"), PLACE, most=MOST))]
    remarks = lines("lines", content.get("lines"))
    for remark in remarks:
        no_address("lines", remark)
    found = {"places": kept} | ({"lines": remarks} if remarks else {})
    return found if kept or remarks else None


def place(at: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """One resource, checked."""
    cell = f"places-{at}-"
    what, note = text(f"{cell}what", row["what"], LONGEST), text(f"{cell}note", row["note"], LONGEST_NOTE)
    if not what:
        raise BadInput({f"{cell}what": _("Tulis apa atau siapa yang dapat membantu.")})
    no_address(f"{cell}what", what)
    no_address(f"{cell}note", note)
    return {
        "what": what,
        "kind": code(f"{cell}kind", row["kind"], "community_resources"),
        "where": code(f"{cell}where", row["where"], WHERE),
        "works": code(f"{cell}works", row["works"], WORKS),
        "note": note,
    }


def no_address(field: str, words: str) -> None:
    """Raises BadInput at `field` for words that would lead somebody to a door."""
    if looks_like_address(words):
        raise BadInput({field: _("Tulis namanya saja, tanpa alamat, nomor, tautan, atau koordinat. Peta ini tidak menunjukkan letak.")})


def upgrade(content: Mapping[str, Any], schema: int) -> dict[str, Any]:
    """Lines of schema 1 as remarks, word for word."""
    if schema not in (1, SCHEMA):
        raise ValueError(f"schema {schema} of this instrument is not known here")
    kept = {"places": [{**dict.fromkeys(PLACE, ""), **one} for one in content.get("places") or ()]}
    return kept | ({"lines": list(content["lines"])} if content.get("lines") else {})


def facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """How many resources, by kind, by distance, and how they work; without words."""
    places = list(content.get("places") or ())
    by = {key: dict(Counter(one[key] for one in places if one.get(key))) for key in ("kind", "where", "works")}
    return {"places": len(places), "kinds": by["kind"], "where": by["where"], "works": by["works"]}
