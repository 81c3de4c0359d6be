"""What evidence adds to the file when the program starts: where the story leads, and what follows when something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sintas.cases.bases import Case
from sintas.cases.recordable import Recordable, add_recordable
from sintas.staff.actor import Actor

RECORDS = ("tool", "scale", "measure", "measure_point")
RECORDABLES = (
    Recordable("evidence:family", _("Keluarga"), _("Genogram yang dilengkapi bersama klien."), 100),
    Recordable("evidence:tools", _("Alat asesmen"), _("Ekomap, peta jalan hidup, peta tubuh, dan lainnya."), 101, "evidence.assess"),
    Recordable("evidence:scales", _("Skala dan daftar"), _("Diisi klien, dibacakan, atau jumlah dari kertas."), 102, "evidence.assess"),
    Recordable("evidence:measure", _("Ukuran"), _("Yang diikuti dari waktu ke waktu."), 103, "evidence.assess"),
)
NOT_MEASURED = _("tidak diukur")
_AFTER: list[Callable[..., None]] = []
_SAID: dict[str, list[Callable[[Case, str], Mapping[str, Any]]]] = {}
_GOALS: list[tuple[Callable[[Case], dict[UUID, str]], Callable[[Case], Iterable[UUID]]]] = []


def join() -> None:
    """Called once, by apps.py, when every model is known."""
    from sintas.cases.reading.story_words import add_entry_page

    for one in RECORDABLES:
        add_recordable(one)
    for kind in RECORDS:
        add_entry_page(kind, f"evidence:{kind}_entry")


def add_after_change(follow: Callable[..., None]) -> None:
    """A room above names what follows a change of the assessment: follow(by=, case=)."""
    if follow not in _AFTER:
        _AFTER.append(follow)


def changed(*, by: Actor, case: Case) -> None:
    """Every verb of this room that changes what the assessment says ends here."""
    for follow in _AFTER:
        follow(by=by, case=case)


def add_said(tool: str, said: Callable[[Case, str], Mapping[str, Any]]) -> None:
    """A room above names what its own page says under the heads of a tool: said(case, language). Opens content."""
    if said not in _SAID.setdefault(tool, []):
        _SAID[tool].append(said)


def said_elsewhere(tool: str, case: Case, lang: str) -> list[Mapping[str, Any]]:
    """What other pages say under the heads of a tool. Opens content."""
    return [said(case, lang) for said in _SAID.get(tool, ())]


def add_goal_names(names: Callable[[Case], dict[UUID, str]], entries: Callable[[Case], Iterable[UUID]]) -> None:
    """The room that keeps goals says which a measure may belong to: names(case) opens content, entries(case) asks for codes only."""
    if (names, entries) not in _GOALS:
        _GOALS.append((names, entries))


def goal_names(case: Case) -> dict[UUID, str]:
    """Goal -> its words, in the order of the plan. Opens content."""
    return {entry: words for names, _entries in _GOALS for entry, words in names(case).items()}


def goal_entries(case: Case) -> frozenset[UUID]:
    """The goals that stand."""
    return frozenset(entry for _names, entries in _GOALS for entry in entries(case))
