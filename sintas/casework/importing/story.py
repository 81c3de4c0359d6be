"""What happened, in the order the document tells it: contacts, agreement, sessions, evaluation, ending, referral; stages move along."""

from __future__ import annotations

from sintas.cases.actions.source import record_event
from sintas.cases.actions.writing import record_contact
from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff.actor import Actor

from .agreement import bring_agreement, bring_spoken_contract
from .ending import bring_ending, bring_referral
from .happening import happening
from .leaves import Part
from .sessions import bring_session, the_session_of
from .stages import STAGES, Walk, sessions_in, stage_of
from .wording import told_at

INTO = {"engagement": "contact", "implementation": "session"}


def bring_story(by: Actor, case: Case, own: Part) -> None:
    """Walk the timeline; then whatever the document describes outside of it."""
    timeline = own.items("timeline")
    walk = Walk(by, case, own)
    waiting = sessions_in(own)
    agreed = False
    for entry in timeline:
        stage = stage_of(entry)
        told = happening(entry, INTO.get(stage, "event"))
        word = entry.text("stage", "passage.stage")
        walk.to(stage)
        if word == "contract":
            bring_agreement(by, case, own.part("consent"), None if agreed else told)
            agreed = True
        elif STAGES[word] == "implementation":
            described = the_session_of(told, waiting)
            waiting = [one for one in waiting if one is not described]
            bring_session(by, case, described, told)
        elif word in ("intake_engagement", "engagement", "follow_up"):
            with told_at(entry.path):
                record_contact(by=by, case=case, result=told.text, happened=told.happened, imported=True)
        elif word == "referral":
            bring_referral(by, case, own.part("referral"), told)
        else:
            with told_at(entry.path):
                record_event(by=by, case=case, text=told.text, happened=told.happened, imported=True)
    if not agreed and own.part("consent"):
        bring_agreement(by, case, own.part("consent"), None)
    for described in waiting:
        bring_session(by, case, described, None)
    if own.part("referral") and not any(entry.value.get("stage") == "referral" for entry in timeline):
        bring_referral(by, case, own.part("referral"), None)
    bring_ending(by, case, own.part("termination"), walk)


def bring_engagement(by: Actor, case: Case, own: Part) -> None:
    """How the worker approached the client, as a list of words without a day: one contact, and the contract if it is among them."""
    words = own.texts("engagement", "contact.approach")
    if not words:
        return
    with told_at(own.part("engagement").path):
        record_contact(by=by, case=case, approach="; ".join(words), happened=FuzzyDate.unknown(), imported=True)
        bring_spoken_contract(by, case, words)
