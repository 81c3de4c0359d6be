from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code
from sintas.safekeeping.sealed import Sealed, SealedJSON


class ScaleResult(Versioned, Happened):
    """One administration of a scale, a list or a unit's own form: with which version and wording, answered by whom, and what it came to.

    What it came to is kept as it was reckoned that day: a later version of the scale never changes an old result.
    """

    scale = code()  # instruments.scales: a shipped scale's code, or "own-<slug>" of the unit
    scale_version = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    completed_by = code()  # completed_by: self, interview, proxy
    proxy = Sealed("scale.proxy", null=True)  # who answered for the client
    answers = SealedJSON("scale.answers", null=True)  # {item: value}; NULL where only the total is kept
    total = Sealed("scale.total", null=True)  # a decimal number as text; NULL: no total can be said
    outcome = SealedJSON("scale.outcome", null=True)  # subscales, band with source and population, findings, why there is no total or band
    total_only = models.BooleanField(default=False)  # its licence keeps the items out of this program
    validated = models.BooleanField(default=False)  # the wording that was used has been validated
    note = Sealed("scale.note", null=True)

    objects = models.Manager()
    current = CurrentManager()
