from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Termination(Versioned, Happened):
    """The ending of the work (R329-R341, R346, R410-R411): the four criteria judged one by one. One entry per case with versions."""

    kind_of = code()  # ending_kinds
    success = code()  # ending_success
    reasons = codes()  # closing_reasons
    reason_words = SealedJSON("termination.reason_words", null=True)  # lines
    manner = Sealed("termination.manner", null=True)
    judged = codes()  # "emotional_stability:reached": termination_criteria and readiness_levels
    evidence = SealedJSON("termination.evidence", null=True)  # {termination_criteria code: words}
    final_counselling = code()  # final_counselling
    final_words = Sealed("termination.final_words", null=True)  # what was talked about, or why it was not held
    not_rejection_explained = models.BooleanField(default=False)
    coping = SealedJSON("termination.coping", null=True)  # lines
    reflection = Sealed("termination.reflection", null=True)
    achievements = SealedJSON("termination.achievements", null=True)  # lines
    unresolved = SealedJSON("termination.unresolved", null=True)  # lines
    handed_to = SealedJSON("termination.handed_to", null=True)  # lines: who carries on
    handover = models.BooleanField(default=False)  # a student's ending hands the case over, it does not close it (R410)
    returns_to = code()  # return_places
    source_of_trauma = code()  # degrees: were these surroundings a source of trauma (R346)
    return_view = Sealed("termination.return_view", null=True)
    client_view = Sealed("termination.client_view", null=True)
    channels = codes()  # follow_up_channels
    follow_up_plan = Sealed("termination.follow_up_plan", null=True)
    follow_up_on = models.DateField(null=True)
    own_words = SealedJSON("termination.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()


class Referral(Versioned, Happened):
    """A referral to somebody outside the team (R340, F8). The receiver is always written out; `service_ref` names the directory's service too."""

    receiver = Sealed("referral.receiver")
    receiver_kind = code()  # consent_recipients
    receiver_contact = Sealed("referral.receiver_contact", null=True)
    service_ref = models.UUIDField(null=True)  # a service of the house's directory; no foreign key: an import may bring a referral of another house
    reasons = SealedJSON("referral.reasons", null=True)  # lines
    purpose = Sealed("referral.purpose", null=True)
    chronology = Sealed("referral.chronology", null=True)
    services_given = Sealed("referral.services_given", null=True)
    condition = SealedJSON("referral.condition", null=True)  # lines: how the client is when referred
    released = codes()  # data_classes: what the client let go to this receiver
    urgency = code()  # referral_urgency
    state = code()  # referral_states
    answer = Sealed("referral.answer", null=True)
    answered_on = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()


class FollowUp(Versioned, Happened):
    """Looking in on the client after the ending (R342-R348): channel, condition, signs of relapse and what was done about them."""

    channel = code()  # follow_up_channels
    with_whom = Sealed("follow_up.with_whom", null=True)
    reached = models.BooleanField(default=True)  # False: an attempt
    condition = Sealed("follow_up.condition", null=True)
    signs = codes()  # relapse_signs
    sign_words = Sealed("follow_up.sign_words", null=True)
    answers = codes()  # relapse_answers
    answer_words = Sealed("follow_up.answer_words", null=True)
    surroundings = Sealed("follow_up.surroundings", null=True)  # how safe and helpful they are now (R346)
    goals = ArrayField(models.UUIDField(), default=list, blank=True)  # entries of Goal that hold
    next_on = models.DateField(null=True)
    next_channel = code()

    objects = models.Manager()
    current = CurrentManager()
