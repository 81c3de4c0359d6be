from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from sintas.safekeeping.models import Row
from sintas.safekeeping.rings import CONTENT, OWN
from sintas.safekeeping.sealed import SealedJSON


class Draft(Row):
    """What somebody typed and has not sent. Sealed under the content key of its file, else under its author's own key."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    form = models.CharField(max_length=200)  # the path of the form
    file_id = models.UUIDField(null=True)  # set only when its author holds that file's content key
    filling = models.CharField(max_length=22, blank=True, default="")  # the form's `submission`: two tabs with the same form are two drafts
    fields = SealedJSON("draft.fields", ring=CONTENT, null=True)  # field name -> list of values
    saved_at = models.DateTimeField()
    passed_by = models.UUIDField(null=True)  # its writer left: the lead of the file has it now (access/migrations/0005_leaving.py)
    done_at = models.DateTimeField(null=True)  # sent or thrown away: an autosave that arrives late must not bring it back

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "form", "filling"], name="one_draft_per_filling"),
            models.CheckConstraint(condition=models.Q(done_at=None) | models.Q(fields__isnull=True), name="a_finished_draft_holds_nothing"),
        ]

    @property
    def sealed_under(self) -> UUID:
        return self.file_id or self.user_id

    def ring_of(self, field: Any) -> str:
        return CONTENT if self.file_id else OWN
