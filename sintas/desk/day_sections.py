"""The sections of "Hari ini"."""

from __future__ import annotations

from typing import Any

from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.reading.caseload import counts_by_stage, lines_for
from sintas.cases.reading.silence import Silent, silent_cases
from sintas.intake.reading.enquiries import waiting
from sintas.kit import numbers
from sintas.kit.pieces import Link, Row
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.staff import drafts
from sintas.staff.actor import Actor

from .reading.day import Day, clocks, task_row
from .sections import Section, Shown, add_section

MOST = 10  # rows of a section; "Lihat semua" leads on
LATER = 5  # tasks that may wait, shown


def due(actor: Actor, day: Day) -> Shown | None:
    """Clocks of the next 72 hours."""
    nearest, others = clocks(day)
    if not nearest:
        return None
    return Shown("due", _("Ada batas waktu"), "desk/clocks.html", {"clocks": nearest, "rows": others}, count=len(day.soon))


def agenda(actor: Actor, day: Day) -> Shown | None:
    """Today's appointments; the section stays when there are none, so that an empty day is seen to be one."""
    link = Link(reverse("cases:week"), _("Minggu ini")) if not day.shared else None
    return Shown("agenda", _("Jadwal hari ini"), "desk/agenda.html", {"appointments": day.appointments}, link=link)


def overdue(actor: Actor, day: Day) -> Shown | None:
    """Tasks whose day has passed."""
    rows = [task_row(day, task) for task in day.overdue]
    return Shown("overdue", _("Sudah lewat waktunya"), "desk/rows.html", {"rows": rows[:MOST]}, count=len(rows)) if rows else None


def later(actor: Actor, day: Day) -> Shown | None:
    """What may wait: the next few tasks beyond three days, and those without a day."""
    near = {task.task_id for task in (*day.soon, *day.overdue)}
    rows = [task_row(day, task) for task in day.tasks if task.task_id not in near]
    return Shown("later", _("Boleh menunggu"), "desk/rows.html", {"rows": rows[:LATER]}, count=len(rows)) if rows else None


def enquiries(actor: Actor, day: Day) -> Shown | None:
    """Enquiries that wait for a decision, the most urgent first."""
    if day.shared:
        return None
    rows, _total = waiting(actor, limit=MOST)
    if not rows:
        return None
    return Shown(
        "enquiries", _("Menunggu keputusan"), "desk/rows.html", {"rows": rows}, link=Link(reverse("intake:list"), _("Lihat semua"))
    )


def unsent(actor: Actor, day: Day) -> Shown | None:
    """Own drafts, by what they are and whose file; their words stay closed."""
    if day.shared:
        return None
    held = drafts.drafts_of(actor)
    if not held:
        return None
    cases = lines_for(actor, [one.file_id for one in held[:MOST] if one.file_id], day.lang)
    rows = [
        Row(
            draft_title(one.form, cases[one.file_id].initials if one.file_id in cases else "", day.lang),
            f"{one.form}?draf={one.filling}" if one.filling else one.form,
            _("Tersimpan %(moment)s.") % {"moment": numbers.moment(one.saved_at)},
        )
        for one in held[:MOST]
    ]
    return Shown(
        "drafts", _("Draf Anda"), "desk/rows.html", {"rows": rows}, count=len(held), link=Link(reverse("staff:my_drafts"), _("Lihat semua"))
    )


def draft_title(form: str, who: str, lang: str) -> str:
    """ "Sesi, MS": the kind of record by the page it was typed on."""
    try:
        code = resolve(form).url_name or ""
    except Resolver404:
        code = ""
    kinds = load("record_kinds")
    code = code.removesuffix("_entry").removesuffix("_plan")
    words = kinds.label(code, lang) if kinds.has(code) else _("Draf")
    return f"{words}, {who}" if who else words


def silent(actor: Actor, day: Day) -> Shown | None:
    """Own cases without word for as long as the unit waits, and closed ones whose follow-up has passed its day."""
    if day.shared:
        return None
    found = silent_cases(actor, day.lang)
    if not found:
        return None
    rows = [
        Row(
            f"{one.line.initials} · {one.line.number}",
            reverse("desk:case", args=[one.line.file_id]),
            silent_words(one),
            end=numbers.days(one.days),
        )
        for one in found[:MOST]
    ]
    link = Link(reverse("cases:silent"), _("Lihat semua"))
    return Shown("silent", _("Lama tidak ada kabar"), "desk/rows.html", {"rows": rows, "low": False}, count=len(found), link=link)


def silent_words(one: Silent) -> str:
    """Since when."""
    if one.follow_up or one.line.last_recorded_at is None:
        return _("Tindak lanjut sesudah penutupan belum tercatat")
    return _("Catatan terakhir %(day)s") % {"day": numbers.day(one.line.last_recorded_at)}


def mine(actor: Actor, day: Day) -> Shown | None:
    """Own open cases by stage, as bars that lead to the list."""
    if day.shared:
        return None
    counts = counts_by_stage(actor)
    if not counts:
        return None
    most = max(counts.values())
    url = reverse("cases:list")
    bars: list[dict[str, Any]] = [
        {
            "name": journeys.GIM.label(stage, day.lang),
            "url": f"{url}?tahap={stage}",
            "count": counts.get(stage, 0),
            "width": round(100 * counts.get(stage, 0) / most),
        }
        for stage in journeys.GIM.stages
    ]
    content = {"bars": bars, "total": sum(counts.values()), "tasks": len(day.tasks), "late": len(day.overdue)}
    return Shown("mine", _("Kasus saya"), "desk/stages.html", content, link=Link(url, _("Lihat semua")))


for _section in (
    Section("due", gettext_lazy("Ada batas waktu"), due, wide=True, order=10, verb="cases.read"),
    Section("agenda", gettext_lazy("Jadwal hari ini"), agenda, wide=True, order=20, verb="cases.read"),
    Section("overdue", gettext_lazy("Sudah lewat waktunya"), overdue, wide=True, order=30, verb="cases.read"),
    Section("later", gettext_lazy("Boleh menunggu"), later, wide=True, order=40, verb="cases.read"),
    Section("enquiries", gettext_lazy("Menunggu keputusan"), enquiries, order=10, verb="intake.read"),
    Section("drafts", gettext_lazy("Draf Anda"), unsent, order=20),
    Section("silent", gettext_lazy("Lama tidak ada kabar"), silent, order=30, verb="cases.read"),
    Section("mine", gettext_lazy("Kasus saya"), mine, order=40, verb="cases.read"),
):
    add_section(_section)
