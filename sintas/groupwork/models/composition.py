from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.bases import CurrentManager, Versioned
from sintas.safekeeping.sealed import SealedJSON


class GroupComposition(Versioned):
    """A look at who would sit together (R237): whose copies were looked at, and how many severe remarks nobody has thought over yet.

    The remarks themselves are not kept: they come anew out of what each lets go. `words` are the facilitators', by remark:
    {"children_with_adults:<release>,<release>": words}. One per group.
    """

    seen = ArrayField(models.UUIDField(), default=list, blank=True)  # releases, proposed and taken up
    unanswered = models.IntegerField(default=0)
    words = SealedJSON("group_composition.words", null=True)

    objects = models.Manager()
    current = CurrentManager()
