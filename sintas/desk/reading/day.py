"""One's own day: what is due, what is agreed, and what that comes to in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sintas.cases.reading.caseload import CaseLine, lines_for
from sintas.cases.reading.diary import between, shown
from sintas.cases.reading.tasks import TaskLine, tasks_of
from sintas.groupwork.policy import WORK as WORK_IN_GROUPS
from sintas.groupwork.reading.my_day import GroupsToday, groups_today
from sintas.intake.reading.enquiries import urgent_waiting
from sintas.kit import clock, numbers
from sintas.kit.pieces import Appointment, Row, Tag
from sintas.programmes.policy import ATTEND
from sintas.programmes.reading.mine import MyClasses, my_classes
from sintas.staff.actor import Actor
from sintas.staff.notices import count_unseen

CLOCKS_FROM = timedelta(hours=72)  # a duty this near runs as a clock
LOOK_AGAIN = "suicide_look"
TWO_CLOCKS = 2  # more open at once frighten and help nobody (look/NOTES.md); the rest are rows


@dataclass(frozen=True)
class Clock:
    """A duty that runs out: what is left, then the moment. `bars` are the three days before it, hours gone of 24 each."""

    left: str
    who: str
    what: str
    until: str
    url: str
    bars: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """What the sections of one page share, asked for once."""

    now: datetime
    lang: str
    tasks: list[TaskLine]
    cases: dict[UUID, CaseLine]
    appointments: list[Appointment]
    shared: bool = False
    urgent_enquiries: int = 0
    urgent_cases: int = 0
    classes: MyClasses | None = None
    groups: GroupsToday | None = None

    def says(self, task: TaskLine) -> str:
        """The task in words; while a survivor sits alongside, only that it is one: what we mean to look at again is not for reading over."""
        return _("Tugas pendamping") if self.shared else task.title

    def who(self, file_id: UUID) -> str:
        """Initials, or the number when the case is not among one's own any more."""
        line = self.cases.get(file_id)
        return line.initials if line else ""

    @property
    def overdue(self) -> list[TaskLine]:
        """A wish to die is looked at before anything else that is late."""
        return sorted((task for task in self.tasks if task.overdue), key=lambda task: task.kind != LOOK_AGAIN)

    @property
    def soon(self) -> list[TaskLine]:
        """Due within 72 hours, not over yet."""
        limit = self.now + CLOCKS_FROM
        return [task for task in self.tasks if task.due_at is not None and self.now <= task.due_at < limit]

    @property
    def due_today(self) -> list[TaskLine]:
        return [task for task in self.soon if task.due_at and clock.local(task.due_at).date() == clock.today()]


def day_of(actor: Actor, shared: bool = False, file_id: UUID | None = None) -> Day:
    """Tasks and appointments of today with the initials they need. While the screen is shared only one file's things are kept."""
    today = clock.today()
    rows = between(actor, today, today)
    tasks = tasks_of(actor)
    drawn = shown(rows)
    if shared:
        tasks = [task for task in tasks if task.file_id == file_id]
        drawn = [one if row.file_id == file_id else other(one) for row, one in zip(rows, drawn, strict=True)]
    cases = lines_for(actor, list({task.file_id for task in tasks}), get_language() or "id")
    urgent = urgent_waiting(actor) if actor.holds("intake.read") and not shared else 0
    return Day(
        clock.now(), get_language() or "id", tasks, cases, drawn, shared, urgent, 0 if shared else count_unseen(actor, "urgent_case_given"),
        None if shared or not actor.holds(ATTEND) else my_classes(actor),
        None if shared or not actor.holds(WORK_IN_GROUPS) else groups_today(actor),
    )  # fmt: skip


def other(one: Appointment) -> Appointment:
    """Somebody else's time, while a client looks on: that it is taken, and nothing else."""
    return Appointment(one.time, _("Ada janji lain"), state=one.state)


def greeting(name: str, now: datetime) -> str:
    """By the hour of the house."""
    hour = clock.local(now).hour
    words = (
        _("Selamat pagi, %(name)s") if 4 <= hour < 11
        else _("Selamat siang, %(name)s") if 11 <= hour < 15
        else _("Selamat sore, %(name)s") if 15 <= hour < 18
        else _("Selamat malam, %(name)s")
    )  # fmt: skip
    return words % {"name": name}


def sentence(day: Day) -> str:
    """What must happen today, and that the rest may wait."""
    ahead = [one for one in day.appointments if one.state != "past"]
    parts = []
    if ahead:
        parts.append(ngettext("%(n)s janji", "%(n)s janji", len(ahead)) % {"n": count_words(len(ahead), day.lang)})
    if classes := [one for one in (day.classes.today if day.classes else []) if one.state != "past"]:
        n = len(classes)
        parts.append(ngettext("%(n)s kegiatan program", "%(n)s kegiatan program", n) % {"n": count_words(n, day.lang)})
    if day.groups and day.groups.today:
        n = len(day.groups.today)
        parts.append(ngettext("%(n)s sesi kelompok", "%(n)s sesi kelompok", n) % {"n": count_words(n, day.lang)})
    if day.due_today:
        n = len(day.due_today)
        parts.append(ngettext("%(n)s batas waktu", "%(n)s batas waktu", n) % {"n": count_words(n, day.lang)})
    if day.urgent_cases:
        n = day.urgent_cases
        words = ngettext("%(n)s kasus baru yang mendesak", "%(n)s kasus baru yang mendesak", n) % {"n": count_words(n, day.lang)}
        parts.insert(0, words)
    if day.urgent_enquiries:
        n = day.urgent_enquiries
        words = ngettext("%(n)s pengaduan mendesak", "%(n)s pengaduan mendesak", n) % {"n": count_words(n, day.lang)}
        parts.insert(0, words)
    if parts:
        words = listed(parts)
        return _("%(what)s hari ini. Selebihnya boleh menunggu.") % {"what": words[:1].upper() + words[1:]}
    if day.overdue:
        n = len(day.overdue)
        words = ngettext("%(n)s tugas sudah lewat waktunya", "%(n)s tugas sudah lewat waktunya", n) % {"n": count_words(n, day.lang)}
        return _("%(what)s. Tidak ada yang lain yang harus hari ini.") % {"what": words[:1].upper() + words[1:]}
    return _("Tidak ada yang harus hari ini. Semuanya boleh menunggu.")


def listed(parts: list[str]) -> str:
    """ "satu", "satu dan dua", "satu, dua dan tiga"."""
    return _(" dan ").join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def count_words(n: int, lang: str) -> str:
    """Small numbers in words, in Indonesian."""
    return numbers.spelled(n) if lang == "id" and n < 12 else numbers.number(n)


def clocks(day: Day) -> tuple[list[Clock], list[Row]]:
    """The two nearest as clocks, the others as rows."""
    return [clock_of(day, task) for task in day.soon[:TWO_CLOCKS]], [task_row(day, task) for task in day.soon[TWO_CLOCKS:]]


def clock_of(day: Day, task: TaskLine) -> Clock:
    """A task within 72 hours."""
    due = task.due_at or day.now
    left = due - day.now
    gone = max(0, 72 - left.total_seconds() / 3600)
    return Clock(
        left=_("Sisa %(span)s") % {"span": numbers.span(left)},
        who=day.who(task.file_id),
        what=day.says(task),
        until=_("Paling lambat %(moment)s.") % {"moment": moment_words(due)},
        url=reverse("cases:task_answer", args=[task.file_id, task.task_id]),
        bars=[int(min(24, max(0, gone - 24 * n))) for n in range(3)],
    )


def moment_words(due: datetime) -> str:
    """ "hari ini pukul 17.40", "besok pukul 09.00", else the whole moment."""
    days = (clock.local(due).date() - clock.today()).days
    if days > 1:
        return numbers.moment(due)
    return _("%(day)s pukul %(time)s") % {"day": _("besok") if days else _("hari ini"), "time": numbers.clock_time(due)}


def due_words(task: TaskLine) -> str:
    """As numbers.due(); what passed its hour today says the hour, for "hari ini" among what is late would say that there is time."""
    if task.due_at is None:
        return ""
    if task.overdue and clock.local(task.due_at).date() == clock.today():
        return _("sejak pukul %(time)s") % {"time": numbers.clock_time(task.due_at)}
    return numbers.due(task.due_at)


def task_row(day: Day, task: TaskLine) -> Row:
    """A task as a row; late is amber with its number of days."""
    who = day.who(task.file_id)
    title = f"{who} · {day.says(task)}" if who else day.says(task)
    tag = Tag(due_words(task), "late" if task.overdue else "part", "" if task.overdue else "clock") if task.due_at else None
    return Row(title, reverse("cases:task_answer", args=[task.file_id, task.task_id]), "" if task.mine else task.owner, tag=tag)
