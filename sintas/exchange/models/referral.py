from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models

from sintas.cases.bases import OfFile, code
from sintas.practice.referral import ENDED, STATES, STAYS, allowed
from sintas.safekeeping.rings import CONTENT, RELEASE
from sintas.safekeeping.sealed import Sealed


def in_order() -> models.Q:
    """Which steps may stand: from the state before to the state after. Made from the rule of practice, so that the two cannot drift apart."""
    moves = models.Q(step="sent", before="", after="sent")
    for before in STATES:
        for after in sorted(allowed(before)):
            moves |= models.Q(step=after, before=before, after=after)
    stays = models.Q(step__in=STAYS, before__in=STATES, after=models.F("before"))
    put_right = models.Q(step="corrected", by_partner=False, before__in=STATES, after__in=STATES)
    return moves | stays | put_right


class Sending(OfFile):
    """One sending of a referral of casework. What is asked of the receiver stands there, with its versions; here stands the way it goes."""

    entry = models.UUIDField()  # casework.Referral.entry
    turn = models.IntegerField(default=1)  # the same referral may be sent again after it was withdrawn
    receiver_kind = code()  # consent_recipients
    urgency = code()  # referral_urgency
    sent_on = models.DateField()
    due_on = models.DateField()  # an answer is owed (practice.referral.answer_due)
    sent_by = models.UUIDField()
    service_ref = models.UUIDField(null=True)  # the service of the directory it was sent to, if one was chosen there

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "turn"], name="sending_once_per_turn"),
            models.CheckConstraint(condition=models.Q(due_on__gte=models.F("sent_on")), name="sending_due_after_sent"),
        ]
        indexes = [models.Index(fields=["file"], name="sendings_of_a_file"), models.Index(fields=["due_on"], name="sendings_by_day")]


class Move(OfFile):
    """One step on the way of a sending: who, when, from which state to which. Never changed; the last one says how it stands.

    The migration ties each to the one before by a foreign key (number, state), so that no state is invented between two rows.
    """

    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="moves")
    number = models.IntegerField()
    step = code()  # referral_steps
    before = code()  # "" before it was sent
    after = code()
    actor_id = models.UUIDField()  # a member of staff; of a partner the id of the release that was answered
    by_partner = models.BooleanField(default=False)
    at = models.DateTimeField()
    words = Sealed("referral_move.words", null=True)  # a partner's lie under the key of the release that was answered
    release = models.ForeignKey("cases.Release", on_delete=models.PROTECT, related_name="+", null=True)
    submission = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sending", "number"], name="move_numbered"),
            models.UniqueConstraint(fields=["sending", "number", "after"], name="move_leads_on"),
            models.UniqueConstraint(fields=["sending", "submission"], name="move_once_per_submission"),
            models.CheckConstraint(condition=in_order(), name="move_in_order"),
            models.CheckConstraint(condition=models.Q(number=1, before="") | (models.Q(number__gt=1) & ~models.Q(before="")), name="move_begins_once"),
            models.CheckConstraint(condition=models.Q(by_partner=False) | models.Q(actor_id=models.F("release_id")), name="move_of_a_partner"),
            models.CheckConstraint(
                condition=models.Q(by_partner=False) | models.Q(step__in=["received", "accepted", "declined", "begun", "done", "feedback"]),
                name="move_a_partner_may_say",
            ),
        ]

    @property
    def sealed_under(self) -> UUID:
        return self.release_id or self.file_id

    def ring_of(self, field: Any) -> str:
        """Whoever has no account holds no key of the file; the team opens both."""
        return RELEASE if self.release_id else CONTENT

    @property
    def ended(self) -> bool:
        """Nothing more is expected."""
        return self.after in ENDED
