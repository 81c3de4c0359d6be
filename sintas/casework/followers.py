"""What rooms above do when a referral or a conference is written, whom they asked to a conference, and what they know when a case is opened again.

Named when they start, so that nothing here looks up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.staff.actor import Actor


@dataclass(frozen=True)
class Asked:
    """Who was asked to a conference: colleagues by account, everybody by the invitation."""

    users: frozenset[UUID] = frozenset()
    invitations: frozenset[UUID] = frozenset()


_FOLLOW_REFERRALS: list[Callable[..., None]] = []
_FOLLOW_CONFERENCES: list[Callable[..., None]] = []
_ASKED: list[Callable[[Case, UUID], Asked]] = []
_BEFORE_REOPENING: list[Callable[[Case], str]] = []


def add_referral_follower(follow: Callable[..., None]) -> None:
    """A room above names what follows a version of a referral: follow(by=, case=, row=, before=), in the same transaction."""
    if follow not in _FOLLOW_REFERRALS:
        _FOLLOW_REFERRALS.append(follow)


def referral_written(*, by: Actor, case: Case, row: Any, before: Any) -> None:
    """Both verbs that write a referral end here."""
    for follow in _FOLLOW_REFERRALS:
        follow(by=by, case=case, row=row, before=before)


def add_conference_follower(follow: Callable[..., None]) -> None:
    """A room above names what follows a version of a conference: follow(by=, case=, row=), in the same transaction."""
    if follow not in _FOLLOW_CONFERENCES:
        _FOLLOW_CONFERENCES.append(follow)


def conference_written(*, by: Actor, case: Case, row: Any) -> None:
    """Every version of the account of a conference ends here, whatever page or import wrote it."""
    for follow in _FOLLOW_CONFERENCES:
        follow(by=by, case=case, row=row)


def add_asked(asked: Callable[[Case, UUID], Asked]) -> None:
    """A room above names who was asked to a conference that was called together under this id."""
    if asked not in _ASKED:
        _ASKED.append(asked)


def asked_to(case: Case, entry: UUID) -> Asked:
    """Nobody, for a conference nobody was called to."""
    found = [asked(case, entry) for asked in _ASKED]
    return Asked(frozenset().union(*(one.users for one in found)), frozenset().union(*(one.invitations for one in found)))


def add_reopening_words(words: Callable[[Case], str]) -> None:
    """A room above says what must be known before a closed case is opened again; "" for nothing."""
    if words not in _BEFORE_REOPENING:
        _BEFORE_REOPENING.append(words)


def before_reopening(case: Case) -> str:
    """For the page that asks for the reason."""
    return " ".join(filter(None, (words(case) for words in _BEFORE_REOPENING)))
