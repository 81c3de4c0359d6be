from django.conf import settings
from django.db import models

from sintas.cases.bases import OfFile, code
from sintas.safekeeping.sealed import Sealed

from .member import Member


class GuestConsent(OfFile):
    """What somebody without a case agreed to before taking part, in the group's own file (R46, R49-R52): who takes part in a group comes out of a
    case, or is a guest with consent.

    A member of a case has her release instead. Taken back on a day, it counts no more; it stands as it was given.
    """

    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="guest_consent")
    on = models.DateField()
    given_by = code()  # catalogue consent_givers
    reading = code()  # consent_readings: how the terms were made known
    manner = code()  # consent_manners
    child_assent = code()  # child_assents, where a guardian speaks for a child
    agreed_too = Sealed("group_guest.agreed_too", null=True)  # for a child: who agreed besides, or decided with the child
    may_know = Sealed("group_guest.may_know", null=True)  # what facilitators and members may know of her, in words
    submission = models.UUIDField(null=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    taken_back_on = models.DateField(null=True)
    taken_back_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission"], name="guest_sent_once"),
            models.CheckConstraint(
                condition=models.Q(taken_back_on=None, taken_back_by=None)
                | models.Q(taken_back_on__gte=models.F("on"), taken_back_by__isnull=False),
                name="guest_takes_back_afterwards",
            ),
        ]
