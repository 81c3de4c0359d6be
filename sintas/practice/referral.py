"""The way of a referral from sending to feedback (R340, C15, F8): which step may follow which, who may say it, when an answer is owed."""

from __future__ import annotations

from datetime import date, timedelta

from sintas.practice import catalogue

FORWARD = ("sent", "received", "accepted", "begun", "done")
STOPS = ("declined", "lapsed", "withdrawn")
ENDED = frozenset({"done", *STOPS})
STAYS = ("feedback", "noted")  # steps that leave the state as it is
STATES = (*FORWARD, *STOPS)
# Days until an answer is owed. Our own working rule: the sources name no waiting time (catalogue referral_urgency).
ANSWER_WITHIN = {"now": 1, "today": 1, "this_week": 7, "planned": 14}
USUALLY = 7
RISES_AFTER = timedelta(days=2)  # between two units: after the sender was reminded, the heads of both are told


def allowed(before: str) -> frozenset[str]:
    """States that may follow a state; "" is that of a referral not sent yet. Forward steps may be skipped: nobody must invent a day.

    What has ended stays ended, and a service that has begun is no longer declined. Raises ValueError for an unknown state.
    """
    if not before:
        return frozenset({"sent"})
    if before in ENDED:
        return frozenset()
    later = FORWARD[FORWARD.index(before) + 1 :]
    return frozenset({*later, "lapsed", "withdrawn"} | ({"declined"} if before != "begun" else set()))


def steps_from(state: str, *, partner: bool = False) -> list[str]:
    """Steps that may be written now, in the order of the catalogue; `partner`: only those the receiver may say.

    Feedback may come in any state after sending, also when all is done; not once the team took the referral back or gave it up.
    """
    next_ones = allowed(state) | ({"feedback"} if state and state not in ("withdrawn", "lapsed") else frozenset())
    rows = catalogue.load("referral_steps").in_use()
    return [row.code for row in rows if row.code in next_ones and row.code != "sent" and (not partner or row.flag("partner"))]


def answer_due(sent: date, urgency: str) -> date:
    """The day by which the receiver's answer is owed."""
    return sent + timedelta(days=ANSWER_WITHIN.get(urgency, USUALLY))


def answer_within(urgency: str) -> timedelta:
    """The same as a length of time, for a referral that is read where it is sent to on the same day."""
    return timedelta(days=ANSWER_WITHIN.get(urgency, USUALLY))


def unanswered(state: str) -> bool:
    """Does the sender still wait to hear whether the receiver takes it on?"""
    return state in ("sent", "received")
