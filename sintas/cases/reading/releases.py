"""What was put before a reader, and what a reader who is not on the team may know of the file it comes from: its number and unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from ..models import Access, Conflict, Release, ReleaseBody
from ..policy import visible_to

RECEIVES = ("head", "intake")  # who reads what is put before a unit: the same two in the database (migration 0012)
OUTLINE = "SELECT file_id, number, unit_id, journey FROM cases_case WHERE file_id = ANY(%s)"


@dataclass(frozen=True)
class Released:
    """A release, opened. `parts` as in models.ReleaseBody; `pdf` when a paper was put forward."""

    release_id: UUID
    file_id: UUID
    title: str
    parts: list[dict[str, Any]]
    pdf: bytes | None


@dataclass(frozen=True)
class Outline:
    """What a head or supervisor knows of a case without being on its team."""

    number: str
    unit_id: UUID
    journey: str


def open_release(*, by: Actor, release_id: UUID) -> Released:
    """Open it: its reader while it stands, its team always. The trail row comes first; without it the key stays shut.

    Raises NotYours when it has ended, run out, or was never for this person.
    """
    row = Release.objects.filter(pk=release_id).first()
    if row is None or not (stands_for(row, by) or visible_to(by).filter(pk=row.file_id).exists()):
        raise NotYours(verb="read release")
    trail.record(by=by, verb="read release", file_id=row.file_id, opens_release=row.pk)
    body = ReleaseBody.objects.get(release_id=row.pk)
    return Released(row.pk, row.file_id, body.title, body.parts or [], body.pdf)


def open_copies(*, by: Actor, releases: Sequence[tuple[UUID, UUID]]) -> list[Released]:
    """Several at once, as (release, file) of copies the caller knows to stand for this reader: one row of the trail in each file, one query for all.

    Raises NotYours when one of them does not open any more.
    """
    for release_id, file_id in releases:
        trail.record(by=by, verb="read release", file_id=file_id, opens_release=release_id)
    bodies = {body.release_id: body for body in ReleaseBody.objects.filter(release_id__in=[release_id for release_id, _file in releases]).defer("pdf")}
    if len(bodies) != len(releases):
        raise NotYours(verb="read release")
    return [Released(one, file_id, bodies[one].title, bodies[one].parts or [], None) for one, file_id in releases]


def titles_of(release_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What stands over these copies, a referral's names its receiver. The trail row of the page has opened each of them. One query."""
    return {body.release_id: body.title for body in ReleaseBody.objects.filter(release_id__in=list(release_ids)).only("release_id", "title", "file_id")}


def stands_for(row: Release, by: Actor) -> bool:
    """Is it for this person, and does it still stand? The database asks the same of its key."""
    return reads(row, by) and row.ended_at is None and row.until > clock.now()


def reads(row: Release, by: Actor) -> bool:
    """Whom it is for: a colleague, whoever holds its link, one who receives for the unit it goes to, or the team of the group it goes to."""
    if row.recipient_file_id is not None:
        return Access.live.filter(file_id=row.recipient_file_id, user_id=by.user_id, scope="team").exists()
    return row.reader_id == by.user_id or any(unit == row.recipient_unit_id and role in RECEIVES for unit, role in by.roles)


def unit_of_release() -> UUID | None:
    """The unit that lets whoever holds a link read, asked under the id of the release; None for anybody else and once it has ended. One query."""
    with connection.cursor() as c:
        c.execute("SELECT unit_of_release()")
        found: UUID | None = c.fetchone()[0]
    return found


def kept_out(file_id: UUID) -> set[UUID]:
    """Who has a conflict of interest with this file; for its team."""
    return set(Conflict.objects.filter(file_id=file_id).values_list("user_id", flat=True))


def outlines(by: Actor, file_ids: Iterable[UUID]) -> dict[UUID, Outline]:
    """Number, unit and journey of these cases as far as a head or supervisor may know them: of their own units, never of a file they
    are kept out of. One query, by the role that sees chosen columns and no content.
    """
    wanted = list(file_ids)
    if not wanted:
        return {}
    with acting_as(by.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(OUTLINE, [wanted])
        return {file_id: Outline(number, unit_id, journey) for file_id, number, unit_id, journey in c.fetchall()}
