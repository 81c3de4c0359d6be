"""Passing on a review nobody closes: an administrator names another reviewer and reads nothing of the file."""

from __future__ import annotations

from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils.translation import gettext as _

from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..policy import the_risen

VERB = "pass review on"


@transaction.atomic
def pass_on(*, by: Actor, entry_id: UUID, to: UUID | None = None) -> None:
    """One person more may read why and close the review; they are told, and for three days it stands with the administrators no longer.

    `to`: a head or supervisor of the house (reading.passing.could_review). Of a restricted case the database takes the next of its
    named team instead, and nobody is named here. Raises NotYours for a review that has not risen, BadInput when nobody can receive it.
    """
    entry = the_risen(by, entry_id)
    try:
        with transaction.atomic(), connection.cursor() as c:
            c.execute("SELECT pass_review_on(%s, %s)", [entry.pk, to])
            (receiver,) = c.fetchone()
    except ProgrammingError as refused:
        if "pass_review_on: to nobody" in str(refused):
            raise BadInput({"to": nobody(entry.restricted)}) from None
        if "pass_review_on: " in str(refused):  # closed or passed on meanwhile
            raise NotYours(verb=VERB) from None
        raise
    trail.record(by=by, verb=VERB, file_id=entry.file_id, entry=str(entry.pk), to=str(receiver))
    tell(receiver, "review_passed_on")


def nobody(restricted: bool) -> str:
    """The same sentence whatever keeps the person wanted from it."""
    if restricted:
        return _("Tidak ada lagi anggota tim kasus ini yang dapat menerimanya. Ingatkan mereka yang sudah diberi tahu.")
    return _("Tinjauan ini tidak dapat diteruskan kepada orang itu. Pilih orang lain.")
