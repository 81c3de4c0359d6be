"""What a life road map keeps: events as told. Schema 1 had when, age, what and mood; schema 2 adds what the event meant and who helped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.safekeeping.refusals import BadInput

from ...instrument import Content
from ...shape import code, mapping, only, rows, text

SCHEMA = 2
MOODS = ("up", "down")
STRENGTHS = ("1", "2", "3", "4", "5")
ADDED: dict[str, Any] = {"strength": None, "feeling": "", "meaning": "", "helped_by": ""}  # schema 2
EVENT = ("when", "age", "what", "mood", *ADDED)
MOST_ROWS = 200
OLDEST = 120
LONGEST = {"when": 200, "age": 60, "what": 2_000, "feeling": 500, "meaning": 2_000, "helped_by": 500}


def clean(content: Content) -> dict[str, Any] | None:
    """Events in the order told, each with what happened; the rest as far as it was said. `strength` 1 (little) to 5 (very strong) or None.

    None when there is no event. Raises BadInput at `tool`, at `events`, or at the cell (`events-0-what`).
    """
    held = mapping(content, "tool")
    only(held, ("events",), "tool")
    kept = [event(at, row) for at, row in enumerate(rows("events", held.get("events"), EVENT, most=MOST_ROWS))]
    return {"events": kept} if kept else None


def event(at: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """One event. Raises BadInput at its cell."""
    kept: dict[str, Any] = {name: text(f"events-{at}-{name}", row[name], most) for name, most in LONGEST.items()}
    if not kept["what"]:
        raise BadInput({f"events-{at}-what": _("Tulis apa yang terjadi.")})
    age = kept["age"]
    if age.isascii() and age.isdigit() and int(age) > OLDEST:
        raise BadInput({f"events-{at}-age": _("Tulis usia paling banyak %(most)s tahun, atau kosongkan.") % {"most": OLDEST}})
    if row["mood"] not in ("", *MOODS) or isinstance(row["mood"], bool):
        raise BadInput({f"events-{at}-mood": _("Pilih terasa baik atau terasa berat, atau biarkan kosong.")})
    strength = row["strength"]
    if strength not in ("", *STRENGTHS):
        raise BadInput({f"events-{at}-strength": _("Pilih 1 sampai 5, atau biarkan kosong.")})
    return {
        "when": kept["when"],
        "age": age,
        "what": kept["what"],
        "mood": code(f"events-{at}-mood", row["mood"], MOODS),
        "strength": int(strength) if strength else None,
        "feeling": kept["feeling"],
        "meaning": kept["meaning"],
        "helped_by": kept["helped_by"],
    }


def upgrade(content: Content, schema: int) -> dict[str, Any]:
    """Content of schema 1 with the added parts unsaid. Raises ValueError for a schema that is not known here."""
    if schema not in (1, SCHEMA):
        raise ValueError(f"schema {schema} of the life road map is not known here")
    if schema == SCHEMA:
        return dict(content)
    return {**content, "events": [{**ADDED, **row} for row in content.get("events") or ()]}


def facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """How many events were told, and how many of them felt good or hard."""
    events = content.get("events") or []
    return {"events": len(events), **{mood: sum(1 for row in events if row.get("mood") == mood) for mood in MOODS}}
