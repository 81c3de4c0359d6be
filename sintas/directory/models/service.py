from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from sintas.safekeeping.models import Row

from .institution import Institution


def codes(length: int = 40) -> ArrayField[list[str], list[str]]:
    """A list of codes."""
    return ArrayField(models.CharField(max_length=length), default=list)


class Service(Row):
    """The card of one service, by which it is found: written from the institution's document and never by hand. Kept when it is withdrawn."""

    organisation_id = models.UUIDField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="services")
    hsds_id = models.CharField(max_length=60)
    place = models.IntegerField(default=0)  # among the services of its institution
    name = models.TextField()
    town = models.TextField(blank=True, default="")  # of its first place that is not protected
    status = models.CharField(max_length=20)  # HSDS: active, inactive, defunct, temporarily closed; "left out" when an import dropped it
    needs = codes()  # of practice/catalogue/services.toml
    areas = codes(13)  # area codes it serves: province, regency or district; "ID" is the whole country
    within = codes(13)  # those and the areas they lie in
    accessibility = codes()  # of practice/catalogue/place_accessibility.toml
    languages = codes()
    words = models.TextField()  # what it is searched by
    vector = models.GeneratedField(expression=SearchVector("words", config="simple"), output_field=SearchVectorField(), db_persist=True)
    protected = models.BooleanField(default=False)  # one of its places is
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, blank=True, default="")  # of practice/catalogue/directory_endings.toml
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation_id", "hsds_id"], name="service_once_in_a_house")]
        indexes = [
            GinIndex(fields=["vector"], name="service_by_words"),
            GinIndex(fields=["needs"], name="service_by_need"),
            GinIndex(fields=["areas"], name="service_by_area"),
            GinIndex(fields=["within"], name="service_by_wider_area"),
            models.Index(fields=["organisation_id", "name"], name="service_by_name"),
        ]


class OpenTime(Row):
    """When a service is open, in minutes of the week of UTC (Monday 00.00 is 0), so that "open now" is one comparison in every time zone.
    Indonesia has no summer time."""

    organisation_id = models.UUIDField()
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="open_times")
    since = models.IntegerField()
    until = models.IntegerField()
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(since__gte=0, until__lte=10_080, since__lt=models.F("until")), name="open_within_a_week")]
        indexes = [models.Index(fields=["service", "since", "until"], name="open_time_by_moment")]
