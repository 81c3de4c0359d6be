from django.db import models

from sintas.safekeeping.models import Row

from .base import code


class UnitTime(Row):
    """A time a unit set for itself. Never rewritten: a new one ends the old, so that what held on a day can be read.

    `step` is of catalogue service_steps, or "silent" or "horizon"; `level` says for which risk level or stage ('' for any).
    Of "day_off" `level` is a day (ISO) on which the unit does not work, `measure` its source (catalogue day_off_sources).
    """

    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    organisation_id = models.UUIDField()
    step = code()
    level = code()
    amount = models.IntegerField()
    measure = code()  # hours, working_days; of "silent" days, of "horizon" months
    amount_to = models.IntegerField(null=True)  # of "horizon": the far end of the span
    set_by = models.UUIDField()
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "step", "level"], condition=models.Q(ended_at=None), name="one_time_per_step"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="unit_time_positive"),
        ]
