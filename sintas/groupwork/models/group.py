from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import CurrentManager, OfFile, Versioned, code, codes
from sintas.practice.journeys import GROUP
from sintas.safekeeping.rings import HEADER
from sintas.safekeeping.sealed import Sealed


class Group(models.Model):
    """One group (R221-R259): a file of its own, with coded columns only. Its name and its words stand in GroupAbout.

    While it is open, colleagues of its unit may ask which groups there are (number, type, stage), so that they can propose somebody.
    """

    file = models.OneToOneField("cases.File", on_delete=models.PROTECT, primary_key=True, related_name="group")
    organisation_id = models.UUIDField()
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=30)
    type = code()  # catalogue group_types
    openness = code()  # catalogue group_openness
    stage = models.CharField(max_length=20, default="engagement")
    version = models.IntegerField(default=1)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closing_reason = code()
    source_ref = models.CharField(max_length=60, blank=True, default="")  # id in the document it was imported from
    synthetic = models.BooleanField(default=False)  # invented people of the demo

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="group_number_per_unit"),
            models.UniqueConstraint(fields=["unit", "source_ref"], condition=~models.Q(source_ref=""), name="group_source_once_per_unit"),
            models.CheckConstraint(condition=models.Q(stage__in=GROUP.stages), name="group_stage_known"),
            models.CheckConstraint(condition=models.Q(closed_on=None) | ~models.Q(closing_reason=""), name="group_closed_for_a_reason"),
        ]
        indexes = [models.Index(fields=["unit", "closed_on"], name="groups_of_a_unit")]


class GroupAbout(Versioned):
    """What the group is for and how it meets (R221-R238). `name` never stands in a title or an address: it may say what its members share."""

    name = Sealed("group.name", ring=HEADER)
    need = Sealed("group.need", null=True)  # the assessment of needs before a group (R235)
    aim_words = Sealed("group.aim_words", null=True)
    setting = Sealed("group.setting", null=True)
    schedule = Sealed("group.schedule", null=True)
    rules_words = Sealed("group.rules_words", null=True)
    mentors = ArrayField(models.UUIDField(), default=list, blank=True)  # colleagues who accompany the group (R8, R18); it opens no file to them
    mentors_words = Sealed("group.mentors_words", null=True)  # mentors without an account
    type = code()  # group_types (R226-R234)
    subtype = code()  # group_subtypes, of a self-help group (R233)
    phase = code()  # sensitivity_phases, of a sensitivity group (R234)
    aims = codes()  # group_aims (R221-R225)
    purposes = codes()  # group_purposes (R236)
    openness = code()
    rules = codes()  # group_ground_rules (R238)
    roles = codes()  # "planner:<id of a colleague>", of group_worker_roles (R409): which part each facilitator has in this group
    size_from = models.IntegerField(null=True)
    size_to = models.IntegerField(null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(size_from=None) | models.Q(size_to=None) | models.Q(size_to__gte=models.F("size_from")), name="group_size_is_a_span"
            ),
        ]


class GroupPassage(OfFile):
    """The group stands in a stage from here to there, as a case does: one is open at a time; going back and closing take a reason."""

    stage = models.CharField(max_length=20)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    outcome = code()  # completed, went_back, closed
    reason = Sealed("group_passage.reason", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=models.Q(ended_at=None), name="group_one_open_passage"),
            models.CheckConstraint(condition=models.Q(stage__in=GROUP.stages), name="group_passage_stage_known"),
        ]
