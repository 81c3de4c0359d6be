from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.safekeeping.models import Row


class Institution(Row):
    """An institution outside the house with its services and places, as one HSDS document (docs/decisions/0016). Public facts alone:
    what is protected or private stands sealed in Protected and is taken out of the document."""

    organisation_id = models.UUIDField()  # the house that keeps this entry; the lock of the database looks at it
    hsds_id = models.CharField(max_length=60)
    name = models.TextField()  # as in the document, for lists
    document = models.TextField()  # JSON as text: jsonb would forget the order of its objects
    number = models.IntegerField(default=1)  # of the newest version
    changed = models.JSONField(default=dict)  # HSDS id of a service, a place or the institution -> the number of its last change
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()
    imported_digest = models.CharField(max_length=64, blank=True, default="")  # SHA-256 of what was last imported for it
    confirmed_on = models.DateField(null=True)
    confirmed_by = models.UUIDField(null=True)
    protected_places = ArrayField(models.CharField(max_length=60), default=list)
    private_contacts = ArrayField(models.CharField(max_length=60), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation_id", "hsds_id"], name="institution_once_in_a_house")]
        indexes = [models.Index(fields=["organisation_id", "name"], name="institution_by_name")]


class InstitutionVersion(Row):
    """What the document said in each version. Never changed, but for what became protected afterwards: that is taken out of old ones too."""

    organisation_id = models.UUIDField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    document = models.TextField()
    what = models.CharField(max_length=20)  # added, institution, place, service, withdrawn, confirmed, protected, imported
    thing = models.CharField(max_length=60, blank=True, default="")  # HSDS id of what was changed
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "number"], name="institution_version_once")]
