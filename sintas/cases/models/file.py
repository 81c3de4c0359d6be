from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from sintas.safekeeping.models import Row


class File(Row):
    """An enquiry, a case or a group: whatever has its own keys, access rows, locks and trail. Made by open_file() in the database."""

    kind = models.CharField(max_length=10)
    organisation = models.ForeignKey("staff.Organisation", on_delete=models.PROTECT)
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True)  # its keys were destroyed: the row stays, so that nobody claims its number anew

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=["enquiry", "case", "group"]), name="file_kind_known")]


def counts(prefix: str = "") -> Q:
    """The condition that an access row counts by the database's clock: not ended, not run out. `prefix` as in a lookup ("file__access__")."""
    open_ended, later = Q(**{f"{prefix}until": None}), Q(**{f"{prefix}until__gt": Now()})
    return Q(**{f"{prefix}ended_at": None}) & (open_ended | later)


class LiveAccess(models.Manager):
    """The access rows that count now."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(counts())


class Access(Row):
    """Who reaches a file, by which scope. Membership ends by a date and is never deleted: a file that ever had a team cannot be claimed.

    scope team: the narrative; carer: the header and what she observed herself; intake: everybody of the unit
    who receives enquiries (no person is named, `unit` is).
    """

    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="access")
    organisation_id = models.UUIDField()
    home_unit_id = models.UUIDField()  # the unit the file belongs to: its head sees workload and hands over without reading
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    scope = models.CharField(max_length=10)
    role = models.CharField(max_length=20, default="member")  # lead, second, member, carer
    since = models.DateTimeField(auto_now_add=True)
    given_by = models.UUIDField(null=True)
    until = models.DateTimeField(null=True)  # joined for a time (a supervisor, break-glass): counts no more afterwards, without anybody's doing
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_why = models.CharField(max_length=30, blank=True)

    objects = models.Manager()
    live = LiveAccess()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "file", "scope"], condition=models.Q(ended_at=None), name="once_in_a_team"),
            models.UniqueConstraint(fields=["file"], condition=models.Q(ended_at=None, role="lead"), name="one_lead"),
            models.CheckConstraint(condition=models.Q(scope__in=["team", "carer", "intake"]), name="access_scope_known"),
            models.CheckConstraint(condition=models.Q(user=None) ^ models.Q(unit=None), name="access_person_or_unit"),
        ]
        indexes = [
            models.Index(fields=["user", "scope"], condition=models.Q(ended_at=None), name="access_of_a_person"),
            models.Index(fields=["unit"], condition=models.Q(ended_at=None, scope="intake"), name="access_of_a_unit"),
        ]


class Conflict(Row):
    """A conflict of interest: this person never reaches this file. Nothing overrides it (a RESTRICTIVE policy on every table of a file)."""

    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    organisation_id = models.UUIDField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    entered_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "user"], name="conflict_once")]
        indexes = [models.Index(fields=["user"], name="conflicts_of_a_person")]
