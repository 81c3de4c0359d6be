"""What one's own second step consists of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from ..actions.second_step import codes_left, has_authenticator
from ..actor import Actor
from ..models import Passkey, User


@dataclass(frozen=True)
class PasskeyShown:
    """One key."""

    id: UUID
    called: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class SecondStepShown:
    """`since` is None before there is any."""

    since: datetime | None
    authenticator: bool = False
    passkeys: list[PasskeyShown] = field(default_factory=list)
    codes_left: int = 0


def second_step_of(by: Actor) -> SecondStepShown:
    """Of whoever asks; nobody sees another's."""
    since = User.objects.values_list("second_step_at", flat=True).get(pk=by.user_id)
    if since is None:
        return SecondStepShown(None)
    keys = [
        PasskeyShown(one.pk, str(one.called), one.made_at, one.used_at)
        for one in Passkey.objects.filter(user_id=by.user_id).order_by("made_at")
    ]
    return SecondStepShown(since, has_authenticator(by.user_id), keys, codes_left(by.user_id))
