from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from sintas.cases.bases import OfFile
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed

OUTCOMES = ["asked", "approved", "returned", "superseded", "withdrawn"]


class SupervisorApproval(OfFile):
    """A supervisor or head is asked to approve exactly one version of something. What she reads is the release of the same id (cases.Release)."""

    subject = models.CharField(max_length=20)  # approval_subjects
    subject_entry = models.UUIDField(null=True)
    subject_number = models.IntegerField(null=True)
    stage = models.CharField(max_length=20, blank=True, default="")  # of a stage_override
    missing = models.JSONField(default=list)  # codes of the gates an override sets aside
    release = models.OneToOneField("cases.Release", on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, default="asked")
    decided_at = models.DateTimeField(null=True)
    comment = Sealed("supervisor_approval.comment", ring=RELEASE, null=True)  # under the key of the release: asker's team and approver read it
    submission = models.UUIDField(null=True)

    @property
    def sealed_under(self) -> UUID:
        return self.release_id

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=OUTCOMES), name="approval_outcome_known"),
            models.CheckConstraint(condition=models.Q(outcome="asked") | models.Q(decided_at__isnull=False), name="approval_decided_has_a_time"),
            models.UniqueConstraint(
                fields=["file", "subject", "stage", "subject_entry"],
                condition=models.Q(outcome="asked"),
                nulls_distinct=False,
                name="approval_asked_once",
            ),
            models.UniqueConstraint(fields=["file", "submission"], name="supervisor_approval_once_per_submission"),
        ]
        indexes = [models.Index(fields=["approver"], condition=models.Q(outcome="asked"), name="approvals_waiting")]
