"""What rooms above bring to the pages and decisions of this one: referrals that came by themselves, and who hears what was decided. Named when the
program starts, so that nothing here looks up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit.pieces import Row
from sintas.staff.actor import Actor

from .models import ReferralIn


@dataclass(frozen=True)
class Step:
    """One more thing the sender can be told from the case, by a button: `code` is sent to `url`."""

    url: str
    code: str
    words: str


_ARRIVALS: list[Callable[[Actor], list[Row]]] = []
_TELL_SENDERS: list[Callable[..., None]] = []
_STEPS: list[Callable[..., list[Step]]] = []


def add_arrivals(arrived: Callable[[Actor], list[Row]]) -> None:
    """A room above lists what came and nobody has taken in yet."""
    if arrived not in _ARRIVALS:
        _ARRIVALS.append(arrived)


def arrivals_for(by: Actor) -> list[Row]:
    """For the list of enquiries, above it."""
    return [row for arrived in _ARRIVALS for row in arrived(by)]


def add_sender(tell: Callable[..., None], steps: Callable[..., list[Step]]) -> None:
    """A room above tells senders of this installation: tell(by=, release_id=, state=, words=), and steps(by, case, release_id, entry)."""
    if tell not in _TELL_SENDERS:
        _TELL_SENDERS.append(tell)
        _STEPS.append(steps)


def tell_sender(*, by: Actor, row: ReferralIn | None, state: str, words: str = "") -> None:
    """Decided: whoever sent it inside this installation hears it in the same transaction; nobody else is there to hear it."""
    if row is None or row.came_by is None:
        return
    for tell in _TELL_SENDERS:
        tell(by=by, release_id=row.came_by, state=state, words=words)


def steps_to_tell(by: Actor, case: Case, release_id: UUID | None, entry: UUID) -> list[Step]:
    """What the sender may still be told from the page of what was received."""
    return [one for steps in _STEPS for one in steps(by, case, release_id, entry)] if release_id else []
