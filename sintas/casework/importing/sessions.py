"""The sessions of the document (parts "intervention" and "sessions"), matched with their entries in the timeline."""

from __future__ import annotations

from typing import Any

from sintas.cases.bases import Case
from sintas.cases.reading.consent import standing
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.practice.catalogue.code_list import fold
from sintas.practice.consent import allows_intervention
from sintas.staff.actor import Actor

from ..actions.sessions import record_session
from .happening import Happening
from .leaves import Part
from .wording import code_or_words, told_at

NO_CONSENT_NAMED = "Diimpor: dokumen sumber tidak menyebut persetujuan sebelum sesi ini."


def the_session_of(event: Happening, waiting: list[Part]) -> Part | None:
    """The described session this entry of the timeline speaks of: the same day, and the step's name inside the event's words."""
    for one in waiting:
        step = fold(str(one.value.get("step") or "")) if isinstance(one.value, dict) else ""
        same_day = isinstance(one.value, dict) and one.value.get("date") == event.part.value.get("date")
        if step and same_day and step in fold(event.text):
            return one
    return None


def bring_session(by: Actor, case: Case, described: Part | None, event: Happening | None) -> None:
    """One session held: from its description, its entry in the timeline, or both. Held before consent, it says that it was imported so."""
    path = described.path if described is not None else event.part.path if event is not None else ""
    facts = described_facts(described) if described is not None else {}
    when = facts.pop("happened", None) or FuzzyDate.unknown()
    if event is not None:
        when = event.happened if event.happened.is_known else when
        facts["note"] = ". ".join(filter(None, (event.text, facts.get("note"))))
    day = min(when.latest or clock.today(), clock.today())
    early = not allows_intervention(standing(case, day))
    with told_at(path):
        record_session(by=by, case=case, happened=when, imported=True, before_consent_reason=NO_CONSENT_NAMED if early else "", **facts)


def described_facts(part: Part) -> dict[str, Any]:
    """Keywords of record_session() from {step, date, content, achievement, client_words, feedback, next_step, place, duration_min}."""
    step, own_step = code_or_words(part.part("step"), "session.steps", "therapy_steps", "techniques")
    steps = load("therapy_steps")
    is_step = bool(step) and steps.has(step)
    named = part.value.get("step") or "" if isinstance(part.value, dict) else ""
    content = part.part("content")
    done = part.texts("content", "session.note") if isinstance(content.value, list) else [content.words("session.note")]
    return {
        "happened": part.date("date", "session.happened"),
        "steps": [step] if is_step else [],
        "therapy": steps.get(step).group if is_step and load("therapies").has(steps.get(step).group) else "",
        "techniques": [step] if step and not is_step else [],
        "note": "; ".join(filter(None, [f"{named}: " + "; ".join(done) if named and any(done) else named or "; ".join(done)])),
        "achievement": part.text("achievement", "session.achievement") or None,
        "client_words": part.text("client_words", "session.client_words") or None,
        "feedback": part.text("feedback", "session.feedback") or None,
        "next_step": part.text("next_step", "session.next_step"),
        "place": part.text("place", "session.place") or None,
        "duration_min": part.number("duration_min", "session.duration_min", 1, 24 * 60),
        "own_words": {"step": own_step} if own_step else None,
    }
