"""Coming in: the same answer for a wrong name, a wrong password and an ended account, in about the same time."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as

from .. import one_time, throttle
from ..account_notices import tell_of_guessing, wrong_lately
from ..actor import Actor, actor_for
from ..models import User
from ..notices import tell


@dataclass(frozen=True)
class Entry:
    """`user` when it was them; else `wait` tells how many minutes nobody may try (0: try again). `wrong`: attempts before."""

    user: User | None
    wait: int = 0
    wrong: int = 0


def check(*, by: Actor | None, username: str, password: str, verb: str = "sign in", address: str = "") -> Entry:
    """Is it them? Counts wrong attempts and leaves a trail row for each refusal; `by` is None before sign-in.

    A one-time code counts as the password of an account that has none of its own yet. `address` is where the attempt comes
    from; "" for somebody who is in already.
    """
    wait = throttle.minutes_to_wait(username, address)
    if wait:
        trail.record(by=by, verb=verb, outcome="refused", why="wait")
        return Entry(None, wait)
    user = User.objects.filter(username__iexact=username.strip()).first()
    if user is None:
        make_password(password)  # as long as a real comparison takes
    elif fits(user, password) and may_enter(user):
        wrong = wrong_lately(username)
        throttle.forget(username)
        return Entry(user, wrong=wrong)
    throttle.note_wrong(username, address)
    trail.record(by=by, verb=verb, outcome="refused", why="wrong")
    return Entry(None, throttle.minutes_to_wait(username, address))


def fits(user: User, password: str) -> bool:
    """Password, else one-time code; always one slow comparison."""
    right = user.check_password(password)
    return right or one_time.fits(user, password)


def may_enter(user: User) -> bool:
    """Neither ended nor expired."""
    return user.is_active and not (user.expires_on and user.expires_on < clock.today())


def came_in(user: User, verb: str = "sign in", wrong: int = 0) -> Actor:
    """Writes the trail row in their own name. Returns who they now are; their own key stands ready for drafts.

    `wrong` attempts before it are told when there were several.
    """
    by = actor_for(user)
    with acting_as(user.pk) as keyring:
        trail.record(by=by, verb=verb)
        tell_of_guessing(user.pk, wrong)
        keyring.own_key(user.pk)
    return by


@transaction.atomic
def set_own_password(*, by: Actor, user: User, password: str) -> None:
    """Their new password (already checked against the rules). A one-time code is used up; all other sessions end by themselves."""
    user.set_password(password)
    user.must_change_password = False
    one_time.used_up(user)
    user.save(update_fields=["password", "must_change_password", "code_digest", "code_until"])
    tell(user.pk, "password_changed")
    trail.record(by=by, verb="set own password")
