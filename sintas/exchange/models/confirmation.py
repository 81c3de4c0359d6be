from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import OfFile
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed, SealedJSON

from .convening import Invitation


class ShownMinutes(OfFile):
    """What somebody outside is shown of one version of the minutes: a copy of what concerns them, under the key of the release they read.

    `ended_at`: another version stands, or other decisions were shown since; a word said on it stays with it (docs/decisions/0025).
    """

    conference = models.UUIDField()  # casework.Conference.entry
    version = models.IntegerField()  # casework.Conference.number
    decisions = ArrayField(models.UUIDField(), default=list)  # casework.Decision.entry
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey("cases.Release", on_delete=models.PROTECT, related_name="+")
    parts = SealedJSON("shown_minutes.parts", ring=RELEASE)  # in the shape of cases.ReleaseBody.parts
    shown_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shown_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release"], condition=models.Q(ended_at=None), name="minutes_shown_once_at_a_time"),
        ]
        indexes = [models.Index(fields=["conference"], name="shown_of_a_conference")]

    @property
    def sealed_under(self) -> UUID:
        return self.release_id


class Confirmation(OfFile):
    """The word of somebody outside on what they were shown: it is so, or it is not, because. Never changed: whoever thinks again says it anew."""

    shown = models.ForeignKey(ShownMinutes, on_delete=models.PROTECT, related_name="words_said")
    release = models.ForeignKey("cases.Release", on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = Sealed("confirmation.words", ring=RELEASE, null=True)
    at = models.DateTimeField()
    submission = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shown", "submission"], name="confirmation_once_per_submission"),
            models.CheckConstraint(condition=models.Q(agrees=True) | models.Q(words__isnull=False), name="confirmation_says_why_not"),
        ]

    @property
    def sealed_under(self) -> UUID:
        return self.release_id
