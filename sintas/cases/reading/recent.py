"""The files somebody opened last, from their own trail rows; as far as they are still theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sintas.kit.names import initials
from sintas.safekeeping.unreadable import readable
from sintas.staff.actor import Actor

from ..models import Client

MOST = 3
LOOKED_AT = 40  # own trail rows looked back on: enough to meet three different files


@dataclass(frozen=True)
class Opened:
    """One file; its client's name is still sealed. `glass_until`: it is open to this person by break-glass, until then."""

    file_id: UUID
    number: str
    client: Any = field(repr=False)
    glass_until: datetime | None = None


LATELY = """
SELECT c.id, c.file_id, c.name, k.number AS case_number, CASE a.role WHEN 'break_glass' THEN a.until END AS glass_until
  FROM (SELECT DISTINCT ON (file_id) file_id, id FROM (
          (SELECT file_id, id FROM safekeeping_trail WHERE actor_id = %(me)s AND verb = 'read file' AND outcome = 'done' ORDER BY id DESC LIMIT %(rows)s)
          UNION ALL SELECT file_id, '00000000-0000-0000-0000-000000000000' FROM cases_access
           WHERE user_id = %(me)s AND role = 'break_glass' AND ended_at IS NULL AND until > statement_timestamp()
        ) looked ORDER BY file_id, id DESC) seen
  JOIN cases_access a ON a.file_id = seen.file_id AND a.user_id = %(me)s AND a.ended_at IS NULL AND a.scope = 'team'
   AND (a.until IS NULL OR a.until > statement_timestamp())
  JOIN cases_case k ON k.file_id = seen.file_id
  JOIN cases_client c ON c.file_id = seen.file_id AND c.superseded_at IS NULL AND NOT c.set_aside AND c.withdrawn_at IS NULL
 ORDER BY (a.role = 'break_glass') DESC, seen.id DESC LIMIT %(most)s
"""


def opened_lately(actor: Actor, most: int = MOST) -> list[Opened]:
    """One query; the keys come with whatever is unsealed next (or one query more, when nothing else is).

    By hand, because every page carries it: the trail is read from its end once, and only files of the team are kept (as in policy.visible_to).
    A file open by break-glass stands first: its pages say so, wherever they are.
    """
    rows: Any = Client.objects.raw(LATELY, {"me": actor.user_id, "rows": LOOKED_AT, "most": most})
    return [Opened(row.file_id, row.case_number, row, row.glass_until) for row in rows]


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
    return initials(readable(one.client, "name", "?"))
