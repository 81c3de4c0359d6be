"""What rooms above bring to the pages and decisions of this one: referrals that came by themselves, and who hears what was decided. Named when the
program starts, so that nothing here looks up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit.pieces import Row
from sintas.staff.actor import Actor

from .models import ReferralIn


@dataclass(frozen=True)
class Telling:
    """What the sender can still be told from the case: a form (kit.forms.PartForm), and where it is sent."""

    url: str
    form: Any


_ARRIVALS: list[Callable[[Actor], list[Row]]] = []
_TELL_SENDERS: list[Callable[..., None]] = []
_COPIES: list[Callable[[UUID], UUID]] = []
_TELLINGS: list[Callable[..., Telling | None]] = []


def add_arrivals(arrived: Callable[[Actor], list[Row]]) -> None:
    """A room above lists what came and nobody has taken in yet."""
    if arrived not in _ARRIVALS:
        _ARRIVALS.append(arrived)


def arrivals_for(by: Actor) -> list[Row]:
    """For the list of enquiries, above it."""
    return [row for arrived in _ARRIVALS for row in arrived(by)]


def add_copy(copy: Callable[[UUID], UUID]) -> None:
    """A room above says which release is read today of what came by another: a copy that ended may be renewed."""
    if copy not in _COPIES:
        _COPIES.append(copy)


def copy_now(came_by: UUID) -> UUID:
    """The release to be opened."""
    for copy in _COPIES:
        came_by = copy(came_by)
    return came_by


def add_sender(tell: Callable[..., None], telling: Callable[..., Telling | None]) -> None:
    """A room above tells senders of this installation: tell(by=, release_id=, state=, words=), and telling(by, case, release_id, entry)."""
    if tell not in _TELL_SENDERS:
        _TELL_SENDERS.append(tell)
        _TELLINGS.append(telling)


def tell_sender(*, by: Actor, row: ReferralIn | None, state: str, words: str = "") -> None:
    """Decided: whoever sent it inside this installation hears it in the same transaction; nobody else is there to hear it."""
    if row is None or row.came_by is None:
        return
    for tell in _TELL_SENDERS:
        tell(by=by, release_id=row.came_by, state=state, words=words)


def to_tell(by: Actor, case: Case, release_id: UUID | None, entry: UUID) -> Telling | None:
    """What the sender may still be told from the page of what was received."""
    found = (telling(by, case, release_id, entry) for telling in _TELLINGS) if release_id else ()
    return next((one for one in found if one is not None), None)
