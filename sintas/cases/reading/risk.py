"""The assessment that stands last, and the facts of safety as the rules of the practice ask for them."""

from __future__ import annotations

from sintas.kit import clock
from sintas.practice.safety import SafetyFacts, opens_suicide_path

from ..models import Case, Flag, Person, Risk, SafetyFact, SafetyPlan, SuicidePath


def latest_risk(case: Case) -> Risk | None:
    """By the day it was looked at, then by when it was written; undated ones count from their writing. Coded columns only."""
    rows = list(Risk.current.filter(file_id=case.pk).defer("reasons", "protective_words", "client_view"))
    return max(rows, key=lambda row: (row.happened_on or clock.local(row.written_at).date(), row.written_at)) if rows else None


def safety_facts(case: Case) -> SafetyFacts:
    """What is known about safety today, wherever it was recorded. Six small queries, no sealed value."""
    risk = latest_risk(case)
    said = SafetyFact.current.filter(file_id=case.pk, holds=True).exclude(fact="").values_list("fact", flat=True)
    flags = set(Flag.objects.filter(file_id=case.pk, ended_at=None).values_list("code", flat=True))
    people = Person.current.filter(file_id=case.pk, deceased=False)
    at_home = {"lives_with_perpetrator"} & flags or people.filter(in_household=True, is_perpetrator=True).exists()
    return SafetyFacts(
        risk_facts=frozenset(risk.facts if risk else ()) | frozenset(said),
        risk_level=risk.level if risk else None,
        lives_with_perpetrator=bool(at_home),
        unsafe_guardian="unsafe_guardian" in flags or people.filter(unsafe_guardian=True).exists(),
        suicide_path_open=SuicidePath.current.filter(file_id=case.pk).exclude(state="ended").exists(),
        safety_plan=SafetyPlan.current.filter(file_id=case.pk).exists(),
    )


def standing_facts(case: Case) -> list[str]:
    """Codes of the facts somebody recorded that still hold: where a new look begins. A wish to die is asked anew each time."""
    said = SafetyFact.current.filter(file_id=case.pk, holds=True).exclude(fact="").values_list("fact", flat=True)
    return sorted(code for code in set(said) if not opens_suicide_path([code]))
