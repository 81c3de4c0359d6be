from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed, SealedBytes, SealedJSON

from .base import OfFile, code, codes


class Release(OfFile):
    """Leave to show this to that recipient for that purpose until then. What is shown is a copy under a key of its own, not the file.

    The key opens to the file's team, and while the release stands to `recipient` (docs/decisions/0005), to whoever receives for `recipient_unit`
    that day (its head and intake: 0019; `recipient_kind` is given where consent was asked for it: another house, a referral), to the team of the group
    `recipient_file` (0027), or, for an outsider without an account, to whoever holds its link, under the id of the release (0024).
    `follows`: what a client lets go later to a group that stands by the copy made first; it has a copy of its own and ends with the first.
    Ended is for good.
    """

    purpose = code()  # approval, referral, transfer, case_conference, group_work
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    recipient_unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    recipient_file = models.ForeignKey("cases.File", on_delete=models.PROTECT, null=True, related_name="+")  # a group's file
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    recipient_kind = code()  # consent_recipients, of whoever is not of the team, a group too: what the client's consent was asked for
    data_classes = codes()  # data_classes in the copy, for them: all of them must stay released
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_why = code()  # decided, superseded, withdrawn, expired, reader_left; of a link: consent, locked, renewed, over

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recipient__isnull=False, recipient_unit=None, recipient_file=None)
                | models.Q(recipient=None, recipient_unit__isnull=False, recipient_file=None)
                | models.Q(recipient=None, recipient_unit=None, recipient_kind__gt=""),
                name="release_to_one",
            ),
            models.CheckConstraint(condition=models.Q(follows=None) | models.Q(recipient_file__isnull=False), name="follows_to_a_group"),
            models.UniqueConstraint(fields=["file", "recipient_file"], condition=models.Q(ended_at=None, follows=None), name="once_to_a_group"),
            models.UniqueConstraint(fields=["follows"], condition=models.Q(ended_at=None), name="one_follows_a_release"),
        ]
        indexes = [models.Index(fields=["recipient"], condition=models.Q(ended_at=None), name="releases_standing")]

    @property
    def reader_id(self) -> UUID:
        """Who reads it: a colleague, or whoever holds its link. Of a release to a unit or a group: nobody, for it has no link."""
        return self.recipient_id or self.pk


class ReleaseBody(OfFile):
    """What the release shows. In a table of its own: the release must stand before the database gives out its key."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="+")
    title = Sealed("release.title", ring=RELEASE)
    parts = SealedJSON("release.parts", ring=RELEASE, null=True)  # [{"title", "facts": [[term, words]], "lines", "text"}]
    pdf = SealedBytes("release.pdf", ring=RELEASE, null=True)

    @property
    def sealed_under(self) -> UUID:
        return self.release_id
