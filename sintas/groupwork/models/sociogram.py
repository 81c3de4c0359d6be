from django.db import models

from sintas.cases.bases import CurrentManager, Happened, Versioned
from sintas.safekeeping.sealed import Sealed, SealedJSON


class GroupSociogram(Versioned, Happened):
    """Who chose whom on one day (R255), by ids of members: no name stands here, and rejections have no place.

    `choices`: {"asked": [member, ...], "choices": [[who, whom], ...]}. Sealed as content: what one member answered is not the others' to know.
    """

    question = Sealed("group_sociogram.question", null=True)
    seen = Sealed("group_sociogram.seen", null=True)  # of the group as a whole
    choices = SealedJSON("group_sociogram.choices")
    session = models.UUIDField(null=True)
    session_number = models.IntegerField(null=True)

    objects = models.Manager()
    current = CurrentManager()
