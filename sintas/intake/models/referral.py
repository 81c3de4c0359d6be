from __future__ import annotations

from django.conf import settings
from django.db import models

from sintas.cases.bases import CurrentManager, OfFile, Versioned, code
from sintas.safekeeping.sealed import Sealed


class ReferralIn(Versioned):
    """What came with somebody who was sent to us (reference C8: chronology, services given, progress, aim, letter), so that the story need
    not be told again. It lies under the enquiry, and as it was received once more under the case that came of it.
    """

    sender = Sealed("referral_in.sender")
    sender_kind = code()  # consent_recipients, of those outside
    sender_contact = Sealed("referral_in.sender_contact", null=True)
    letter_number = Sealed("referral_in.letter_number", null=True)
    letter_on = models.DateField(null=True)
    reason = Sealed("referral_in.reason", null=True)
    aim = Sealed("referral_in.aim", null=True)
    chronology = Sealed("referral_in.chronology", null=True)
    services_given = Sealed("referral_in.services_given", null=True)
    progress = Sealed("referral_in.progress", null=True)
    came_by = models.UUIDField(null=True)  # the release it came from, when the sender works in this installation (docs/decisions/0026)

    objects = models.Manager()
    current = CurrentManager()


class SenderAnswer(OfFile):
    """Whoever sent somebody was told what was decided: when, by which way, in which words. Once; the decision itself stands in the enquiry."""

    way = code()  # contact_channels
    told_on = models.DateField()
    words = Sealed("sender_answer.words", null=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file"], name="sender_answered_once")]
