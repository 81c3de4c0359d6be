from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import CurrentManager, Versioned, code
from sintas.safekeeping.rings import HEADER
from sintas.safekeeping.sealed import Sealed

from .programme import OfUnit


class Room(OfUnit):
    """A room or a dormitory of the unit, or another place that matters to care (R23). People stay in dormitories only."""

    kind = code()  # facility_kinds
    house = models.CharField(max_length=80, blank=True, default="")  # the building it stands in
    capacity = models.IntegerField(default=0)
    for_whom = code()  # room_for
    carers = ArrayField(models.UUIDField(), default=list, blank=True)  # colleagues who look after whoever stays here, for as long as they do

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], condition=models.Q(ended_on=None), name="room_name_once"),
            models.CheckConstraint(condition=models.Q(capacity__range=(0, 500)), name="room_capacity_in_range"),
        ]
        indexes = [models.Index(fields=["unit"], condition=models.Q(ended_on=None), name="rooms_of_a_unit")]


class Placement(Versioned):
    """Where a client sleeps, from a day. Never two at once, never over the capacity without a reason."""

    room = models.UUIDField(null=True)  # NULL: of another house, from which the case came
    unit_id = models.UUIDField(null=True)
    name = Sealed("placement.name", ring=HEADER)  # of the room, as it was called
    from_on = models.DateField()
    until_on = models.DateField(null=True)  # the day of leaving: from that day on the place is free
    over = models.BooleanField(default=False)  # the room was full on the first day; `why` says why all the same
    why = Sealed("placement.why", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")), name="placement_ends_after_it_begins"
            ),
        ]
        indexes = [*Versioned.Meta.indexes, models.Index(fields=["room"], name="placements_of_a_room")]


class Leave(Versioned):
    """Away from the dormitory for some days, with whom, and whether back."""

    room = models.UUIDField(null=True)  # of the placement
    unit_id = models.UUIDField(null=True)
    from_on = models.DateField()
    expected_on = models.DateField()
    back_on = models.DateField(null=True)
    stays_away_on = models.DateField(null=True)  # the day on which it was known that she stays elsewhere: nobody invents a day of return
    with_whom = Sealed("leave.with_whom", ring=HEADER, null=True)
    words = Sealed("leave.words", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(expected_on__gte=models.F("from_on"))
                & (models.Q(back_on=None) | models.Q(back_on__gte=models.F("from_on"))),
                name="leave_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(stays_away_on=None) | models.Q(back_on=None, stays_away_on__gte=models.F("from_on")), name="leave_ends_in_one_way"
            ),
        ]
