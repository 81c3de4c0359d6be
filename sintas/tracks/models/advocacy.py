from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Advocacy(Versioned, Happened):
    """A service refused, and what was done about it (R370, R281): who refused, why, steps taken, by whom, what came of it."""

    part = code()  # the step of a track it belongs to ("legal-police_report"), '' when none
    service_kind = code()  # consent_recipients
    who_refused = Sealed("advocacy.who_refused", null=True)
    reason = Sealed("advocacy.reason")
    steps = SealedJSON("advocacy.steps", null=True)  # lines
    owner = code()  # the id of a member of the team
    next_on = models.DateField(null=True)
    result = code()  # advocacy_results
    result_words = Sealed("advocacy.result_words", null=True)
    widened = models.BooleanField(default=False)  # the service changed for others too (R370: widen service)

    objects = models.Manager()
    current = CurrentManager()
