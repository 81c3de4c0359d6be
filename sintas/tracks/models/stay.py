from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed, SealedJSON


class SafeHouseStay(Versioned, Happened):
    """A stay in a safe house (C8): arrival, belongings, seven days at most, more with leave, departure. Holds no place: there is no column for one."""

    criteria = codes()  # safe_house_criteria
    children = models.IntegerField(null=True)  # who came along
    belongings = SealedJSON("stay.belongings", null=True)  # lines
    on_arrival = Sealed("stay.on_arrival", null=True)
    extended_until = models.DateField(null=True)
    extension_reason = Sealed("stay.extension_reason", null=True)
    approver = models.UUIDField(null=True)  # who gave leave, of the house; NULL in what came from elsewhere
    approved_by = Sealed("stay.approved_by", null=True)  # that person's name on that day: a case that moves takes it along
    approved_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    left_to = code()  # return_places
    on_departure = Sealed("stay.on_departure", null=True)
    belongings_returned = models.BooleanField(default=False)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(extended_until__isnull=True)
                | models.Q(extension_reason__isnull=False, approved_by__isnull=False, approved_on__isnull=False),
                name="stay_extended_by_leave",
            ),
        ]
