"""How long a proposed transfer of a case may stay unanswered, by its urgency.

No source names a time (C13: response times vary and none is a standard): our own working rule, never printed as a standard.
"""

from __future__ import annotations

from datetime import timedelta

ANSWER_WITHIN = {"now": 1, "today": 1, "this_week": 3, "planned": 7}  # days, by referral_urgency
USUALLY = 3
RISES_AFTER = timedelta(days=2)  # after the sender was reminded, the heads of both units are told
STANDS = 14  # days until the offer ends by itself; the case never left its unit


def answer_within(urgency: str) -> timedelta:
    """How long the receiving unit has until it is asked about."""
    return timedelta(days=ANSWER_WITHIN.get(urgency, USUALLY))
