from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed, SealedBytes, SealedJSON

from .base import OfFile, code


class Release(OfFile):
    """Leave to show this to that recipient for that purpose until then. What is shown is a copy under a key of its own, not the file.

    The key opens to the file's team, and to `recipient` while the release stands (docs/decisions/0005). Ended is for good.
    """

    purpose = code()  # approval (others come with partners, groups and transfers)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_why = code()  # decided, superseded, withdrawn

    class Meta:
        indexes = [models.Index(fields=["recipient"], condition=models.Q(ended_at=None), name="releases_standing")]


class ReleaseBody(OfFile):
    """What the release shows. In a table of its own: the release must stand before the database gives out its key."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="+")
    title = Sealed("release.title", ring=RELEASE)
    parts = SealedJSON("release.parts", ring=RELEASE, null=True)  # [{"title", "facts": [[term, words]], "lines", "text"}]
    pdf = SealedBytes("release.pdf", ring=RELEASE, null=True)

    @property
    def sealed_under(self) -> UUID:
        return self.release_id
