"""Stages a case has gone through without a trace: no dated record, and no word why not (acceptance check 1 of the documented case)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.story import kinds_dated, moves_of
from sintas.cases.reading.together import Together
from sintas.practice import journeys
from sintas.practice.checks import stages_without_record

# stage -> kinds of record (record_kinds) that are work of this stage; a dated move out of it counts too
WORK: dict[str, frozenset[str]] = {
    "engagement": frozenset({"contact", "consent", "contract"}),
    "assessment": frozenset({"assessment", "surroundings", "functioning", "anxiety", "area", "information_source", "tool"}),
    "planning": frozenset({"plan", "goal", "planned_service", "implementer", "plan_step", "conference"}),
    "implementation": frozenset({"session"}),
    "evaluation": frozenset({"evaluation", "goal_result"}),
    "termination": frozenset({"termination"}),
    "follow_up": frozenset({"follow_up"}),
}


ASKED: dict[str, Callable[[], Any]] = {
    "dated_work": lambda: kinds_dated(frozenset[str]().union(*WORK.values())),
    "dated_moves": lambda: moves_of(happened_on__isnull=False),
    "told_moves": lambda: moves_of(line__isnull=False),
}
ROWS = Together(**ASKED)


def silent_sentence(case: Case, lang: str, rows: dict[str, list[Any]] | None = None) -> str:
    """The stages in words, "" when each has its record or its reason. An open case is asked about the stages behind it; a closed one about all.

    `rows` holds what ASKED names where a page has asked for it already; without them one query. Nothing is unsealed.
    """
    found = ROWS.of(case) if rows is None else rows
    journey = journeys.get(case.journey)
    walked = journey.stages if case.closed_on is not None else journey.stages[: journey.stages.index(case.stage)]
    kinds = {row.kind for row in found["dated_work"]}
    dated = {stage for stage, own in WORK.items() if own & kinds} | left(found["dated_moves"])
    silent = stages_without_record(walked, dated, left(found["told_moves"]))
    if not silent:
        return ""
    names = ", ".join(dict.fromkeys(journey.label(stage, lang) for stage in silent))
    return _("Belum ada catatan bertanggal, atau alasan mengapa tidak ada, pada tahap: %(stages)s.") % {"stages": names}


def left(moved: Iterable[Any]) -> set[str]:
    """The stages these moves left."""
    return {str(row.tags[1]) for row in moved if len(row.tags) > 1}
