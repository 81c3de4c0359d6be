from django.conf import settings
from django.db import models
from django.utils import timezone

from sintas.safekeeping.sealed import Sealed

from .base import OfFile, code


class Task(OfFile):
    """Somebody owes something by a date. One table for duties, decisions, reviews, follow-up visits and track steps."""

    title = Sealed("task.title", ring="header")
    kind = code()  # own, review_risk, review_warning, suicide_look, decision, follow_up ...
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True)
    source_entry = models.UUIDField(null=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changes = models.IntegerField(default=0)  # how often it was moved, as of an appointment
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    dropped = models.BooleanField(default=False)
    evidence = Sealed("task.evidence", null=True)
    reason = Sealed("task.reason", null=True)  # why it was dropped
    duty = code()  # of kind duty: which one (catalogue deadlines)
    starts_at = models.DateTimeField(null=True)  # the moment its clock began
    because = code()  # why a duty was not done (catalogue duty_reasons): heads and supervisors read this and no words

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "duty"], condition=models.Q(done_at=None) & ~models.Q(duty=""), name="one_open_duty_of_a_kind"),
        ]
        indexes = [models.Index(fields=["owner", "due_at"], condition=models.Q(done_at=None), name="tasks_open")]


class Appointment(OfFile):
    """A time agreed with somebody. Shows in the day and week of its owner; never leaves the house with a name."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.IntegerField(default=60)
    kind = code()  # appointment_kinds
    about = Sealed("appointment.about", ring="header", null=True)
    place = Sealed("appointment.place", ring="header", null=True)
    bring = Sealed("appointment.bring", ring="header", null=True)
    state = code()  # planned, held, cancelled, missed
    series = models.UUIDField(null=True)  # agreed on together, week after week; each is moved and cancelled by itself
    changed_at = models.DateTimeField(default=timezone.now)
    changes = models.IntegerField(default=0)  # how often it was moved or settled: a calendar program asks (SEQUENCE of RFC 5545)
    made_by = models.UUIDField()
    submission = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "submission"], name="appointment_once_per_submission")]
        indexes = [models.Index(fields=["owner", "starts_at"], name="diary")]
