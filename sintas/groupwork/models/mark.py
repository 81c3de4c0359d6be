from django.conf import settings
from django.db import models
from django.utils import timezone

from sintas.cases.bases import OfFile


class GroupMark(OfFile):
    """One member in one session: there, excused, absent, and whether she was heard (R257). Codes alone; marking again changes the mark."""

    session = models.UUIDField()  # entry of GroupSession
    member = models.ForeignKey("groupwork.Member", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)  # of catalogue attendance_states
    spoke = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "member"], name="group_mark_once"),
            models.CheckConstraint(condition=models.Q(spoke=False) | models.Q(state="present"), name="heard_who_was_there"),
        ]
        indexes = [models.Index(fields=["file", "session"], name="marks_of_a_session")]
