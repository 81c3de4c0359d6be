from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.safekeeping.models import Row
from sintas.safekeeping.sealed import Sealed

from .base import OfFile, code, codes

STAGES = ["engagement", "assessment", "planning", "implementation", "evaluation", "termination", "follow_up"]


class Case(models.Model):
    """One client's file. Only coded columns: lists, gates and workload read these and nothing else."""

    file = models.OneToOneField("cases.File", on_delete=models.PROTECT, primary_key=True, related_name="case")
    organisation_id = models.UUIDField()
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=30)
    journey = models.CharField(max_length=20, default="gim")
    stage = models.CharField(max_length=20, default="engagement")
    version = models.IntegerField(default=1)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closing_reason = code()
    restricted_at = models.DateTimeField(null=True)  # kasus terbatas: lists, counts and matches know it for its named team alone
    client_since = models.DateField(null=True)  # the day of consent: from prospective client to client (R30, R52)
    horizon_from = models.IntegerField(null=True)  # months (R127), where this case has a span of its own: reading/horizon.py
    horizon_to = models.IntegerField(null=True)
    ppks = codes()
    last_recorded_at = models.DateTimeField(null=True)
    source_ref = models.CharField(max_length=60, blank=True, default="")  # id in the document it was imported from
    synthetic = models.BooleanField(default=False)  # invented people of the demo

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="case_number_per_unit"),
            models.UniqueConstraint(fields=["unit", "source_ref"], condition=~models.Q(source_ref=""), name="source_once_per_unit"),
            models.CheckConstraint(condition=models.Q(stage__in=STAGES), name="case_stage_known"),
            models.CheckConstraint(
                condition=models.Q(horizon_from=None, horizon_to=None) | models.Q(horizon_from__gte=1, horizon_to__gte=models.F("horizon_from")),
                name="case_horizon_is_a_span",
            ),
            models.CheckConstraint(condition=models.Q(closed_on=None) | ~models.Q(closing_reason=""), name="closed_for_a_reason"),
        ]
        indexes = [models.Index(fields=["unit", "closed_on"], name="cases_of_a_unit")]


class Passage(OfFile):
    """The case stands in a stage from here to there. One is open at a time; going back and closing take a reason."""

    stage = models.CharField(max_length=20)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    outcome = code()  # completed, went_back, closed
    reason = Sealed("passage.reason", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=models.Q(ended_at=None), name="one_open_passage"),
            models.CheckConstraint(condition=models.Q(stage__in=STAGES), name="passage_stage_known"),
        ]


class StandingLinks(models.Manager):
    """The links nobody has ended."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(ended_at=None)


class Link(Row):
    """Two cases that belong together: mother and child, or last year's case. Shows only to those who may see both."""

    file = models.ForeignKey("cases.File", on_delete=models.PROTECT, related_name="+")
    other_file = models.ForeignKey("cases.File", on_delete=models.PROTECT, related_name="+")
    organisation_id = models.UUIDField()
    kind = code()  # parent_child, siblings, returning, same_household, other
    made_by = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    objects = models.Manager()
    standing = StandingLinks()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "other_file"], condition=models.Q(ended_at=None), name="link_once")]


class Flag(OfFile):
    """A coded state that stands in the head of the page and in lists until it is ended: no scrolling makes it go away."""

    code = models.CharField(max_length=40)  # lives_with_perpetrator, unsafe_guardian, suicide_risk, high_risk, warning, language_help
    words = Sealed("flag.words", ring="header", null=True)
    source_entry = models.UUIDField(null=True)
    review_on = models.DateField(null=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file", "code", "source_entry"], condition=models.Q(ended_at=None), nulls_distinct=False, name="flag_once"
            )
        ]


class SourceFact(OfFile):
    """A fact of an imported document that has no field of its own yet: kept under its path, counted, never dropped."""

    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, default="kept")  # kept (a later issue places it), remark (about the source itself)
    words = Sealed("source_fact.words")
    tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "path"], name="source_fact_once")]
