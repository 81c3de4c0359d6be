from django.conf import settings
from django.db import models

from sintas.safekeeping.models import Row


class Feed(Row):
    """The secret address under which a calendar program reads when somebody is busy. The address itself is nowhere: only its digest."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation_id = models.UUIDField()
    digest = models.BinaryField(unique=True)  # SHA-256 of 256 random bits: nothing to guess, so nothing to slow down
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)  # when a calendar program last came, to the hour
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user"], condition=models.Q(ended_at=None), name="one_feed_at_a_time")]
