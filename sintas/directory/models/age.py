from __future__ import annotations

from django.db import models

from sintas.safekeeping.models import Row


class AgeLimit(Row):
    """After how many months an entry of this house's directory is to be confirmed again. Never rewritten: the newest row holds."""

    organisation_id = models.UUIDField()
    months = models.IntegerField()
    set_at = models.DateTimeField()
    set_by = models.UUIDField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(months__gte=1, months__lte=60), name="age_limit_in_bounds")]
        indexes = [models.Index(fields=["organisation_id", "set_at"], name="age_limit_by_day")]
