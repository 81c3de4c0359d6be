from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import OfFile, code
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed

KINDS = ["joined", "break_glass"]


class Entry(OfFile):
    """Somebody went into a file for a time, with a reason. Written by the database together with the access row (access/0002)."""

    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")  # of the file: whoever heads it then reviews
    kind = models.CharField(max_length=12)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    reason = code()  # join_reasons, break_glass_reasons
    restricted = models.BooleanField(default=False)  # the case was a restricted one at that moment
    reviewers = ArrayField(models.UUIDField(), default=list)  # who was told and may close the review; empty where none is owed
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    verdict = code()  # entry_verdicts
    passed_at = models.DateTimeField(null=True)  # an administrator added a reviewer (access/0006): the three days begin anew
    passed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="entry_kind_known"),
            models.CheckConstraint(condition=models.Q(reviewed_at=None) | ~models.Q(verdict=""), name="entry_reviewed_with_a_verdict"),
        ]
        indexes = [
            models.Index(fields=["file", "-at"], name="entries_of_a_file"),
            models.Index(fields=["organisation_id"], condition=models.Q(kind="break_glass", reviewed_at=None), name="entries_to_review"),
        ]


class EntryWords(OfFile):
    """Its words, under a key of their own: the team, whoever went in and whoever reviews read them, and the head needs no file for it.

    In a table of its own: the entry must stand before the database gives out its key (as cases.ReleaseBody).
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="words")
    reason = Sealed("entry.reason", ring=RELEASE, null=True)
    note = Sealed("entry.note", ring=RELEASE, null=True)

    @property
    def sealed_under(self) -> UUID:
        return self.entry_id
