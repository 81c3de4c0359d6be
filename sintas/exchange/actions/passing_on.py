"""An offer of another house reaches somebody who receives for the unit and cannot open a case there: its head is told that it waits for her."""

from __future__ import annotations

from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow
from sintas.staff.actor import Actor

from ..policy import may_accept
from ..reading.incoming import OVER, offered_to, over_of


@transaction.atomic
def pass_to_head(*, by: Actor, transfer_id: UUID) -> int:
    """The heads of the unit get a notice, once until they saw it; how many did. The offer stays as it is.

    Raises NotYours, NotNow when it is over or one may accept it oneself.
    """
    row = offered_to(by, transfer_id)
    if why := over_of(row):
        raise NotNow(OVER[why], verb="pass transfer on", file_id=row.file_id)
    if may_accept(by, row):
        raise NotNow(_("Anda sendiri dapat menjawab usulan ini."), verb="pass transfer on", file_id=row.file_id)
    trail.record(by=by, verb="pass transfer on", file_id=row.file_id, transfer=str(row.pk))
    with connection.cursor() as c:
        c.execute("SELECT pass_offer_on(%s)", [row.pk])
        return int(c.fetchone()[0])
