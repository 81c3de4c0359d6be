from django.db import models

from sintas.safekeeping.models import Row

from .organisation import Unit


class Counter(Row):
    """Running numbers of a unit: cases and letters, by year where the pattern asks for one. Says nothing about a person."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    kind = models.CharField(max_length=30)
    year = models.IntegerField(default=0)  # 0: does not start again
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "year"], name="one_counter")]
