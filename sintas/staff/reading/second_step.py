"""What one's own second step consists of."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from ..actor import Actor
from ..models import Authenticator, Passkey, RecoveryCode, User


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


def credentials_of(user_id: UUID) -> list[bytes]:
    """The passkeys as the library takes them. Runs under their own identity."""
    return [b64decode(one.credential) for one in Passkey.objects.filter(user_id=user_id).order_by("made_at")]


def has_authenticator(user_id: UUID) -> bool:
    """An app that counts."""
    return Authenticator.objects.filter(user_id=user_id).exclude(confirmed_at=None).exists()


def codes_left(user_id: UUID) -> int:
    """Recovery codes not yet used."""
    return RecoveryCode.objects.filter(user_id=user_id, used_at=None).count()
