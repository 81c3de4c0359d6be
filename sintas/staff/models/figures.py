from django.db import models

from sintas.safekeeping.models import Row

from .organisation import Organisation


class Funding(Row):
    """Money an institution says it had in a year, in rupiah; `about` when the source gives a round figure (R1-R4)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="funding")
    source = models.CharField(max_length=60)  # APBN, APBD, ...
    year = models.IntegerField()
    purpose = models.CharField(max_length=20, default="total")  # total, intervention
    rupiah = models.BigIntegerField()
    about = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "source", "year", "purpose"], name="funding_once")]


class Served(Row):
    """How many people a programme served, by category; an empty category is the total the institution states itself."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="served")
    programme = models.CharField(max_length=60)  # residensial, vokasional
    category = models.CharField(max_length=100, blank=True, default="")
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "programme", "category"], name="served_once")]
