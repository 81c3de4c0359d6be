"""record_arrival(): by which way the client came, for a case that no enquiry tells of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sintas.safekeeping import trail
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, Record
from ..policy import can
from .recording import note_down


def record_arrival(
    *, by: Actor, case: Case, route: str = "", words: Iterable[str] = (), imported: bool = False, uncoded: bool = False, **when: Any
) -> Record:
    """Write the row that an accepted enquiry would leave in the story (R26-R27): the route as its tag, what else is known as its line.

    `when`: happened, at. Raises Refusal, BadInput for a route outside its list.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="record enquiry", file_id=case.pk)
    checked("route", "access_routes", route)
    line = "; ".join(words) or None
    tags = [route] if route else []
    row = note_down(by=by, case=case, kind="enquiry", line=line, tags=tags, imported=imported, uncoded=uncoded, **{"happened": None} | when)
    trail.record(by=by, verb="record enquiry", file_id=case.pk)
    return row
