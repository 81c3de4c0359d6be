from __future__ import annotations

from django.conf import settings
from django.db import models

from sintas.cases.bases import OfFile

from .convening import Invitation
from .referral import Sending


class PartnerLink(OfFile):
    """The way in for a partner without an account: it opens one release, of the same id, and stands as long as that does (0024).

    Of a referral on its way, or of an invitation to a conference (0025). Address and code are kept as keyed digests alone; without them it is the
    way of a colleague who is not on the team, whose account is the door.
    """

    release = models.OneToOneField("cases.Release", on_delete=models.PROTECT, related_name="+")
    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="links", null=True)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="links", null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    token_print = models.BinaryField(null=True)
    code_print = models.BinaryField(null=True)
    wrong = models.SmallIntegerField(default=0)  # codes; the fifth ends the release

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=models.F("release_id")), name="link_is_its_release"),
            models.CheckConstraint(
                condition=models.Q(sending__isnull=False, invitation=None) | models.Q(sending=None, invitation__isnull=False), name="link_of_one"
            ),
            models.CheckConstraint(condition=models.Q(wrong__gte=0, wrong__lte=5), name="link_wrong_codes"),
            models.CheckConstraint(
                condition=models.Q(token_print__isnull=False, code_print__isnull=False)
                | models.Q(token_print=None, code_print=None, invitation__isnull=False),
                name="link_with_address_and_code",
            ),
        ]
