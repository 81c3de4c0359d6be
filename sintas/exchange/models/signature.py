from __future__ import annotations

from django.conf import settings
from django.db import models

from sintas.cases.bases import OfFile


class Signature(OfFile):
    """Somebody who took part signed one version of the minutes of a conference. Never changed: a later version is signed anew."""

    conference = models.UUIDField()  # casework.Conference.entry
    version = models.IntegerField()  # casework.Conference.number
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    digest = models.BinaryField()  # keyed, of every word of that version (reading/minutes.py)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "version", "user"], name="signed_once_per_version")]
        indexes = [models.Index(fields=["conference"], name="signatures_of_a_conference")]
