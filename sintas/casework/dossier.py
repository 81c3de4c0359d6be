"""dossier.of(case): the facts of a case as `practice` asks for them. What no room can know yet stays None."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Count, Q

from sintas.cases.bases import Case
from sintas.cases.reading.consent import standing
from sintas.cases.reading.facts import facts_for
from sintas.kit import clock
from sintas.practice.dossier import ConsentFacts, Dossier, EngagementPart, FollowUpPart, ImplementationPart, TerminationPart
from sintas.practice.journey import verdict_of
from sintas.practice.stage import Verdict

from .models import Session


def of(case: Case) -> Dossier:
    """Parts of every stage, from coded columns alone: two queries of its own, and those of the consent in force."""
    facts = facts_for(case, "engagement", "termination", "follow_up")
    return Dossier(
        engagement=engagement(facts, standing(case, clock.today())),
        implementation=implementation(case),
        termination=termination(facts),
        follow_up=follow_up(facts),
    )


def verdict_on(case: Case, stage: str) -> Verdict:
    """What `stage` still needs; asks the database only for the facts of that stage. Raises stages.UnknownStage."""
    consent = standing(case, clock.today()) if stage == "engagement" else None
    return verdict_from(case, stage, facts_for(case, stage), consent)


def verdict_from(case: Case, stage: str, facts: dict[str, Any], consent: ConsentFacts | None) -> Verdict:
    """The same from facts a page has asked for already (reading.facts); engagement needs the consent in force."""
    engaged = engagement(facts, consent) if stage == "engagement" and consent is not None else safety_now(facts)
    return verdict_of(
        Dossier(
            engagement=engaged,
            implementation=implementation(case) if stage == "implementation" else None,
            termination=termination(facts) if stage == "termination" else None,
            follow_up=follow_up(facts) if stage == "follow_up" else None,
        ),
        stage,
    )


def safety_now(facts: dict[str, Any]) -> EngagementPart:
    """Only what the standing questions of safety ask about, at whatever stage the case stands."""
    risk = facts["risk"]
    return EngagementPart(
        risk_level=risk["level"] or None if risk else None,
        lives_with_perpetrator="lives_with_perpetrator" in facts["flags"],
        safety_plan=facts["safety_plan"],
        suicide_paths_open=len(facts["suicide_paths"]),
        suicide_paths_with_next_look=sum(facts["suicide_paths"]),
    )


def engagement(facts: dict[str, Any], consent: ConsentFacts) -> EngagementPart:
    """Facts of the first stage. "May be contacted as usual" is recorded as a rule of its own, so any rule counts as stated."""
    risk = facts["risk"]
    return replace(
        safety_now(facts),
        contacts=facts["contacts"],
        form_of_address=facts["form_of_address"],
        safe_contact_stated=facts["ways_to_reach"] or "safe_contact" in facts["flags"],
        consent=consent,
        contract=facts["contract"],
        risk_assessments=1 if risk else 0,
        protective_factors=len(risk["protective"]) + risk["words"] if risk else 0,
    )


def implementation(case: Case) -> ImplementationPart:
    """Sessions that took place; whether the plan was agreed is for the issue that brings the plan."""
    held = Session.current.filter(file_id=case.pk, ahead=False)
    count = held.aggregate(
        held=Count("pk", filter=Q(protection=False)), silent=Count("pk", filter=Q(early=True, before_consent_reason__isnull=True))
    )
    return ImplementationPart(sessions_held=count["held"], before_consent_without_reason=count["silent"])


def termination(facts: dict[str, Any]) -> TerminationPart:
    """The judgements and the final counselling come with the issue that brings closing; the safety plan is known already."""
    return TerminationPart(safety_plan=facts["safety_plan"])


def follow_up(facts: dict[str, Any]) -> FollowUpPart:
    """Contacts written while the case stood in follow-up; complete ones name channel and how the client is."""
    return FollowUpPart(contacts=facts["follow_up_contacts"], complete_contacts=facts["complete_follow_up_contacts"])
