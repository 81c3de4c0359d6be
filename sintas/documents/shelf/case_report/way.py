"""Contacts, steps of protection and notes as dated entries, oldest first."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile, Event

from ...sheet import Sheet


def events_story(file: CaseFile, sheet: Sheet, *, early: bool) -> list[dict[str, Any]]:
    """Those before the client agreed to the service, or those since. An entry of which only the day is left tells nothing and is left out."""
    found = [one for one in file.events if one.early == early and (one.title or one.text)]
    return [entry(one, sheet) for one in in_place(found)]


def in_place(events: list[Event]) -> list[Event]:
    """By day; an entry without one stands after what was written just before it."""
    placed, before = [], ""
    for one in sorted(events, key=lambda event: event.order.rpartition(" ")[2]):  # as written: ids grow with time
        before = one.order if one.dated else before
        placed.append((before, one))
    return [one for _place, one in sorted(placed, key=lambda pair: pair[0])]


def entry(one: Event, sheet: Sheet) -> dict[str, Any]:
    kind = f"{one.kind}, {sheet.wording['late']}" if one.late and one.kind else one.kind
    return {"when": one.when or None, "kind": kind or None, "title": one.title or None, "text": one.text or None, "by": one.by or None}
