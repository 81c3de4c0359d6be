"""Approvals of the demo: some wait for the supervisor or the head, one came back with a comment, some were given."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sintas.cases.bases import Case
from sintas.casework.actions.approving import ask_approval, decide
from sintas.casework.actions.override import ask_override
from sintas.kit import clock
from sintas.staff.actor import Actor

from .houses import House
from .lives import Sentences
from .past import working
from .plan import PLANS, Ask, Planned

OVERRIDE = "stage_override"
ASKED, ANSWERED = 2, 1  # days ago


def ask(plan: Planned, house: House, case: Case, by: Actor, sentences: Sentences) -> None:
    """Put forward what the plan says, and let whoever was asked answer a day later, when there is an answer."""
    if plan.ask is None:
        return
    words: dict[str, Any] = sentences.words["approvals"]
    about = [one.ask for one in PLANS if one.ask is not None and one.ask.subject == plan.ask.subject]
    approver = house.with_role(plan.ask.role, case.unit_id)
    with working(by, clock.today() - timedelta(days=ASKED), 16):
        if plan.ask.subject == OVERRIDE:
            asked = ask_override(by=by, case=case, stage=case.stage, approver_id=approver.user_id, reason=words["reason"])
        else:
            note = varied(words["notes"][plan.ask.subject], plan, about)
            asked = ask_approval(by=by, case=case, subject=plan.ask.subject, approver_id=approver.user_id, note=note)
    if plan.ask.answer:
        with working(approver, clock.today() - timedelta(days=ANSWERED), 10):
            answered = [one for one in about if one.answer == plan.ask.answer]
            comment = varied(words[plan.ask.answer][plan.ask.subject], plan, answered)
            decide(by=approver, approval_id=asked.pk, outcome=plan.ask.answer, comment=comment)


def varied(words: str | list[str], plan: Planned, alike: Collection[Ask]) -> str:
    """Of several wordings the one whose turn it is among the requests that are alike, in the order of PLANS."""
    if isinstance(words, str):
        return words
    these = [one for one in PLANS if one.ask in alike]
    return words[these.index(plan) % len(words)]
