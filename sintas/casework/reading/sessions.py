"""Earlier sessions of a case, for whoever writes the next one. Opens content."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load

from ..models import Session


@dataclass(frozen=True)
class Before:
    """The session before this one, as the page reminds of it."""

    when: str
    steps: str
    note: str
    agreed: str


def last_held(case: Case, *, but: UUID | None = None) -> Session | None:
    """The latest session that was held; `but` leaves out the one being corrected."""
    session: Session | None = (
        _held(case, but).order_by(F("happened_on").desc(nulls_last=True), F("happened_at").desc(nulls_last=True), "-written_at").first()
    )
    return session


def before(case: Case, lang: str, *, but: UUID | None = None) -> Before | None:
    """What was done and agreed last time; None when there was none."""
    session = last_held(case, but=but)
    if session is None:
        return None
    when = FuzzyDate.decode(session.happened)
    steps = load("therapy_steps")
    agreed = session.next_step or ""
    if agreed and session.next_on:
        agreed = f"{agreed}, {numbers.short_day(session.next_on)}"
    return Before(
        when=numbers.short_day(when.exact) if when.exact else when.text(lang),
        steps=", ".join(steps.label(code, lang) for code in session.steps),
        note=session.note or session.achievement or "",
        agreed=agreed,
    )


def steps_done(case: Case, *, but: UUID | None = None) -> frozenset[str]:
    """Codes of therapy steps that stand in earlier sessions; coded columns only."""
    found = _held(case, but).values_list("steps", flat=True)
    return frozenset(code for steps in found for code in steps)


def _held(case: Case, but: UUID | None) -> QuerySet[Session]:
    found: QuerySet[Session] = Session.current.filter(file_id=case.pk, ahead=False)
    return found if but is None else found.exclude(entry=but)
