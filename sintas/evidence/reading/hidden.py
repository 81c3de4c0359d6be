"""Who opened a tool of the highest secrecy: a row beside the one of the page, naming the tool and the entry (R98, R99)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sintas.cases.bases import Case
from sintas.safekeeping import trail
from sintas.staff.actor import Actor


def was_opened(actor: Actor, case: Case, tool: str, entries: Iterable[UUID]) -> None:
    """One row for every entry whose marks or words stand on the page that is about to be sent. It opens nothing: the page's own row did."""
    for entry in entries:
        trail.record(by=actor, verb="read body drawing", file_id=case.pk, tool=tool, entry=str(entry))
