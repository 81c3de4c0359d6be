from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code
from sintas.safekeeping.sealed import Sealed


class EconomicProgress(Versioned, Happened):
    """How far somebody got in a training, a business or a search for work, and who says so."""

    kind_of = code()  # economic_kinds
    name = Sealed("economic_progress.name", null=True)  # the programme, workshop or business
    level = models.IntegerField(null=True)  # 0 to 4: economic_levels
    rater = code()  # raters
    words = Sealed("economic_progress.words", null=True)
    client_words = Sealed("economic_progress.client_words", null=True)
    next_step = Sealed("economic_progress.next_step", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=models.Q(level__isnull=True) | models.Q(level__range=(0, 4)), name="economic_progress_level"),
            models.CheckConstraint(condition=models.Q(level__isnull=True) | ~models.Q(rater=""), name="economic_progress_names_its_rater"),
        ]
