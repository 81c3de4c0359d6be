from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from sintas.kit.ids import uuid7
from sintas.safekeeping.models import Row


def codes(**kw: Any) -> ArrayField:
    """A column of catalogue codes; which list they come from stands in the form and is checked by the action."""
    return ArrayField(models.CharField(max_length=60), default=list, blank=True, **kw)


def code(**kw: Any) -> models.CharField:
    """A column for one catalogue code, '' when not stated."""
    return models.CharField(max_length=60, blank=True, default="", **kw)


class OfFile(Row):
    """A row of one file; its sealed values open with that file's keys."""

    file = models.ForeignKey("cases.File", on_delete=models.PROTECT, related_name="+")
    organisation_id = models.UUIDField()

    class Meta:
        abstract = True

    @property
    def sealed_under(self) -> UUID:
        return self.file_id


class Versioned(OfFile):
    """Never overwritten: a correction is the next number of the same entry (safekeeping/versions.py). Current = not superseded, not set aside."""

    entry = models.UUIDField(default=uuid7, editable=False)
    number = models.IntegerField(default=1)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    superseded_at = models.DateTimeField(null=True)
    set_aside = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)  # struck out: entered in error; stays readable in the history
    submission = models.UUIDField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], condition=models.Q(set_aside=False), name="%(class)s_one_save_per_version"),
            models.UniqueConstraint(fields=["file", "submission"], name="%(class)s_once_per_submission"),
        ]
        indexes = [
            models.Index(
                fields=["file"],
                condition=models.Q(superseded_at=None, set_aside=False, withdrawn_at=None),
                name="%(class)s_current",
            )
        ]


class Happened(models.Model):
    """When it happened, as exactly as is known (kit.fuzzy_date, encoded), beside when it was written."""

    happened = models.CharField(max_length=40, blank=True, default="")
    happened_on = models.DateField(null=True)  # the earliest day it can have been: the order of the story
    happened_at = models.TimeField(null=True)
    late = models.BooleanField(default=False)  # written two days or more after it happened

    class Meta:
        abstract = True


class CurrentManager(models.Manager):
    """The versions that stand."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(superseded_at=None, set_aside=False, withdrawn_at=None)
