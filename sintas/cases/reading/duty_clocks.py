"""The clocks that run in one case, in short words for its page: "Lapor polisi: sisa 21 jam". Coded columns only, nothing is unsealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Alert, Link
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST


@dataclass(frozen=True)
class Running:
    """A duty that is owed: `duty` of the catalogue deadlines, and the last moment (aware) for it."""

    task_id: UUID
    duty: str
    due_at: datetime


def running(row: Mapping[str, Any]) -> Running:
    """{"task", "duty", "due"} as the database tells it in JSON."""
    due = datetime.fromisoformat(row["due"])
    return Running(UUID(row["task"]), row["duty"], due if due.tzinfo else due.replace(tzinfo=UTC))


def clock_lines(file_id: UUID, clocks: list[Running]) -> list[Alert]:
    """One line each, with the way to the duty; neutral words, also when its time has passed."""
    page = reverse("cases:duties", args=[file_id])
    return [Alert(words(one), Link(f"{page}#{anchor(one.task_id)}", _("Lihat kewajiban"))) for one in clocks]


def words(one: Running) -> str:
    """ "Lapor polisi: sisa 21 jam", "Lapor polisi: lewat 2 jam"."""
    left = one.due_at - clock.now()
    said = _("%(duty)s: lewat %(span)s") if left < timedelta(0) else _("%(duty)s: sisa %(span)s")
    return said % {"duty": short(one.duty), "span": numbers.span(abs(left))}


def short(code: str) -> str:
    """The duty as it is called beside a clock; a code the list has lost as it stands."""
    lang, listed = get_language() or "id", load(LIST)
    return (listed.get(code).text("short", lang) or listed.label(code, lang)) if listed.has(code) else code


def anchor(task_id: UUID) -> str:
    """Where the page "Kewajiban" shows this one."""
    return f"k-{task_id}"
