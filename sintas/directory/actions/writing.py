"""A changed document: its next version, its cards and its row in the trail, together. The row of the institution is locked by whoever calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

from ..cards import write_cards
from ..hsds import text, walking
from ..models import Institution, InstitutionVersion
from ..policy import KEEP, the_institution

Obj = dict[str, Any]


@dataclass
class Opened:
    """An institution whose row is locked, and its document to be changed."""

    row: Institution
    document: Obj

    def service(self, hsds_id: str) -> Obj:
        """Raises NotYours."""
        found = walking.service(self.document, hsds_id)
        if found is None:
            raise NotYours(verb=KEEP)
        return found

    def place(self, hsds_id: str) -> Obj:
        """Raises NotYours, also for a protected one: that is written elsewhere (protecting.py)."""
        found = walking.place(self.document, hsds_id)
        if found is None or hsds_id in self.row.protected_places:
            raise NotYours(verb=KEEP)
        return found


def opened(by: Actor, institution_id: UUID, verb: str = KEEP) -> Opened:
    """Lock it for changing. Raises Refusal, NotYours."""
    row = the_institution(by, institution_id, verb, lock=True)
    return Opened(row, text.read(row.document))


def write(by: Actor, one: Opened, *, what: str, verb: str, thing: str = "", based_on: int | None = None) -> bool:
    """Keep the changed document. False when nothing in it is different (sent twice).

    Raises Overtaken (kept None, theirs the row) when `thing` was changed after version `based_on` by somebody else.
    """
    row, written = one.row, text.write(one.document)
    if written == row.document:
        return False
    thing = thing or row.hsds_id
    if based_on is not None and int(row.changed.get(thing, 0)) > based_on:
        raise Overtaken(None, row)
    row.number += 1
    row.document, row.name = written, str(one.document.get("name") or "")
    row.changed = {**row.changed, thing: row.number}
    row.changed_at, row.changed_by = clock.now(), by.user_id
    row.save()
    keep_version(row, what=what, thing=thing)
    write_cards([(row, one.document)])
    trail.record(by=by, verb=verb, institution=str(row.pk), number=row.number, what=what)
    return True


def keep_version(row: Institution, *, what: str, thing: str) -> InstitutionVersion:
    """The document as it stands now."""
    return InstitutionVersion.objects.create(
        organisation_id=row.organisation_id, institution=row, number=row.number, document=row.document, what=what, thing=thing,
        at=row.changed_at, by=row.changed_by,
    )  # fmt: skip


def id_for(within: UUID, submission: str) -> str:
    """The same filling of a form gives the same id, so that sending it twice adds one."""
    return str(uuid5(within, submission) if submission else uuid4())
