from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models

from sintas.cases.bases import OfFile, code
from sintas.safekeeping.models import Row
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed

OUTCOMES = ["proposed", "accepted", "declined", "withdrawn", "expired"]


class OpenDoor(Row):
    """A unit takes offers of other houses of this installation: without it no other house learns that the unit is here (0019)."""

    organisation_id = models.UUIDField()
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit"], condition=models.Q(ended_at=None), name="door_open_once")]


class Transfer(OfFile):
    """A case is offered to another unit, which accepts or declines it (docs/decisions/0019). What that unit reads is the release of the same id.

    Until it is accepted the sender's lead stays the owner. Numbers, units and days are plain: they are all that the old unit keeps.
    """

    release = models.OneToOneField("cases.Release", on_delete=models.PROTECT, related_name="+")
    from_unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=30)  # of the case in the sending unit
    new_number = models.CharField(max_length=30, blank=True, default="")
    reason = code()  # transfer_reasons
    urgency = code()  # referral_urgency
    from_lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()  # afterwards it is asked about (practice.transfer)
    reminded_at = models.DateTimeField(null=True)
    risen_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, default="proposed")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    refusal = code()  # transfer_refusals
    answer = Sealed("transfer.answer", ring=RELEASE, null=True)  # under the key of the release: both sides wrote for one another
    new_lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    submission = models.UUIDField(null=True)
    # to another house: a new case is opened there from the copy, this one is closed; number and lead of the new one stay there
    outside = models.BooleanField(default=False)

    @property
    def sealed_under(self) -> UUID:
        return self.release_id

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=OUTCOMES), name="transfer_outcome_known"),
            models.CheckConstraint(
                condition=models.Q(outcome="proposed") | models.Q(answered_at__isnull=False), name="transfer_answered_has_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="accepted") | models.Q(outside=True) | models.Q(new_lead__isnull=False) & ~models.Q(new_number=""),
                name="transfer_accepted_has_a_lead",
            ),
            models.CheckConstraint(condition=~models.Q(from_unit=models.F("to_unit")), name="transfer_to_another_unit"),
            models.UniqueConstraint(fields=["file"], condition=models.Q(outcome="proposed"), name="transfer_proposed_once"),
            models.UniqueConstraint(fields=["file", "submission"], name="transfer_once_per_submission"),
        ]
        indexes = [
            models.Index(fields=["to_unit"], condition=models.Q(outcome="proposed"), name="transfers_waiting"),
            models.Index(fields=["from_unit", "answered_at"], condition=models.Q(outcome="accepted"), name="transfers_gone"),
        ]
