"""Which case is meant: its number, its id in the document it came from, or the initials of its client."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.carrying.going_out import names_of_clients
from sintas.cases.policy import visible_to
from sintas.kit import names
from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor

VERB = "casework.export"


class NotOne(Refusal):
    """Several cases fit what was said; nothing was opened."""

    status = 422
    verb = VERB


def find(*, by: Actor, words: str) -> Case:
    """The one case on the actor's list. A number counts before an id, an id before initials.

    Raises NotYours when none fits, NotOne with their numbers when several do.
    """
    asked = words.strip()
    mine = list(visible_to(by).order_by("number")) if asked else []
    clients = names_of_clients(mine)
    ways = (
        [case for case in mine if case.number.casefold() == asked.casefold()],
        [case for case in mine if case.source_ref.casefold() == asked.casefold()],
        [case for case in mine if is_called(clients.get(case.pk, ""), asked)],
    )
    found = next((fit for fit in ways if fit), [])
    if not found:
        raise NotYours(_("Tidak ada kasus Anda dengan nomor, id dokumen, atau inisial ini."), verb=VERB)
    if len(found) > 1:
        numbers = ", ".join(case.number for case in found)
        raise NotOne(_("Beberapa kasus cocok. Sebut nomornya: %(numbers)s.") % {"numbers": numbers})
    return found[0]


def is_called(name: str, asked: str) -> bool:
    """Are these the client's initials, or what stands in place of a name?"""
    return asked.casefold() in (name.casefold(), names.initials(name).casefold())
