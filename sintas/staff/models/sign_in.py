from django.db import models

from sintas.safekeeping.models import Row


class Attempt(Row):
    """A failed sign-in, kept for the throttle. The name is stored as a keyed digest: a mistyped password must not end up here."""

    name_digest = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name_digest", "-at"], name="attempt_latest")]
