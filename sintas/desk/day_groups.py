"""Groups one facilitates: the sessions of this week, and what of them still waits for a word."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sintas.groupwork.policy import WORK
from sintas.groupwork.reading.my_day import GroupsToday, Met, Round
from sintas.kit import clock, numbers
from sintas.kit.pieces import Link, Row, Tag
from sintas.staff.actor import Actor

from .reading.day import Day
from .sections import Section, Shown, add_section

MOST = 8


def groups(actor: Actor, day: Day) -> Shown | None:
    """Today first, then what is late, then the rest of the week; the shared screen shows none."""
    found = day.groups
    if found is None:
        return None
    today, later = found.today, [one for one in found.ahead if one.on != clock.today()]
    rows = [
        *(session_row(found, one, Tag(_("hari ini"), "part")) for one in today),
        *(session_row(found, one, Tag(_("belum dicatat"), "late")) for one in found.unwritten),
        *(session_row(found, one, Tag(_("daftar hadir belum lengkap"), "late")) for one in found.unmarked),
        *(tasks_row(found, group, n) for group, n in found.late.items()),
        *(session_row(found, one) for one in later),
        *(round_row(found, one) for one in found.rounds),
    ]
    if not rows:
        return None
    link = Link(reverse("groupwork:list"), _("Semua kelompok"))
    return Shown("groups", _("Kelompok Anda"), "desk/rows.html", {"rows": rows[:MOST]}, count=len(rows), link=link)


def session_row(found: GroupsToday, one: Met, tag: Tag | None = None) -> Row:
    """ "Kawan Rabu · Sesi 5", with day and hours."""
    hours = "-".join(numbers.clock_time(at) for at in (one.at, one.ends_at) if at)
    when = ", ".join(filter(None, (numbers.short_day(one.on), hours)))
    title = f"{found.called[one.group_id]} · {_('Sesi %(no)s') % {'no': one.no}}"
    return Row(title, reverse("groupwork:session", args=[one.group_id, one.entry]), when, tag=tag)


def tasks_row(found: GroupsToday, group: UUID, n: int) -> Row:
    """Tasks of a group whose day has passed, by their number."""
    words = ngettext("%(n)s tugas kelompok", "%(n)s tugas kelompok", n) % {"n": n}
    return Row(f"{found.called[group]} · {words}", reverse("groupwork:ideas", args=[group]), tag=Tag(_("lewat tanggalnya"), "late"))


def round_row(found: GroupsToday, one: Round) -> Row:
    """A round that waits for answers, or to be closed."""
    said = _("%(n)s dari %(all)s menjawab") % {"n": one.answered, "all": one.asked}
    url = reverse("groupwork:feedback_round", args=[one.group_id, one.round_id])
    return Row(f"{found.called[one.group_id]} · {_('Umpan balik')}", url, said, tag=Tag(_("terbuka"), "part"))


add_section(Section("groups", gettext_lazy("Kelompok Anda"), groups, wide=True, order=17, verb=WORK))
