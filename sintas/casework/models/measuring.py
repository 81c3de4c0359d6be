from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code
from sintas.safekeeping.sealed import Sealed, SealedJSON


class GoalScale(Versioned):
    """Goal attainment scaling of one goal (D2): five levels in words, agreed on before the work; 0 is what is hoped for.

    One entry per goal: uuid5(goal, "goal_scale"), so that two who begin it meet in it.
    """

    goal = models.UUIDField()  # entry of Goal
    levels = SealedJSON("goal_scale.levels", null=True)  # {"-2": words, "-1": ..., "0": ..., "1": ..., "2": ...}
    importance = models.IntegerField(default=1)  # 1-3; the weight is importance x difficulty
    difficulty = models.IntegerField(default=1)  # 1-3
    baseline = models.IntegerField(null=True)  # where the client stood when it was agreed

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(fields=["goal", "number"], condition=models.Q(set_aside=False), name="goal_has_one_scale"),
            models.CheckConstraint(
                condition=models.Q(importance__range=(1, 3)) & models.Q(difficulty__range=(1, 3)), name="goal_scale_weights_1_3"
            ),
            models.CheckConstraint(
                condition=models.Q(baseline=None) | models.Q(baseline__range=(-2, 2)), name="goal_scale_baseline_in_range"
            ),
        ]


class GoalLevel(Versioned, Happened):
    """Where a goal stood on a day, -2 to 2, and who said so."""

    goal = models.UUIDField()
    level = models.IntegerField()
    rated_by = code()  # raters: client, worker, both, team
    note = Sealed("goal_level.note", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=models.Q(level__range=(-2, 2)), name="goal_level_in_range"),
        ]


class StepLevel(Versioned, Happened):
    """Task achievement (D3): how far an agreed step got, 0 none to 4 complete; one that was agreed to be dropped says why and does not count."""

    step = models.UUIDField()  # entry of PlanStep
    level = models.IntegerField(null=True)
    dropped = models.BooleanField(default=False)
    note = Sealed("step_level.note", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(dropped=True, level=None) | models.Q(dropped=False, level__range=(0, 4)), name="step_level_or_dropped"
            ),
        ]
