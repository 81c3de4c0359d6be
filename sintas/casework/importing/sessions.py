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
from .filling import Filling
from .happening import Happening
from .leaves import Part
from .plan import Goals, goals_named
from .wording import code_or_words, told_at

NO_CONSENT_NAMED = "Diimpor: dokumen sumber tidak menyebut persetujuan sebelum sesi ini."


def the_session_of(entry: Part, waiting: list[Part]) -> Part | None:
    """The described session this entry of the timeline speaks of: the same day, and the step's name inside the event's words."""
    words = fold(str(entry.value.get("event") or ""))
    for one in waiting:
        step = fold(str(one.value.get("step") or "")) if isinstance(one.value, dict) else ""
        same_day = isinstance(one.value, dict) and one.value.get("date") == entry.value.get("date")
        if step and same_day and step in words:
            return one
    return None


def bring_session(by: Actor, case: Case, described: Part | None, event: Happening | None, goals: Goals) -> None:
    """One session held: from its description, its entry in the timeline, or both. Held before consent, it says that it was imported so."""
    path = described.path if described is not None else event.part.path if event is not None else ""
    facts = described_facts(described, goals) if described is not None else {}
    when = facts.pop("happened", None) or FuzzyDate.unknown()
    if event is not None:
        when = event.happened if event.happened.is_known else when
        facts["note"] = ". ".join(filter(None, (event.text, facts.get("note"))))
    day = min(when.latest or clock.today(), clock.today())
    early = not allows_intervention(standing(case, day))
    with told_at(path):
        reason = NO_CONSENT_NAMED if early else ""
        row = record_session(by=by, case=case, happened=when, imported=True, before_consent_reason=reason, **facts)
    for part in filter(None, (described, event.part if event is not None else None)):
        part.stands(row)


def described_facts(part: Part, goals: Goals) -> dict[str, Any]:
    """Keywords of record_session() from {step, date, content, achievement, client_words, feedback, goals, topics, ...}."""
    one = Filling(part, "session")
    one.happened()
    step_facts(part, one)
    note_of(part, one)
    one.texts("achievement", "client_words", "feedback", "place", "state_before", "worst_case", "participant_words", "next_step", "order_reason")
    one.strict("channel", "session_channels")
    one.strict("worker_role", "session_roles")
    one.strict("pillar", "pillars")
    one.code("therapy", "therapies")
    one.strict_codes("participants", "contact_parties")
    one.strict_codes("techniques", "techniques")
    one.codes("topics", "psychoeducation_topics")
    one.flags("guidance_wished")
    if entries := goals_named(part, "goals", goals, "session.goals"):
        one.facts["goals"] = entries
    for name, most in (("duration_min", 24 * 60), ("part_no", 100), ("part_of", 100)):
        if (number := part.number(name, f"session.{name}", 1, most)) is not None:
            one.facts[name] = number
    return one.with_own_words()


def step_facts(part: Part, one: Filling) -> None:
    """The step as a step of a therapy (which it then names), as a technique, or in the document's own words."""
    step, own_step = code_or_words(part.part("step"), "session.steps", "therapy_steps", "techniques")
    steps = load("therapy_steps")
    if step and steps.has(step):
        one.facts["steps"] = [step]
        if load("therapies").has(steps.get(step).group):
            one.facts["therapy"] = steps.get(step).group
    elif step:
        one.facts["techniques"] = [step]
    elif own_step:
        one.own["step"] = own_step


def note_of(part: Part, one: Filling) -> None:
    """What was done, under the name of its step."""
    content = part.part("content")
    named = part.value.get("step") or ""
    named = "" if str(named).startswith("code:") else str(named)
    done = part.texts("content", "session.note") if isinstance(content.value, list) else [content.words("session.note")]
    told = "; ".join(filter(None, done))
    note = f"{named}: {told}" if named and told else named or told
    if note:
        one.facts["note"] = note
