"""The sessions of a group as lists show them: the next one first, and those that took place without anybody having written who came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.kit import clock, numbers
from sintas.kit.pieces import Row, Tag
from sintas.practice.catalogue import load

from ..models import Group, GroupSession
from .members import OfGroup, members_of
from .sessions import OfSession, Who, roll_of, sessions_of, who_of
from .veil import Veil


@dataclass(frozen=True)
class SessionLists:
    """`ahead` the next one first; `late`: its day has passed and nothing is written, or a mark is missing; `past` the latest first."""

    ahead: list[Row]
    late: list[Row]
    past: list[Row]
    count: int

    @property
    def next(self) -> list[Row]:
        """The one that comes next, [] for none."""
        return self.ahead[:1]


def session_lists(group: Group, lang: str, members: list[OfGroup] | None = None, veil: Veil | None = None) -> SessionLists:
    """Their topics are content: it must have been opened in the trail. Five queries, and those of members_of() where `members` is not given."""
    members = members_of(group) if members is None else members
    sessions, who, today, veil = sessions_of(group), who_of(group, members), clock.today(), veil or Veil(group, members)
    topics = {row.entry: veil(row.topic) for row in GroupSession.current.filter(file_id=group.pk).only("id", "file_id", "entry", "topic")}
    late = [one for one in sessions if is_late(one, who, today)]
    ahead = [one for one in sessions if one.state == "planned" and one not in late]
    past = [one for one in reversed(sessions) if one not in ahead and one not in late]
    drawn = [[session_row(group, one, topics, who, lang) for one in part] for part in (ahead, late, past)]
    return SessionLists(drawn[0], drawn[1], drawn[2], len(sessions))


def is_late(one: OfSession, who: Who, today: date) -> bool:
    """Its day has passed and it is not told, or somebody who was a member that day has no mark."""
    if one.state == "planned":
        return one.on < today
    return one.held and bool(who.missing(one))


def session_row(group: Group, one: OfSession, topics: Mapping[UUID, str], who: Who, lang: str) -> Row:
    """One line: number and topic, the day, who came, where it stands."""
    roll = roll_of(one, who.stays)
    came = _("%(n)s dari %(all)s hadir") % {"n": len(roll.present), "all": len(roll.expected)} if one.marks else ""
    phase = load("group_phases").label(one.phase, lang) if one.phase else ""
    said = " · ".join(filter(None, (when_words(one), came, phase)))
    title = f"{title_of(one)} · {topics[one.entry]}" if topics.get(one.entry) else title_of(one)
    return Row(title, reverse("groupwork:session", args=[group.pk, one.entry]), said, tag=state_of(one, who))


def title_of(one: OfSession) -> str:
    """ "Sesi 5"."""
    return _("Sesi %(no)s") % {"no": one.no}


def when_words(one: OfSession) -> str:
    """ "Rab 3 Des, 15.00-16.30"."""
    hours = "-".join(numbers.clock_time(at) for at in (one.at, one.ends_at) if at)
    return f"{numbers.short_day(one.on)}, {hours}" if hours else numbers.short_day(one.on)


def state_of(one: OfSession, who: Who) -> Tag:
    """A state in words with its shape."""
    if one.state == "cancelled":
        return Tag(_("dibatalkan"))
    if one.held:
        n = len(who.missing(one))
        if n:
            return Tag(ngettext("kehadiran %(n)s anggota belum dicatat", "kehadiran %(n)s anggota belum dicatat", n) % {"n": n}, "late")
        return Tag(_("sudah berlangsung"), "done")
    return Tag(_("belum dicatat"), "late") if one.on < clock.today() else Tag(_("direncanakan"), "part")
