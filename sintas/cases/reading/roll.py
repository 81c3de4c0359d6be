"""What a roll needs of each client and no more: initials, and how they like to be called. Header keys only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sintas.kit.names import initials
from sintas.safekeeping.unreadable import readable
from sintas.staff.actor import Actor

from ..models import Client
from ..policy import observable_by


@dataclass(frozen=True)
class Named:
    """One client as a roll names them; `number` is that of the case."""

    file_id: UUID
    initials: str
    called: str
    number: str


def named(actor: Actor, file_ids: Iterable[UUID], *, for_a_roll: bool = False) -> dict[UUID, Named]:
    """Those of these files whose header this person reaches, as team, carer or (`for_a_roll`) mentor. One query."""
    cases = observable_by(actor, for_a_roll=for_a_roll).filter(pk__in=list(file_ids))
    rows = Client.current.filter(file__case__in=cases.values("pk")).select_related("file__case").only(
        "id", "name", "called", "file__id", "file__case__file_id", "file__case__number"
    )  # fmt: skip
    found = {}
    for row in rows:
        name = readable(row, "name", "?")
        found[row.file_id] = Named(row.file_id, initials(name), readable(row, "called") or name, row.file.case.number)
    return found
