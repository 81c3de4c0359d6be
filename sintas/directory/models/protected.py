from __future__ import annotations

from uuid import UUID

from django.db import models

from sintas.safekeeping.models import Row
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed

from .institution import Institution


class Protected(Row):
    """That there is a place nobody may find (a safe house), or a contact of a private person. Its id names a key of its own:
    the HSDS id would not do, two houses may have imported the same file."""

    organisation_id = models.UUIDField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)  # place, contact
    hsds_id = models.CharField(max_length=60)
    number = models.IntegerField(default=1)  # of the newest version

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation_id", "hsds_id"], name="protected_once_in_a_house"),
            models.CheckConstraint(condition=models.Q(kind__in=["place", "contact"]), name="protected_kind_known"),
        ]


class ProtectedVersion(Row):
    """What is known of it, whole, as HSDS text. Whoever reads it holds `directory.protected`, and every reading is a row of the trail."""

    organisation_id = models.UUIDField()
    protected = models.ForeignKey(Protected, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    facts = Sealed("directory_protected.facts", ring=RELEASE)
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["protected", "number"], name="protected_version_once")]

    @property
    def sealed_under(self) -> UUID:
        return self.protected_id
