from __future__ import annotations

from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned, code
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Conference(Versioned, Happened):
    """A case conference held in the team (R176-R177, F7): numbered within the case, with attendance, discussion and dissent.

    `dissent` is how it was told in one text: of older minutes, and of documents that tell it so.
    """

    no = models.IntegerField()  # the how-manieth of this case
    ends_at = models.TimeField(null=True)
    place = Sealed("conference.place", null=True)
    leader = Sealed("conference.leader", null=True)
    minutes_by = Sealed("conference.minutes_by", null=True)
    confidentiality_stated = models.BooleanField(default=False)
    attendance = SealedJSON("conference.attendance", null=True)  # [{"name", "position", "institution"}], with "user" or "invited"
    client_took_part = code()  # degrees
    summary = Sealed("conference.summary", null=True)
    discussion = Sealed("conference.discussion", null=True)
    dissent = Sealed("conference.dissent", null=True)
    dissents = SealedJSON("conference.dissents", null=True)  # [{"who", "decision" (Decision.position, 0: the whole), "what", "why"}]
    follow_up = Sealed("conference.follow_up", null=True)
    next_on = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(fields=["file", "no", "number"], condition=models.Q(set_aside=False), name="conference_numbered_once"),
        ]


class Decision(Versioned):
    """What a conference decided: what, who, by when. With an owner on the team and a day it is a task (one table for all duties)."""

    conference = models.UUIDField()  # entry of Conference
    position = models.IntegerField(default=1)
    what = Sealed("decision.what")
    owner = code()  # id of a member of the team, client, or other
    owner_words = Sealed("decision.owner_words", null=True)  # who it is when "other"
    due_on = models.DateField(null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(owner=""), name="decision_has_an_owner"),
        ]
