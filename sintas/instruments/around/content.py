"""The ties as they are kept. Schema 1 knew to, person, closeness, energy and conflict; schema 2 adds kind, level and note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.practice.catalogue import load
from sintas.practice.checks import ecomap_counts
from sintas.safekeeping.refusals import BadInput

from ..shape import code, lines, mapping, only, rows, text
from ..ties import ENERGIES, energy_of, in_conflict

SCHEMA = 2
TIE = ("to", "person", "kind", "closeness", "energy", "conflict", "level", "note")
MOST, LONGEST, LONGEST_NOTE = 200, 200, 160


def clean(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Ties with whom, how close, where support flows, whether there is conflict; None without any. Ties of schema 1 are taken too.

    Raises BadInput at the cell: `ties-0-to`, `ties-0-closeness` ...
    """
    mapping(content, "ties")
    only(content, ("ties", "lines"), "ties")
    kept = [tie(at, row) for at, row in enumerate(rows("ties", content.get("ties"), TIE, most=MOST))]
    remarks = lines("lines", content.get("lines"))
    found = {"ties": kept} | ({"lines": remarks} if remarks else {})
    return found if kept or remarks else None


def tie(at: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """One tie, checked. Support merely said to be there (True) goes to the client."""
    cell = f"ties-{at}-"
    to, person = text(f"{cell}to", row["to"], LONGEST), text(f"{cell}person", row["person"], 100)
    if not (to or person):
        raise BadInput({f"{cell}to": _("Pilih orangnya, atau tulis sebutannya.")})
    energy = {True: "to_client", False: ""}.get(row["energy"], row["energy"])
    if row["conflict"] not in (True, False, ""):
        raise BadInput({f"{cell}conflict": _("Tandai ada konflik, atau biarkan kosong.")})
    return {
        "to": to,
        "person": person,
        "kind": code(f"{cell}kind", row["kind"], "ecomap_kinds"),
        "closeness": code(f"{cell}closeness", row["closeness"], "tie_qualities"),
        "energy": code(f"{cell}energy", energy, ENERGIES),
        "conflict": bool(row["conflict"]),
        "level": code(f"{cell}level", row["level"], "ecosystem_levels"),
        "note": text(f"{cell}note", row["note"], LONGEST_NOTE),
    }


def upgrade(content: Mapping[str, Any], schema: int) -> dict[str, Any]:
    """Ties of schema 1 with the new columns empty; lines of an ecological map written before it was drawn stay as remarks."""
    if schema not in (1, SCHEMA):
        raise ValueError(f"schema {schema} of this instrument is not known here")
    empty = dict.fromkeys(TIE, "")
    ties = [empty | dict(one) | {"energy": energy_of(one), "conflict": bool(one.get("conflict"))} for one in content.get("ties") or ()]
    return {"ties": ties} | ({"lines": list(content["lines"])} if content.get("lines") else {})


def facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """Counts for reports and checks: by closeness with and without energy, how many in conflict, how many without a closeness."""
    ties = list(content.get("ties") or ())
    known = [one for one in ties if load("tie_qualities").has(str(one.get("closeness") or ""))]
    found = ecomap_counts((one["closeness"], bool(energy_of(one)), in_conflict(one)) for one in known)
    return {
        "ties": len(ties),
        "with_energy": dict(found.with_energy),
        "without_energy": dict(found.without_energy),
        "conflict": sum(1 for one in ties if in_conflict(one)),
        "closeness_not_recorded": len(ties) - len(known),
        "kinds": dict(Counter(one["kind"] for one in ties if one.get("kind"))),
        "levels": dict(Counter(one["level"] for one in ties if one.get("level"))),
    }
