from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from sintas.cases.bases import CurrentManager, Happened, OfFile, Versioned, code, codes
from sintas.safekeeping.models import Row
from sintas.safekeeping.rings import HEADER
from sintas.safekeeping.sealed import Sealed

PERCENT = 100


class OfUnit(Row):
    """Something a unit has, whoever is there: of no file, and nothing of a person but the ids of colleagues."""

    organisation_id = models.UUIDField()
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    ended_on = models.DateField(null=True)  # offered no more; what was kept under it stays
    made_by = models.UUIDField()
    made_at = models.DateTimeField(default=timezone.now)
    submission = models.UUIDField(null=True, unique=True)

    class Meta:
        abstract = True


class Programme(OfUnit):
    """A programme of the unit with its times of the week (R21, R22, R24).

    `calendar` is [{"weekday": 0-6, "starts": "08:00", "ends": "10:00", "place": words}], Monday first, in the local time of the unit.
    """

    kind = code()  # programme_kinds
    vocation = code()  # vocations, for vocational programmes (R21)
    pillar = code()  # pillars (R260-R266)
    basis = code()  # service_bases (R267)
    service = code()  # services (R268)
    manner = code()  # rehabilitation_manners (R269)
    activities = codes()  # implementation_activities (R271)
    welfare = code()  # welfare_activities (R270)
    mentors = ArrayField(models.UUIDField(), default=list, blank=True)  # colleagues who see who takes part, for the roll, and no more
    levels = models.IntegerField(default=4)  # progress is rated from 0 to this; 100 reads as per cent
    calendar = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], condition=models.Q(ended_on=None), name="programme_name_once"),
            models.CheckConstraint(condition=models.Q(levels__range=(1, PERCENT)), name="programme_levels_in_range"),
        ]
        indexes = [models.Index(fields=["unit"], condition=models.Q(ended_on=None), name="programmes_of_a_unit")]


class Enrolment(Versioned):
    """A client takes part in a programme, from a day (R18, R66). What will be counted stands here as codes, as it was on that day.

    The programme's name is kept beside its id: a case that moves to another house takes the words along, not that house's programme.
    """

    programme = models.UUIDField(null=True)  # NULL: of another house, from which the case came
    unit_id = models.UUIDField(null=True)  # of the programme: its head knows how many take part
    name = Sealed("enrolment.name", ring=HEADER)
    state = code()  # enrolment_states
    from_on = models.DateField()
    until_on = models.DateField(null=True)  # the last day
    status = code()  # beneficiary_statuses (R18)
    pillar = code()
    basis = code()
    service = code()
    manner = code()
    activities = codes()
    welfare = code()
    ppks = codes()  # of the case on that day
    levels = models.IntegerField(default=4)
    note = Sealed("enrolment.note", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")), name="enrolment_ends_after_it_begins"
            ),
        ]
        indexes = [*Versioned.Meta.indexes, models.Index(fields=["programme"], name="enrolments_of_a_programme")]


class Attendance(OfFile):
    """There, not there, or excused on one day of a programme. Codes and days only; marking again changes the mark."""

    enrolment = models.UUIDField()  # entry of Enrolment
    programme = models.UUIDField(null=True)
    on = models.DateField()
    state = code()  # attendance_states
    made_by = models.UUIDField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "on"], name="attendance_once_a_day")]
        indexes = [models.Index(fields=["programme", "on"], name="attendance_of_a_day")]


class Progress(Versioned, Happened):
    """How far somebody has come in a programme, on a day, with who rated it (R66)."""

    enrolment = models.UUIDField()  # entry of Enrolment
    level = models.IntegerField()
    out_of = models.IntegerField()  # the highest level of that programme on that day
    rater = code()  # programme_raters
    rater_name = Sealed("progress.rater_name", null=True)
    words = Sealed("progress.words", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(level__gte=0) & models.Q(level__lte=models.F("out_of")), name="progress_level_in_range"
            ),
        ]
