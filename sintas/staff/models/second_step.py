"""What proves somebody beside the password. Each row is its owner's alone (row-level security), secrets under their own key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from sintas.safekeeping.models import Row
from sintas.safekeeping.rings import OWN
from sintas.safekeeping.sealed import Sealed


class Proof(Row):
    """Belongs to one person; what it holds is sealed under that person's own key."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    made_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def sealed_under(self) -> UUID:
        return self.user_id

    def ring_of(self, field: Any) -> str:
        return OWN


class Authenticator(Proof):
    """An app that shows six digits. Until the first right code it is only begun."""

    secret = Sealed("authenticator.secret", ring=OWN)
    confirmed_at = models.DateTimeField(null=True)
    used_step = models.BigIntegerField(default=0)  # the latest step of time whose code was used: no code counts twice

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user"], name="one_authenticator_each")]


class Passkey(Proof):
    """A key in a phone, a computer or a stick."""

    called = Sealed("passkey.called", ring=OWN)
    credential = Sealed("passkey.credential", ring=OWN)  # base64: id and public key
    counter = models.BigIntegerField(default=0)  # goes up with every use on keys that count: one that falls was copied
    used_at = models.DateTimeField(null=True)


class RecoveryCode(Proof):
    """One of ten, as second_step/recovery.py stores them."""

    digest = models.BinaryField()
    used_at = models.DateTimeField(null=True)
