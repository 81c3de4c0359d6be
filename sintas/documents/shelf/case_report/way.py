"""The way so far: contacts, steps of protection and sessions as dated entries, and the sources the report rests on."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile, Event
from sintas.casework.reading.for_paper import SessionPart

from ...sheet import Sheet


def sources(file: CaseFile, sheet: Sheet) -> list[str]:
    """Who was spoken with and when: kinds of contact by party with their days, then the sessions (the sources of F1 II)."""
    w = sheet.wording
    days: dict[str, list[str]] = {}
    for one in file.events:
        if one.source and one.title:
            days.setdefault(one.title, []).append(one.when)
    if sheet.sessions and any(one.number for one in sheet.sessions):
        days[w["sessions_source"]] = [one.when for one in sheet.sessions]
    return [w.fill("source_row", kind=kind, count=str(len(said)), days=", ".join(filter(None, said))) for kind, said in days.items()]


def story(file: CaseFile, sheet: Sheet) -> list[dict[str, Any]]:
    """Oldest first. An entry of which only the day is left tells nothing and is left out."""
    entries = [(one.order, event_entry(one, sheet)) for one in file.events if one.title or one.text]
    entries += [(one.order, session_entry(one, sheet)) for one in sheet.sessions if one.number or one.note]
    return [entry for _order, entry in sorted(entries, key=lambda pair: pair[0])]


def event_entry(one: Event, sheet: Sheet) -> dict[str, Any]:
    kind = f"{one.kind}, {sheet.wording['late']}" if one.late and one.kind else one.kind
    return {"when": one.when or None, "kind": kind or None, "title": one.title or None, "text": one.text or None, "by": one.by or None}


def session_entry(one: SessionPart, sheet: Sheet) -> dict[str, Any]:
    w = sheet.wording
    text = "\n\n".join(filter(None, (one.before, one.note, one.achievement)))
    if one.next_step:
        text += f"\n\n{w['next']}: {one.next_step}"
    kind = w["session"] + (f", {w['late']}" if one.late else "")
    title = w.fill("session_title", number=one.number) if one.number else None
    return {
        "when": one.when or None,
        "kind": kind,
        "title": title,
        "text": text.strip() or None,
        "quote": one.client_words or None,
        "by": one.by or None,
    }
