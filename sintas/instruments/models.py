from __future__ import annotations

from django.db import models
from django.db.models import Q

from sintas.safekeeping.models import Row


class UnitScale(Row):
    """A scale or form a unit made itself, in the browser or from an XLSForm. Holds nothing of a case; an older number stays readable."""

    organisation_id = models.UUIDField()  # the lock of the database looks at it
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=40)
    number = models.IntegerField()
    kind = models.CharField(max_length=10)  # scale: items with options and a total; form: questions of an XLSForm
    title = models.CharField(max_length=200)
    definition = models.JSONField()  # scales.authoring / xlsform.definition, as JSON
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)  # a later number took its place, or it is no longer offered

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "slug"], condition=Q(ended_at=None), name="unit_scale_in_use_once"),
            models.UniqueConstraint(fields=["unit", "slug", "number"], name="unit_scale_numbered_once"),
            models.CheckConstraint(condition=Q(kind__in=["scale", "form"]), name="unit_scale_kind_known"),
        ]


class WordingLeave(Row):
    """A unit's psychologist allows a wording that has not been validated, for use without bands. Ended is for good; allowing again is a new row."""

    organisation_id = models.UUIDField()
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    scale = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    reason = models.CharField(max_length=500)
    given_at = models.DateTimeField()
    given_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "scale", "version", "language"], condition=Q(ended_at=None), name="wording_allowed_once"
            )
        ]
