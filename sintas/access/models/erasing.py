from __future__ import annotations

from django.db import models

from sintas.cases.bases import OfFile, code
from sintas.safekeeping.sealed import Sealed

OUTCOMES = ["asked", "withdrawn", "declined", "erased"]


class Erasure(OfFile):
    """Somebody of the team asks that a file be erased for good; the head of its unit decides, seven days later at the earliest.

    When it is done, this row is all that says that the file was: number, unit, ground, days, and how many rows of which kind went.
    Number and unit are written by the database at that moment; until then they stand with the case.
    """

    ground = code()  # catalogue erasure_grounds
    words = Sealed("erasure.words", null=True)  # for the team alone; goes with the file
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, default="asked")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=30, blank=True, default="")
    gone = models.JSONField(default=dict, blank=True)  # table -> rows

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=models.Q(outcome="asked"), name="erasure_asked_once"),
            models.CheckConstraint(condition=models.Q(outcome__in=OUTCOMES), name="erasure_outcome_known"),
            models.CheckConstraint(condition=models.Q(outcome="asked") | models.Q(ended_at__isnull=False), name="erasure_ended_has_a_time"),
        ]


class Hold(OfFile):
    """This file may not be erased for now: somebody outside still needs it (a court, the police, an audit)."""

    reason = code()  # catalogue hold_reasons
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file"], condition=models.Q(ended_at=None), name="held_once")]
