"""What was taken home from the sessions of a group, and what waits to be asked about (R251)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import NotYours

from ..models import Group, GroupHomework
from .members import members_of
from .sessions import OfSession, sessions_of
from .veil import Veil


@dataclass(frozen=True)
class Taken:
    """One piece of homework. `words` "" where it was one member's who may not be named any more."""

    entry: UUID
    who: str
    words: str
    result: str


def taken(group: Group, rows: list[GroupHomework], veil: Veil | None = None) -> list[Taken]:
    """With the name each member chose, where she may be named: of the members `veil` knows, else asked for where somebody has homework of her own."""
    if not rows:
        return []
    members = veil.members if veil is not None else None
    if members is None and any(row.member_id for row in rows):
        members = members_of(group)
    named, veil = {one.member_id: one.called for one in members or ()}, veil or Veil(group, members)
    found = []
    for row in rows:
        called = named.get(row.member_id, "") if row.member_id else _("Seluruh kelompok")
        found.append(Taken(row.entry, called or _("Seorang anggota"), veil(row.words) if called else "", row.result))
    return found


def homework_rows(group: Group, session: UUID, lang: str, veil: Veil) -> list[Row]:
    """What was taken home from one session, in the order written. Content must have been opened."""
    found = []
    for one in taken(group, list(GroupHomework.current.filter(file_id=group.pk, session=session).order_by("written_at", "pk")), veil):
        tag = Tag(load("group_homework_results").label(one.result, lang), "done") if one.result else Tag(_("belum dilihat kembali"), "todo")
        url = reverse("groupwork:group_homework_entry", args=[group.pk, session, one.entry]) if one.words else ""
        found.append(Row(one.words or one.who, url, one.who if one.words else "", tag=tag))
    return found


def owed_in(group: Group, session: UUID, veil: Veil | None = None) -> list[Taken]:
    """What earlier sessions gave and nobody has looked back on yet, and what was looked back on in this one. Raises NotYours."""
    order = [one.entry for one in sessions_of(group)]
    if session not in order:
        raise NotYours(verb="look back", file_id=group.pk)
    earlier = set(order[: order.index(session)])
    rows = GroupHomework.current.filter(file_id=group.pk).order_by("written_at", "pk")
    return taken(group, [row for row in rows if row.session in earlier and (not row.result or row.looked_in == session)], veil)


def given_in(group: Group, sessions: list[OfSession]) -> list[tuple[int, bool]]:
    """(place among the held sessions, looked back on) of each, as practice/group/session.homework_owed() counts. Nothing is unsealed."""
    places = {one.entry: at for at, one in enumerate((one for one in sessions if one.held), start=1)}
    rows = GroupHomework.current.filter(file_id=group.pk).values_list("session", "result")
    return [(places[session], bool(result)) for session, result in rows if session in places]
