from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sintas.cases.bases import OfFile
from sintas.safekeeping.models import Row
from sintas.safekeeping.rings import CONTENT
from sintas.safekeeping.sealed import SealedBytes

from .paper import Paper


class WordTemplate(Row):
    """A unit's own Word template of one paper in one language. Holds nothing of a case, like a letterhead; an older one stays."""

    organisation_id = models.UUIDField()  # the lock of the database looks at it
    unit = models.ForeignKey("staff.Unit", on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=40)  # documents/word/papers
    language = models.CharField(max_length=2)
    number = models.IntegerField()
    body = models.BinaryField()  # as documents/word/cleaning.py wrote it, not as it was sent
    sha256 = models.CharField(max_length=64)
    used = ArrayField(models.CharField(max_length=80))  # fields it uses, by their full names
    put_in_at = models.DateTimeField()
    put_in_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)  # replaced, or the bundled one is used again

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "slug", "language"], condition=Q(ended_at=None), name="word_template_in_use_once"),
            models.UniqueConstraint(fields=["unit", "slug", "language", "number"], name="word_template_numbered_once"),
        ]


class WordCopy(OfFile):
    """The same paper as a Word file, made in the same moment with the same number. `data_key` opens `body`, as it was first handed over."""

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="+")
    template = models.ForeignKey(WordTemplate, null=True, on_delete=models.PROTECT, related_name="+")  # None: the bundled one
    data_key = SealedBytes("word_copy.data_key", ring=CONTENT)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
