"""What rooms above do when a referral or a conference is written, and what they know when a case is opened again.

Named when they start, so that nothing here looks up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sintas.cases.bases import Case
from sintas.staff.actor import Actor

_FOLLOW_REFERRALS: list[Callable[..., None]] = []
_FOLLOW_CONFERENCES: list[Callable[..., None]] = []
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


def add_reopening_words(words: Callable[[Case], str]) -> None:
    """A room above says what must be known before a closed case is opened again; "" for nothing."""
    if words not in _BEFORE_REOPENING:
        _BEFORE_REOPENING.append(words)


def before_reopening(case: Case) -> str:
    """For the page that asks for the reason."""
    return " ".join(filter(None, (words(case) for words in _BEFORE_REOPENING)))
