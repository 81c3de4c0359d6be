from django.db import models

from sintas.safekeeping.sealed import Sealed, SealedJSON

from .base import CurrentManager, Happened, Versioned, code, codes


class Risk(Versioned, Happened):
    """The worker's look at danger: facts, a level with its reasons, what protects. Never a predicted-death score."""

    facts = codes()
    level = code()
    reasons = Sealed("risk.reasons")
    protective = codes()
    protective_words = Sealed("risk.protective_words", null=True)
    client_view = Sealed("risk.client_view", null=True)  # how safe she feels, in her words
    review_on = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()


class SafetyPlan(Versioned, Happened):
    """Written with the client; printable small. Lists of short lines."""

    signals = SealedJSON("safety_plan.signals", null=True)
    places = SealedJSON("safety_plan.places", null=True)
    people = SealedJSON("safety_plan.people", null=True)
    take = SealedJSON("safety_plan.take", null=True)
    steps = SealedJSON("safety_plan.steps", null=True)
    code_word = Sealed("safety_plan.code_word", null=True)
    after_leaving = SealedJSON("safety_plan.after_leaving", null=True)
    children = SealedJSON("safety_plan.children", null=True)
    more = SealedJSON("safety_plan.more", null=True)  # part of safety_plan_parts -> lines, for the parts without a column
    keep_paper = code()  # safe_to_carry, kept_here, kept_by_other: a paper the perpetrator finds is a danger
    with_client = models.BooleanField(default=True)
    review_on = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()


class SuicidePath(Versioned, Happened):
    """Opened by a recorded wish to die: what was done now, who was told, when it is looked at again. Open until somebody ends it."""

    said = Sealed("suicide_path.said", null=True)
    done = codes()
    done_words = Sealed("suicide_path.done_words", null=True)
    told = codes()
    told_words = Sealed("suicide_path.told_words", null=True)
    look_again_at = models.DateTimeField(null=True)
    state = code()  # open, watching, ended
    ended_why = Sealed("suicide_path.ended_why", null=True)
    opened_from = code()  # incident, note, session, risk, contact
    opened_from_entry = models.UUIDField(null=True)

    objects = models.Manager()
    current = CurrentManager()


class UrgentStep(Versioned, Happened):
    """Protection is not intervention: a safety step, urgent care, a safe house or a report the law demands, with its reason."""

    step = code()  # catalogue urgent_steps
    what = Sealed("urgent_step.what")
    reason = Sealed("urgent_step.reason")
    came_before_consent = models.BooleanField(default=False)
    told_client = code()  # yes, no_danger, not_possible

    objects = models.Manager()
    current = CurrentManager()


class Warning(Versioned):
    """A note every reader must see first, with the day it is looked at again."""

    text = Sealed("warning.text", ring="header")
    review_on = models.DateField()
    ended_on = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()
