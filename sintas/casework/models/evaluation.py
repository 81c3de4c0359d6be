from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Evaluation(Versioned, Happened):
    """Monitoring and evaluation of process and outcome, with the decision taken (R300-R328)."""

    kind_of = code()  # evaluation_kinds
    until = models.CharField(max_length=40, blank=True, default="")  # encoded fuzzy date: end of the period
    process_from = models.CharField(max_length=40, blank=True, default="")  # the period the process evaluation looks at
    process_until = models.CharField(max_length=40, blank=True, default="")
    techniques = codes()  # evaluation_techniques
    mechanisms = codes()  # evaluation_mechanisms
    professions = codes()  # professions
    discussed_with = Sealed("evaluation.discussed_with", null=True)
    discussion = Sealed("evaluation.discussion", null=True)  # what the team said
    ran_smoothly = code()  # degrees
    goals_fully_met = code()  # degrees
    process = Sealed("evaluation.process", null=True)
    method_fit = Sealed("evaluation.method_fit", null=True)
    supporting = codes()  # supporting_factors
    supporting_words = SealedJSON("evaluation.supporting_words", null=True)  # lines
    hindering = codes()  # hindering_factors
    hindering_words = SealedJSON("evaluation.hindering_words", null=True)  # lines
    outcome = Sealed("evaluation.outcome", null=True)
    anxiety_after = code()  # anxiety_levels
    success_signs = codes()  # success_signs
    impact_areas = codes()  # impact_areas
    ratings = codes()  # "emotional_stability:3": evaluation_focus and 0-4 with its written anchors
    satisfaction = code()  # satisfaction_levels
    client_words = Sealed("evaluation.client_words", null=True)
    competence = Sealed("evaluation.competence", null=True)  # the worker's competence and methods, looked at honestly (R319)
    decision = code()  # evaluation_decisions
    decision_reason = Sealed("evaluation.decision_reason", null=True)
    continued_by = Sealed("evaluation.continued_by", null=True)
    next_on = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()


class GoalResult(Versioned, Happened):
    """The result of one goal with what shows it (R307). One entry per goal: a later evaluation writes its next version."""

    goal = models.UUIDField()  # entry of Goal
    evaluation = models.UUIDField(null=True)  # entry of Evaluation
    status = code()  # goal_statuses
    text = Sealed("goal_result.text", null=True)
    evidence = Sealed("goal_result.evidence", null=True)
    value = Sealed("goal_result.value", null=True)  # where the indicator stands now

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(fields=["goal", "number"], condition=models.Q(set_aside=False), name="goal_has_one_result"),
        ]
