"""Which session of a group a note of one member is about: by its number, or by the session a page came from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from sintas.safekeeping.refusals import NotYours

from ..models import GroupMark, GroupSession, MemberNote
from ..policy import WORK


class Meant(NamedTuple):
    """One session of the group."""

    entry: UUID
    no: int
    on: date
    state: str


def session_meant(group_id: UUID, *, no: int | None = None, entry: UUID | None = None) -> Meant | None:
    """The number counts before the id, for it is what somebody could read and put right. None when no session of this group is meant."""
    if no is None and entry is None:
        return None
    wanted = {"no": no} if no is not None else {"entry": entry}
    found = GroupSession.current.filter(file_id=group_id, **wanted).values_list("entry", "no", "on", "state").first()
    return Meant(*found) if found else None


def told_of(group_id: UUID, session: UUID | None, number: int | None) -> tuple[UUID | None, int | None]:
    """Id and number of the session that something of the group was said or drawn in; a number that no session has stands by itself.

    Raises NotYours for an id that is no session of this group.
    """
    meant = session_meant(group_id, entry=session)
    if session is not None and meant is None:
        raise NotYours(verb=WORK, file_id=group_id)
    if number is not None and (meant is None or meant.no != number):  # the number counts before the id, as above
        meant = session_meant(group_id, no=number)
    return (meant.entry, meant.no) if meant is not None else (None, number)


def notes_on(group_id: UUID, session: UUID, no: int) -> QuerySet[MemberNote]:
    """The notes of this session that stand, on members this person may write of today; its words are for whoever opens one of them."""
    of_this = Q(session=session) | Q(session=None, session_no=no)
    return MemberNote.current.filter(of_this, group=group_id, moment="session")


def observed_in(group_id: UUID, session: UUID, no: int) -> frozenset[str]:
    """Ids (as text) of members of whom a note says what was seen in it, not only what they said. One query of coded columns; nothing is opened."""
    seen = notes_on(group_id, session, no).exclude(observations=[], signs=[], seen__isnull=True)
    return frozenset(str(member) for member in seen.values_list("member", flat=True))


def marked_in(session: UUID, member_id: UUID) -> str:
    """Code of attendance_states, "" while nobody marked her."""
    return GroupMark.objects.filter(session=session, member_id=member_id).values_list("state", flat=True).first() or ""


def id_in(text: str) -> UUID | None:
    """An id out of an address, None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
