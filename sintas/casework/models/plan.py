from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Plan(Versioned, Happened):
    """The frame of the intervention plan (R162, R164-R175, R182-R186, R416-R418): one entry per case with versions; its rows stand beside it."""

    goal_general = Sealed("plan.goal_general", null=True)
    target = Sealed("plan.target", null=True)  # whom the work is for (sasaran)
    follows_from = Sealed("plan.follows_from", null=True)  # the problem, need and potential it follows from
    violence_ongoing = code()  # degrees
    stop_violence = SealedJSON("plan.stop_violence", null=True)  # lines: the first steps, before every other goal (R418)
    resources_internal = SealedJSON("plan.resources_internal", null=True)  # lines
    resources_external = SealedJSON("plan.resources_external", null=True)  # lines
    people = Sealed("plan.people", null=True)
    cost = Sealed("plan.cost", null=True)
    method = Sealed("plan.method", null=True)
    equipment = Sealed("plan.equipment", null=True)
    time = Sealed("plan.time", null=True)
    review_on = models.DateField(null=True)
    agreement = code()  # agreement_answers
    agreed_on = models.DateField(null=True)
    agreement_words = Sealed("plan.agreement_words", null=True)
    explained_before = models.BooleanField(default=False)  # what would be done was explained before it was done (R186)
    ideas_of = codes()  # ideas_of
    made_with = codes()  # contact_parties
    own_words = SealedJSON("plan.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class Goal(Versioned):
    """A specific goal: with indicator, baseline, target and day, or an honest "not measured" (R163, R179)."""

    position = models.IntegerField(default=1)
    horizon = code()  # goal_horizons
    aim = code()  # functioning_aims (R289): what reaching it is good for
    text = Sealed("goal.text")
    indicator = Sealed("goal.indicator", null=True)
    baseline = Sealed("goal.baseline", null=True)
    target = Sealed("goal.target", null=True)
    due_on = models.DateField(null=True)
    not_measured = models.BooleanField(default=False)
    why_not_measured = Sealed("goal.why_not_measured", null=True)

    objects = models.Manager()
    current = CurrentManager()


class PlannedService(Versioned):
    """A service of the plan by pillar, method and technique (R168, R175, R180, R187-R194, R260-R279)."""

    pillar = code()  # pillars
    service = code()  # services
    method = code()  # practice_methods
    technique = code()  # techniques
    therapy = code()  # therapies
    group_type = code()  # group_types
    basis = code()  # service_bases
    actions = codes()  # plan_actions
    content = SealedJSON("planned_service.content", null=True)  # lines
    provider = Sealed("planned_service.provider", null=True)
    members = Sealed("planned_service.members", null=True)  # with whom, for a group
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    goals = ArrayField(models.UUIDField(), default=list, blank=True)  # entries of Goal
    own_words = SealedJSON("planned_service.own_words", null=True)  # {"technique": "...", "service": "..."}

    objects = models.Manager()
    current = CurrentManager()


class Implementer(Versioned):
    """Who carries the plan, and with which part (R165, R181); `continues` marks those who go on when the worker leaves (R416-R417)."""

    part = code()  # plan_implementers
    name = Sealed("implementer.name", null=True)
    role = Sealed("implementer.role", null=True)
    continues = models.BooleanField(default=False)
    until = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()


class PlanStep(Versioned):
    """An agreed step: what, who, when, which obstacle is foreseen and how it will be met (R217)."""

    what = Sealed("plan_step.what")
    owner = code()  # me, client, other, or the id of a member of the team
    owner_words = Sealed("plan_step.owner_words", null=True)
    due_on = models.DateField(null=True)
    obstacle = Sealed("plan_step.obstacle", null=True)
    answer = Sealed("plan_step.answer", null=True)
    goal = models.UUIDField(null=True)  # entry of Goal

    objects = models.Manager()
    current = CurrentManager()
