from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from sintas.cases.bases import OfFile, code
from sintas.safekeeping.rings import CONTENT
from sintas.safekeeping.sealed import SealedBytes


class Paper(OfFile):
    """A paper that was made final: it has its number (papers that carry one) and will never change. A new printing is a new paper."""

    number = 1  # not a column: to the story a paper is its own first and only version (cases.actions.recording.note_down)

    slug = models.CharField(max_length=40)  # documents/catalogue.py
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    letter = models.CharField(
        max_length=100, blank=True, default=""
    )  # its number in the unit's letter register; says nothing about a person
    language = models.CharField(max_length=2, default="id")
    recipient = code()  # own_team, client, or catalogue consent_recipients
    purpose = code()
    about = models.UUIDField(null=True)  # the session a progress note tells of
    pages = models.IntegerField()
    sha256 = models.CharField(max_length=64)  # of the PDF: what is printed again is what was signed
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "letter"], condition=~Q(letter=""), name="letter_number_once"),
            models.UniqueConstraint(fields=["file", "submission"], name="paper_once_per_submission"),
        ]
        indexes = [models.Index(fields=["file", "-made_at"], name="papers_of_a_file")]

    @property
    def entry(self) -> UUID:
        """By this name the story finds what a row of it tells of."""
        return self.pk


class PaperBody(OfFile):
    """The PDF itself. `data_key` (sealed under the file's content key) opens `body`."""

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="+")
    data_key = SealedBytes("paper_body.data_key", ring=CONTENT)
    body = models.BinaryField()


class Approval(OfFile):
    """ "Mengetahui": asked of somebody by name when the paper is made, later seen as signed. Two rows, neither is changed."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=10)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on_day = models.DateField()  # asked on, signed on
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "step"], name="approval_step_once"),
            models.CheckConstraint(condition=Q(step__in=["asked", "signed"]), name="approval_step_known"),
        ]
