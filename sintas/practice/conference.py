"""The way of an invitation to a case conference (R176-R177): who may say what, before the day and on it, and how long the papers stay open."""

from __future__ import annotations

from datetime import date

from sintas.practice import catalogue

STEPS = ("invited", "accepted", "declined", "said", "came", "absent", "withdrawn")
STATES = tuple(step for step in STEPS if step != "said")  # a message leaves the answer as it is
COLLEAGUE = "own_team"  # of consent_recipients: what a client agrees to when a colleague who is not on her team takes part
PARTNER_SAYS = ("accepted", "declined", "said")
ANSWERED = frozenset({"accepted", "declined", "came", "absent"})
OPEN_AFTER = 7  # days a partner may still read after the conference; our own working rule, for those who take part in writing the minutes


def steps_from(state: str, *, on: date, today: date, partner: bool = False) -> list[str]:
    """What may be written next, in the order of the catalogue; `on` is the day of the conference. People change their minds, so an answer
    may be changed until it is written who came; who came is corrected by the team alone. Nothing follows an invitation taken back.
    """
    if state not in STATES:
        raise ValueError(state)
    if state == "withdrawn":
        return []
    noted = state in ("came", "absent")
    found = []
    for row in catalogue.load("invitation_steps").in_use():
        if row.code in ("invited", "withdrawn", state) or (partner and not row.flag("partner")):
            continue
        if row.code in ("accepted", "declined") and noted:
            continue
        if row.flag("held") and today < on:
            continue
        found.append(row.code)
    return found


def days_open(on: date, today: date, longest: int) -> int:
    """For how many days a pack given out today may be read: until OPEN_AFTER days after the conference, never more than `longest`."""
    return max(1, min(longest, (on - today).days + OPEN_AFTER))
