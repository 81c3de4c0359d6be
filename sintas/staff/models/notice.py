from django.conf import settings
from django.db import models

from sintas.safekeeping.models import Row


class Notice(Row):
    """A sentence for one person. Holds a code and ids, never personal data: what it is about is read where it leads."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    code = models.CharField(max_length=60)
    file_id = models.UUIDField(null=True)
    count = models.IntegerField(default=1)
    at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-at"], name="notice_latest")]
