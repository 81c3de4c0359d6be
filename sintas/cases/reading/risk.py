"""The assessment that stands last, and the facts of safety as the rules of the practice ask for them."""

from __future__ import annotations

from typing import Any

from sintas.kit import clock
from sintas.practice.safety import SafetyFacts, opens_suicide_path

from ..models import Case, Flag, Incident, Person, Risk, SafetyFact, SafetyPlan, SuicidePath
from .together import Together


def latest_risk(case: Case) -> Risk | None:
    """By the day it was looked at, then by when it was written; undated ones count from their writing. Coded columns only."""
    return newest(list(Risk.current.filter(file_id=case.pk).defer("reasons", "protective_words", "client_view")))


def newest(rows: list[Risk]) -> Risk | None:
    """Of several."""
    return max(rows, key=lambda row: (row.happened_on or clock.local(row.written_at).date(), row.written_at)) if rows else None


KNOWN = Together(
    risks=lambda: Risk.current.only("level", "facts", "happened_on", "written_at"),
    said=lambda: SafetyFact.current.filter(holds=True).exclude(fact="").only("fact"),
    flags=lambda: Flag.objects.filter(ended_at=None).only("code"),
    people=lambda: Person.current.only("relation", "is_perpetrator", "in_household", "unsafe_guardian", "deceased"),
    paths=lambda: SuicidePath.current.exclude(state="ended").only("state"),
    plans=lambda: SafetyPlan.current.only("written_at"),
    incidents=lambda: Incident.current.only("perpetrator_relations", "forms", "repeated"),
)
Rows = dict[str, list[Any]]


def known_rows(case: Case) -> Rows:
    """What safety_facts(), perpetrators.violence_known() and flags_up() ask, coded columns only. One query."""
    return KNOWN.of(case)


def safety_facts(case: Case, rows: Rows | None = None) -> SafetyFacts:
    """What is known about safety today, wherever it was recorded. One query, none with `rows` of known_rows(); no sealed value."""
    rows = known_rows(case) if rows is None else rows
    risk = newest(rows["risks"])
    flags = {flag.code for flag in rows["flags"]}
    alive = [one for one in rows["people"] if not one.deceased]
    return SafetyFacts(
        risk_facts=frozenset(risk.facts if risk else ()) | frozenset(one.fact for one in rows["said"]),
        risk_level=risk.level if risk else None,
        lives_with_perpetrator="lives_with_perpetrator" in flags or any(one.in_household and one.is_perpetrator for one in alive),
        unsafe_guardian="unsafe_guardian" in flags or any(one.unsafe_guardian for one in alive),
        suicide_path_open=bool(rows["paths"]),
        safety_plan=bool(rows["plans"]),
    )


def standing_facts(case: Case) -> list[str]:
    """Codes of the facts somebody recorded that still hold: where a new look begins. A wish to die is asked anew each time."""
    said = SafetyFact.current.filter(file_id=case.pk, holds=True).exclude(fact="").values_list("fact", flat=True)
    return sorted(code for code in set(said) if not opens_suicide_path([code]))
