from django.conf import settings
from django.db import models

from sintas.cases.bases import code

STRUCK_FOR_A_REASON = models.CheckConstraint(
    condition=models.Q(withdrawn_at=None, struck_by=None, struck_why="")
    | (models.Q(withdrawn_at__isnull=False, struck_by__isnull=False) & ~models.Q(struck_why="")),
    name="%(class)s_struck_for_a_reason",
)


class Struck(models.Model):
    """Why a record was struck out, and by whom; when stands in `withdrawn_at`.

    A code and no words: whoever strikes out what stands in the wrong file would write about somebody else there a second time.
    """

    struck_why = code()  # group_strike_reasons
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        abstract = True
