from django.conf import settings
from django.db import models

from sintas.safekeeping.models import Row

from .organisation import Unit


class Posting(Row):
    """Somebody holds a role in a unit from a day to a day. Never deleted: who could do what, when, must stay readable."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="postings")
    role = models.CharField(max_length=20)
    since = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "unit", "role"], condition=models.Q(ended_at=None), name="one_posting_per_role"),
        ]
