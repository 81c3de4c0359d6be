from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Measure(Versioned, Happened):
    """Something followed over time in this one case (D4, R300, R307): what is counted, which way is better, and the phases of the work.

    `phases` is [{"letter": "A" | "B", "starts": ISO date, "words": text}] in order; the legs of a multiple baseline share `group`.
    """

    name = Sealed("measure.name")
    how = Sealed("measure.how", null=True)  # who counts or rates it, when, how
    unit_of = Sealed("measure.unit_of", null=True)  # "jam tidur", "kali sehari", "skala 0-10"
    direction = code()  # directions: up, down
    low = Sealed("measure.low", null=True)  # ends of the scale, decimal numbers as text
    high = Sealed("measure.high", null=True)
    aim = Sealed("measure.aim", null=True)  # where client and worker want to get
    goal = models.UUIDField(null=True)  # entry of the goal it measures (casework)
    scale = code()  # its points come from results of this scale ...
    part = code()  # ... or of this subscale
    phases = SealedJSON("measure.phases", null=True)
    help_from = models.DateField(null=True)  # the day the first phase of help begins, beside the sealed phases: gates compare days with it
    group = models.UUIDField(null=True)
    setting = Sealed("measure.setting", null=True)  # of a leg: "di asrama", "di kelas"

    objects = models.Manager()
    current = CurrentManager()


class MeasurePoint(Versioned, Happened):
    """One value of a measure on a day; or an honest "not measured" that day."""

    measure = models.UUIDField()  # entry of Measure
    value = Sealed("measure_point.value", null=True)  # a decimal number as text; NULL: not measured
    note = Sealed("measure_point.note", null=True)

    objects = models.Manager()
    current = CurrentManager()
