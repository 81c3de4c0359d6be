from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code, codes
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Session(Versioned, Happened):
    """A planned intervention delivered to the client (R282). Agreed on, it stands `ahead`; once held, it is the next version of the same entry."""

    ahead = models.BooleanField(default=False)  # agreed on, not held yet
    starts_at = models.DateTimeField(null=True)  # the time agreed on
    appointment = models.UUIDField(null=True)  # its place in the diary
    duration_min = models.IntegerField(null=True)
    place = Sealed("session.place", null=True)
    channel = code()  # session_channels
    participants = codes()  # contact_parties
    participant_words = Sealed("session.participant_words", null=True)
    worker_role = code()  # session_roles
    techniques = codes()
    therapy = code()  # therapies
    steps = codes()  # therapy_steps; several when done together (R218: E and P may share a date)
    part_no = models.IntegerField(null=True)  # "n of m" of a therapy in parts (R220)
    part_of = models.IntegerField(null=True)
    order_reason = Sealed("session.order_reason", null=True)  # why a step stands outside its order (R218)
    topics = codes()  # psychoeducation_topics
    goals = ArrayField(models.UUIDField(), default=list, blank=True)  # entries of Goal this session worked on
    guidance_wished = models.BooleanField(default=False)  # religious guidance was the client's own wish (R191, R279)
    pillar = code()  # pillars
    manner = code()  # rehabilitation_manners (R269); coercion is refused
    welfare = code()  # welfare_activities (R270)
    activities = codes()  # implementation_activities (R271)
    state_before = Sealed("session.state_before", null=True)  # the client's psychosocial state that day (R283)
    note = Sealed("session.note", null=True)  # what was done and observed
    client_words = Sealed("session.client_words", null=True)
    feedback = Sealed("session.feedback", null=True)
    achievement = Sealed("session.achievement", null=True)
    worst_case = Sealed("session.worst_case", null=True)  # what may go wrong, and what to do then
    next_step = Sealed("session.next_step", null=True)
    next_owner = code()  # me, client, or the id of a member of the team
    next_on = models.DateField(null=True)
    no_next_step = models.BooleanField(default=False)
    protection = models.BooleanField(default=False)  # a step of protection: does not wait for consent
    early = models.BooleanField(default=False)  # held before there was consent; stays marked
    before_consent_reason = Sealed("session.before_consent_reason", null=True)
    own_words = SealedJSON("session.own_words", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=models.Q(ahead=False) | models.Q(starts_at__isnull=False), name="session_ahead_has_a_time"),
            models.CheckConstraint(
                condition=models.Q(early=False) | models.Q(before_consent_reason__isnull=False), name="session_early_says_why"
            ),
        ]
