"""What stands at hand beside each name on an attendance list: the sessions before, as circles, and the way to her note of this session.

The circles remind whoever facilitates whom to welcome back. They are no measure of anybody, and no word of them says that somebody stayed away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.translation import ngettext

from ..models import Group, GroupMark, GroupSession
from .attendance import ListOfDay, OnList
from .session_meant import notes_on
from .sessions import OfSession

BEFORE = 4  # sessions
PRESENT = "present"
SHAPES = {PRESENT: "m-in", "excused": "m-leave"}  # of attendance_states; an open circle for the rest
AWAY = "m-out"


def at_hand(group: Group, one: OfSession, listed: ListOfDay) -> ListOfDay:
    """The same list with what stands beside each name. Three queries, however many members; nothing is unsealed."""
    lately = marks_before(group, one)
    notes = notes_in_session(group, one, [each.member_id for each in listed.listed if each.notable])
    return replace(listed, listed=[beside(group, one, each, lately.get(each.member_id, []), notes) for each in listed.listed])


def beside(group: Group, one: OfSession, each: OnList, marks: list[str], notes: dict[UUID, UUID]) -> OnList:
    """One member."""
    entry = notes.get(each.member_id)
    return replace(
        each, lately=tuple(SHAPES.get(state, AWAY) for state in marks), lately_words=lately_words(marks),
        note_url=note_url(group, one, each.member_id, entry) if each.notable else "", noted=entry is not None,
    )  # fmt: skip


def marks_before(group: Group, one: OfSession) -> dict[UUID, list[str]]:
    """Member -> her marks in the last sessions held before this one, oldest first; a session without a mark of hers leaves nothing. Two queries."""
    held = GroupSession.current.filter(file_id=group.pk, state="held", on__lte=one.on).exclude(entry=one.entry)
    entries = list(held.order_by("-on", F("at").desc(nulls_last=True), "-no").values_list("entry", flat=True)[:BEFORE])
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for session, member, state in GroupMark.objects.filter(file_id=group.pk, session__in=entries).values_list("session", "member_id", "state"):
        found[member][session] = state
    return {member: [marks[entry] for entry in reversed(entries) if entry in marks] for member, marks in found.items()}


def lately_words(marks: list[str]) -> str:
    """What a screen reader says of the circles, "" for none: how often she came, and nothing else."""
    n, came = len(marks), marks.count(PRESENT)
    said = ngettext("%(n)s sesi sebelumnya: hadir %(came)s kali", "%(n)s sesi sebelumnya: hadir %(came)s kali", n)
    return said % {"n": n, "came": came} if n else ""


def notes_in_session(group: Group, one: OfSession, members: Iterable[UUID]) -> dict[UUID, UUID]:
    """Member -> entry of her note of this session. Coded columns of her own case. One query."""
    rows = notes_on(group.pk, one.entry, one.no).filter(member__in=list(members))
    return {member: entry for member, entry in rows.order_by("written_at").values_list("member", "entry") if member is not None}


def note_url(group: Group, one: OfSession, member: UUID, entry: UUID | None) -> str:
    """The note that stands, or a new one that knows its session by id."""
    if entry is not None:
        return reverse("groupwork:member_note_again", args=[group.pk, member, entry])
    return reverse("groupwork:member_note", args=[group.pk, member, "session"]) + f"?session={one.entry.hex}"
