"""Contacts, steps of protection, notes and observations of a case in words, for the report of what the file holds."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.staff.models import User

from ..models import Case, Contact, Note, Observation, UrgentStep
from .paper_shapes import Event


def events_for_paper(case: Case, lang: str) -> tuple[Event, ...]:
    """Oldest first; undated ones by the day they were written. Notes and observations carry classes that never leave the house."""
    contacts = list(Contact.current.filter(file_id=case.pk))
    steps = list(UrgentStep.current.filter(file_id=case.pk))
    notes = list(Note.current.filter(file_id=case.pk))
    seen = list(Observation.current.filter(file_id=case.pk))
    everything: list[Any] = [*contacts, *steps, *notes, *seen]
    names = dict(User.objects.filter(pk__in={row.author_id for row in everything}).values_list("pk", "full_name"))
    agreed = case.client_since
    found = [contact_event(row, lang, names, agreed) for row in contacts]
    found += [step_event(row, lang, names, agreed) for row in steps]
    found += [remark_event(row, lang, names, agreed, "note") for row in notes]
    found += [remark_event(row, lang, names, agreed, "observation") for row in seen]
    return tuple(sorted(found, key=lambda event: event.order))


def contact_event(row: Contact, lang: str, names: dict[UUID, str], agreed: date | None) -> Event:
    """The result is what happened; the approach (how the worker came near) stands before it."""
    parties = ", ".join(load("contact_parties").label(code, lang) for code in row.parties)
    form = load("contact_forms").label(row.form, lang) if row.form else load("record_kinds").label("contact", lang)
    text = "\n\n".join(filter(None, (row.approach, row.result)))
    return Event(title=": ".join(filter(None, (form, parties))), text=text, source=parties, **shared(row, lang, names, agreed, "contact"))


def step_event(row: UrgentStep, lang: str, names: dict[UUID, str], agreed: date | None) -> Event:
    """A step of protection: its class is risk_safety, because it can name a hiding place."""
    title = load("urgent_steps").label(row.step, lang) if row.step else ""
    text = "\n".join(filter(None, (row.what, row.reason)))
    return Event(title=title, text=text, shows_with=("risk_safety",), **shared(row, lang, names, agreed, "urgent_step"))


def remark_event(row: Note | Observation, lang: str, names: dict[UUID, str], agreed: date | None, kind: str) -> Event:
    """A note or an observation: working words of the team (class notes, never given out)."""
    return Event(text=row.text, shows_with=("notes",), **shared(row, lang, names, agreed, kind))


def shared(row: Any, lang: str, names: dict[UUID, str], agreed: date | None, kind: str) -> dict[str, Any]:
    when = FuzzyDate.decode(row.happened) if row.happened else FuzzyDate.unknown()
    day = row.happened_on or row.written_at.date()
    return {
        "order": f"{day.isoformat()} {row.happened_at or '00:00:00'} {row.pk}",
        "dated": row.happened_on is not None,
        "early": agreed is None or (kind == "contact" if row.happened_on is None else row.happened_on <= agreed),
        "when": when.text(lang),
        "kind": load("record_kinds").label(kind, lang),
        "by": names.get(row.author_id, ""),
        "late": row.late,
    }
