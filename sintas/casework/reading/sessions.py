"""Earlier sessions of a case, for whoever writes the next one. Opens content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load

from ..models import Goal, Session

Held = tuple[date | None, frozenset[str]]


@dataclass(frozen=True)
class Before:
    """The session before this one, as the page reminds of it."""

    when: str
    steps: str
    part: str
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
        part=part_words(session.therapy, session.part_no, session.part_of, lang),
        note=session.note or session.achievement or "",
        agreed=agreed,
    )


def steps_held(case: Case, *, but: UUID | None = None) -> list[Held]:
    """(day when it is known exactly, codes of therapy_steps) of every session held with steps, oldest first; coded columns only."""
    found = _held(case, but).exclude(steps=[]).order_by(F("happened_on").asc(nulls_last=True)).values_list("happened", "steps")
    return [(FuzzyDate.decode(happened).exact, frozenset(steps)) for happened, steps in found]


def part_words(therapy: str, no: int | None, of: int | None, lang: str) -> str:
    """ "CBT (terapi kognitif perilaku), sesi ke-2 dari 5"; '' without a number."""
    if no is None:
        return ""
    words = _("sesi ke-%(no)s dari %(of)s") % {"no": no, "of": of} if of is not None else _("sesi ke-%(no)s") % {"no": no}
    return f"{load('therapies').label(therapy, lang)}, {words}" if therapy else words


def goal_texts(case: Case, *, also: Iterable[UUID] = ()) -> dict[UUID, str]:
    """Entry -> words of the specific goals that stand in the plan, in its order; `also` adds goals taken out of it since."""
    stands = Q(withdrawn_at=None) | Q(entry__in=list(also))
    found = Goal.objects.filter(stands, file_id=case.pk, superseded_at=None, set_aside=False)
    return {goal.entry: goal.text for goal in found.only("id", "file_id", "entry", "text").order_by("position", "written_at")}


def goal_entries(case: Case) -> set[UUID]:
    """The specific goals that stand in the plan; their words stay shut."""
    return set(Goal.current.filter(file_id=case.pk).values_list("entry", flat=True))


def _held(case: Case, but: UUID | None) -> QuerySet[Session]:
    found: QuerySet[Session] = Session.current.filter(file_id=case.pk, ahead=False)
    return found if but is None else found.exclude(entry=but)


def is_of_a_session(file_id: UUID, appointment_id: UUID) -> bool:
    """Is this time in the diary that of a session ahead? Then it is moved with the session."""
    return Session.current.filter(file_id=file_id, appointment=appointment_id, ahead=True).exists()
