from django.conf import settings
from django.db import models

from sintas.safekeeping.sealed import Sealed

from .base import Happened, OfFile, code, codes


class Record(OfFile, Happened):
    """The timeline row that every verb in any room writes down: what, when it happened, when and by whom it was written, one sealed line.

    A correction rewrites the row of its source entry; the versions live with the source.
    """

    kind = models.CharField(max_length=40)
    source_entry = models.UUIDField(null=True)
    line = Sealed("record.line", null=True)
    tags = codes()  # techniques, forms: shown as pills, labels come from the catalogue
    stage = code()
    planned = models.BooleanField(default=False)
    before_consent = models.BooleanField(default=False)
    imported = models.BooleanField(default=False)
    uncoded = models.BooleanField(default=False)  # carries wording that matches no list
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    struck = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "source_entry", "kind"], name="one_record_per_source")]
        indexes = [models.Index(fields=["file", "-happened_on", "-written_at"], name="story_of_a_file")]
