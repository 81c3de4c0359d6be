from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from sintas.safekeeping.models import Row
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed

WATCHERS = ["head", "supervisor", "administrator"]


class Unusual(Row):
    """A day on which a colleague opened files otherwise than usual: something to look at together. Counts only, never a file, no score."""

    organisation_id = models.UUIDField()
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    watcher = models.CharField(max_length=14)  # the role that looks: head; of a head the supervisor, else the administrator
    day = models.DateField()
    rule = models.CharField(max_length=20)  # unusual_rules
    count = models.IntegerField()
    usual = models.IntegerField(null=True)
    found_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    verdict = models.CharField(max_length=20, blank=True, default="")  # unusual_verdicts
    note = Sealed("unusual.note", ring=RELEASE, null=True)  # under a key of its own: whoever holds that role reads it

    @property
    def sealed_under(self) -> UUID:
        return self.pk

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "unit", "day", "rule"], name="unusual_once"),
            models.CheckConstraint(condition=models.Q(watcher__in=WATCHERS), name="unusual_watcher_known"),
            models.CheckConstraint(condition=models.Q(closed_at=None) | ~models.Q(verdict=""), name="unusual_closed_with_a_verdict"),
        ]
        indexes = [models.Index(fields=["unit", "day"], condition=models.Q(closed_at=None), name="unusual_open")]
