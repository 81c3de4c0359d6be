"""Who came and who was heard, session by session, as practice/group/cohesion.py lays it side by side. Ids of members, no names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sintas.practice.group.cohesion import Roll

from ..models import Group
from .sessions import roll_of, sessions_of, stays_of


@dataclass(frozen=True)
class SessionRoll:
    """One held session: its number, its day and its roll (keys are ids of members as text)."""

    number: int
    on: date
    roll: Roll


RollsOf = Callable[[Group], Sequence[SessionRoll]]


def no_rolls(_group: Group) -> Sequence[SessionRoll]:
    """Where no attendance was kept."""
    return ()


def rolls_of(group: Group) -> Sequence[SessionRoll]:
    """Every session held, by day. Four queries, however many there are; nothing is unsealed."""
    stays = stays_of(group)
    return [SessionRoll(one.no, one.on, roll_of(one, stays)) for one in sessions_of(group) if one.held]
