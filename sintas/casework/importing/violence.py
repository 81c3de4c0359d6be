"""What was done to the client, as the document tells it: one incident, the facts about danger, the perpetrator. Nothing is asked why."""

from __future__ import annotations

from typing import Any

from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.safety_fact import record_safety_facts
from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff.actor import Actor

from .leaves import Part
from .people import bring_perpetrator
from .wording import code_or_words, codes_and_words, told_at

TOGETHER = "lives_with_perpetrator"


def bring_violence(by: Actor, case: Case, own: Part) -> None:
    """Perpetrator, incident, safety facts. A shared house raises its flag whichever of them says it."""
    facts = [code_or_words(fact, "safety_fact.fact", "risk_facts") for fact in own.items("safety_facts")]
    together = any(code == TOGETHER for code, _words in facts)
    person = bring_perpetrator(by, case, own.part("perpetrator"), in_household=together)
    bring_incident(by, case, own, [person.entry] if person is not None else [])
    for part, (code, words) in zip(own.items("safety_facts"), facts, strict=True):
        bring_safety_fact(by, case, part, code, words)


def bring_safety_fact(by: Actor, case: Case, part: Part, code: str, words: str) -> None:
    """One fact: a code of the list, or the document's own words."""
    if words:
        part.words("safety_fact.words")
    with told_at(part.path):
        row = record_safety_facts(
            by=by, case=case, codes=[code] if code else [], words=words, happened=FuzzyDate.unknown(), imported=True
        )
    part.stands(row)


def bring_incident(by: Actor, case: Case, own: Part, perpetrators: list[Any]) -> None:
    """Forms, repetition, factors and impacts where the words match a list; everything told stays in the words it was told in."""
    into = "incident.told"
    told = [fact.words(into) for fact in own.items("facts")]
    violence = own.items("violence")
    forms, repeated, other = forms_in(violence)
    if not (told or forms or other or own.items("causal_factor")):
        return
    impacts, _plain = codes_and_words(own.items("facts"), into, "impacts")
    factors, own_factors = codes_and_words(own.items("causal_factor"), "incident.factors", "contributing_factors")
    own_words = {"forms": "; ".join(other), "factors": "; ".join(own_factors)}
    said = [*told, *(one.words("incident.forms") for one in violence)]
    with told_at(own.path):
        row = record_incident(
            by=by,
            case=case,
            forms=[f"practice:{form}" for form in forms],
            repeated=repeated,
            happened=FuzzyDate.unknown(),
            told="; ".join(said),
            told_by="document",
            impacts=impacts,
            factors=factors,
            perpetrators=perpetrators,
            own_words={key: words for key, words in own_words.items() if words},
            imported=True,
        )
    own.stands(row)


def forms_in(violence: list[Part]) -> tuple[list[str], str, list[str]]:
    """(forms, how often, words that are neither)."""
    forms, repeated, other = [], "", []
    for one in violence:
        form, words = code_or_words(one, "incident.forms", "violence_practice", "incident_repeats")
        if words:
            other.append(words)
        elif form in ("once", "repeated", "ongoing", "unknown"):
            repeated = form
        else:
            forms.append(form)
    return forms, repeated, other
