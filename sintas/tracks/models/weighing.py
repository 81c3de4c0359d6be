from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Weighing(Versioned, Happened):
    """The client's alternatives, each with fit, advantages, limits and consequences, and which one the client chose (R381, R388-R389)."""

    question = Sealed("weighing.question", null=True)
    # rows {"what", "fit", "advantages", "limits", "consequences"}, in the order in which the client named them
    alternatives = SealedJSON("weighing.alternatives", null=True)
    state = code()  # weighing_states
    chosen = models.IntegerField(null=True)  # which row, from 1
    choice_words = Sealed("weighing.choice_words", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(state="chosen") | models.Q(chosen__gte=1), name="weighing_chosen_says_which"),
        ]
