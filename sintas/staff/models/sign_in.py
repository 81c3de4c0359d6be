from django.db import models

from sintas.safekeeping.models import Row


class Attempt(Row):
    """A failed sign-in, kept for the throttle. Name and address are keyed digests: a mistyped password must not end up here."""

    name_digest = models.BinaryField()  # of what `kind` says
    kind = models.CharField(max_length=10, default="name")  # name, code (the second step), address
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["name_digest", "-at"], name="attempt_latest"),
            models.Index(fields=["kind", "-at"], name="attempt_of_kind"),
        ]


class KnownAddress(Row):
    """From here somebody came in lately: while the whole house is under guessing, these may still try."""

    digest = models.BinaryField(unique=True)
    at = models.DateTimeField()
