from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from sintas.cases.bases import CurrentManager, OfFile, Versioned, code
from sintas.practice.conference import COLLEAGUE, PARTNER_SAYS, STEPS
from sintas.safekeeping.rings import CONTENT, RELEASE
from sintas.safekeeping.sealed import Sealed, SealedJSON


class Convening(Versioned):
    """A case conference called together: when, where, what for. What is said there stands in casework.Conference (docs/decisions/0025)."""

    on = models.DateField()
    at = models.TimeField(null=True)
    ends_at = models.TimeField(null=True)
    mode = code()  # conference_modes
    purpose = Sealed("convening.purpose")
    place = Sealed("convening.place", null=True)  # or how one joins
    leader = Sealed("convening.leader", null=True)
    agenda = SealedJSON("convening.agenda")  # points in their order, a text each
    summary = Sealed("convening.summary", null=True)  # of the case, for those who take part
    called_off = models.BooleanField(default=False)
    why_off = Sealed("convening.why_off", null=True)

    objects = models.Manager()
    current = CurrentManager()

    class Meta(Versioned.Meta):
        indexes = [*Versioned.Meta.indexes, models.Index(fields=["on"], name="convenings_by_day")]


class Invitation(OfFile):
    """Somebody is asked to come: a colleague of the team by account, a colleague of the house who is not on it by account and name, or somebody of
    another organisation by name. Never changed; Reply says how it stands.
    """

    convening = models.UUIDField()  # Convening.entry
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recipient_kind = code()  # consent_recipients, of whoever is not on the team: what the client's consent is asked for
    name = Sealed("invitation.name", null=True)
    organisation = Sealed("invitation.organisation", null=True)
    position = Sealed("invitation.position", null=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    submission = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, recipient_kind__in=["", COLLEAGUE]) | models.Q(user=None, recipient_kind__gt=""),
                name="invitation_to_one",
            ),
            models.UniqueConstraint(fields=["file", "submission"], name="invitation_once_per_submission"),
        ]
        indexes = [
            models.Index(fields=["convening"], name="invitations_of_a_convening"),
            models.Index(fields=["user"], name="invitations_of_a_person"),
        ]


    @property
    def reads_a_copy(self) -> bool:
        """Whoever is not on the team reads what is put before them, and not the file."""
        return bool(self.recipient_kind)

    @property
    def guest_id(self) -> UUID | None:
        """The account of a colleague who is not on the team."""
        return self.user_id if self.recipient_kind else None


class Reply(OfFile):
    """One step of an invitation: who, when, what. Never changed; the last one that is no mere message says how it stands."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="replies")
    number = models.IntegerField()
    step = code()  # invitation_steps
    actor_id = models.UUIDField()  # a member of staff; of a partner the id of the release that was answered
    by_partner = models.BooleanField(default=False)
    at = models.DateTimeField()
    words = Sealed("reply.words", null=True)  # of whoever reads a copy: under the key of that release
    release = models.ForeignKey("cases.Release", on_delete=models.PROTECT, related_name="+", null=True)  # the copy it was said on
    submission = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "number"], name="reply_numbered"),
            models.UniqueConstraint(fields=["invitation", "submission"], name="reply_once_per_submission"),
            models.CheckConstraint(condition=models.Q(step__in=STEPS), name="reply_known"),
            models.CheckConstraint(
                condition=models.Q(number=1, step="invited") | (models.Q(number__gt=1) & ~models.Q(step="invited")), name="reply_begins_once"
            ),
            models.CheckConstraint(condition=models.Q(by_partner=False) | models.Q(actor_id=models.F("release_id")), name="reply_of_a_partner"),
            models.CheckConstraint(condition=models.Q(by_partner=False) | models.Q(step__in=PARTNER_SAYS), name="reply_a_partner_may_say"),
        ]

    @property
    def sealed_under(self) -> UUID:
        return self.release_id or self.file_id

    def ring_of(self, field: Any) -> str:
        """Whoever has no account holds no key of the file; the team opens both."""
        return RELEASE if self.release_id else CONTENT
