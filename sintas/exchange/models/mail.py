from django.conf import settings
from django.db import models

from sintas.safekeeping.models import Row


class Mail(Row):
    """One morning mail: two counts, and how far it came. No address and no word: the mail is made when it leaves.

    waiting -> claimed (a worker is connecting) -> handing (the relay is being given it) -> sent, or waiting again, or gave_up, or nothing
    when there was nothing to say. Whoever finds it in `handing` after a crash cannot know whether it left: it becomes gave_up, `unclear`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation_id = models.UUIDField()
    day = models.DateField()  # in their own zone
    appointments = models.IntegerField(default=0)
    tasks = models.IntegerField(default=0)
    state = models.CharField(max_length=10, default="waiting")
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    state_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True, default="")  # code of faults.py

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="one_morning_mail_a_day"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "claimed", "handing", "sent", "gave_up", "nothing"]), name="mail_state_known"
            ),
        ]
