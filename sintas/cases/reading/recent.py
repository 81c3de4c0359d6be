"""The files somebody opened last, from their own trail rows; as far as they are still theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sintas.kit.names import initials
from sintas.staff.actor import Actor

from ..models import Client

MOST = 3
LOOKED_AT = 40  # own trail rows looked back on: enough to meet three different files


@dataclass(frozen=True)
class Opened:
    """One file; its client's name is still sealed."""

    file_id: UUID
    number: str
    client: Any = field(repr=False)


LATELY = """
SELECT c.id, c.file_id, c.name, k.number AS case_number
  FROM (SELECT DISTINCT ON (file_id) file_id, id FROM (
          SELECT file_id, id FROM safekeeping_trail WHERE actor_id = %(me)s AND verb = 'read file' AND outcome = 'done' ORDER BY id DESC LIMIT %(rows)s
        ) looked ORDER BY file_id, id DESC) seen
  JOIN cases_access a ON a.file_id = seen.file_id AND a.user_id = %(me)s AND a.ended_at IS NULL AND a.scope = 'team'
  JOIN cases_case k ON k.file_id = seen.file_id
  JOIN cases_client c ON c.file_id = seen.file_id AND c.superseded_at IS NULL AND NOT c.set_aside AND c.withdrawn_at IS NULL
 ORDER BY seen.id DESC LIMIT %(most)s
"""


def opened_lately(actor: Actor, most: int = MOST) -> list[Opened]:
    """One query; the keys come with whatever is unsealed next (or one query more, when nothing else is).

    By hand, because every page carries it: the trail is read from its end once, and only files of the team are kept (as in policy.visible_to).
    """
    rows: Any = Client.objects.raw(LATELY, {"me": actor.user_id, "rows": LOOKED_AT, "most": most})
    return [Opened(row.file_id, row.case_number, row) for row in rows]


def lately_of(request: Any, actor: Actor) -> list[Opened]:
    """The same, asked once per request and only of whoever has cases; a shared screen shows none.

    A page that opens keys of its own calls this before it unseals anything: then one query fetches all keys of the page.
    """
    if not hasattr(request, "opened_lately"):
        shared = getattr(request, "shared", None) is not None
        request.opened_lately = opened_lately(actor) if actor.holds("cases.read") and not shared else []
    rows: list[Opened] = request.opened_lately
    return rows


def initials_of(one: Opened) -> str:
    """Unseals the name."""
    return initials(one.client.name)
