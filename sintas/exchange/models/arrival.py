from __future__ import annotations

from django.conf import settings
from django.db import models

from sintas.cases.bases import OfFile, code

from .referral import Sending


class Arrival(OfFile):
    """A referral put before a unit of this installation (docs/decisions/0026). What that unit reads is `release`, while it stands.

    Its id is that of its first release, by which the enquiry there knows it (intake's came_by); a copy that ended is renewed with another release.
    What it answers are steps of the sending, as a partner's are. Numbers, units and days are plain: they are all a list shows.
    """

    release = models.OneToOneField("cases.Release", on_delete=models.PROTECT, related_name="+")
    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="arrivals")
    from_unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    outside = models.BooleanField(default=False)  # a unit of another house
    number = models.CharField(max_length=30)  # of the case in the sending unit
    urgency = code()  # referral_urgency
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    answer_by = models.DateTimeField()  # afterwards it is asked about (practice.referral)
    reminded_at = models.DateTimeField(null=True)
    risen_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)  # it stands among the enquiries of the receiving unit
    taken_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(from_unit=models.F("to_unit")), name="arrival_at_another_unit"),
            models.CheckConstraint(
                condition=models.Q(taken_at=None, taken_by=None) | models.Q(taken_at__isnull=False, taken_by__isnull=False), name="arrival_taken_by_one"
            ),
        ]
        indexes = [models.Index(fields=["to_unit"], condition=models.Q(taken_at=None), name="arrivals_waiting")]
