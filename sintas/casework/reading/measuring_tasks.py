"""How far agreed steps got (part D3): each with its latest rating, the share over those that count, and those that were let go. Opens content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.practice.measurement.task_achievement import COMPLETE, Task, score

from ..models import PlanStep, StepLevel
from .measuring_words import DROPPED

KNOTS = range(COMPLETE + 1)


@dataclass(frozen=True)
class TaskShown:
    """One step. `level` is "3", "" while nobody rated it; `knots` are five, True up to the level."""

    what: str
    level: str
    words: str
    knots: tuple[bool, ...]
    dropped: bool
    note: str
    when: str
    url: str


@dataclass(frozen=True)
class TasksShown:
    """`percent` is "" where nothing counts. `counted` of `whole` steps; those let go and those not rated are named."""

    percent: str
    counted: int
    whole: int
    rows: list[TaskShown]
    dropped: list[TaskShown]
    sentence: str


def steps_in() -> Any:
    """Steps that stand, in the order of their days (for `reading.together`)."""
    return PlanStep.current.order_by("due_on", "written_at", "entry").only("entry", "what", "written_at")


def step_levels_in() -> Any:
    """Their ratings that stand, by day (for `reading.together`)."""
    return StepLevel.current.order_by(F("happened_on").asc(nulls_first=True), "written_at")


def tasks_shown(case: Case, steps: Iterable[PlanStep], levels: Iterable[StepLevel], lang: str) -> TasksShown | None:
    """None while no step was rated."""
    latest = {row.step: row for row in levels}
    pairs = [(step, latest.get(step.entry)) for step in steps]
    if not any(row is not None for _step, row in pairs):
        return None
    reckoned = score([Task(str(at), row.level if row else None, bool(row and row.dropped)) for at, (_step, row) in enumerate(pairs)])
    shown = [task_shown(case, step, row, lang) for step, row in pairs]
    percent = numbers.figure(reckoned.share * 100, 1) if reckoned.share is not None else ""
    counted, whole = len(reckoned.counted), len(shown)
    return TasksShown(
        percent=percent,
        counted=counted,
        whole=whole,
        rows=[one for one in shown if not one.dropped],
        dropped=[one for one in shown if one.dropped],
        sentence=sentence(percent, counted, len(reckoned.dropped), len(reckoned.not_rated)),
    )


def sentence(percent: str, counted: int, dropped: int, not_rated: int) -> str:
    """The share with what it leaves out."""
    told = [_("Capaian %(percent)s%% dari %(counted)s langkah yang dinilai.") % {"percent": percent, "counted": counted}] if percent else []
    told += [_("%(count)s langkah disepakati tidak diteruskan dan tidak dihitung.") % {"count": dropped}] if dropped else []
    told += [_("%(count)s langkah belum dinilai.") % {"count": not_rated}] if not_rated else []
    return " ".join(told)


def task_shown(case: Case, step: PlanStep, row: StepLevel | None, lang: str) -> TaskShown:
    """One step in words."""
    level = "" if row is None or row.level is None else str(row.level)
    dropped = bool(row and row.dropped)
    day = FuzzyDate.decode(row.happened) if row else FuzzyDate.unknown()
    return TaskShown(
        what=step.what,
        level=level,
        words=str(DROPPED) if dropped else load("achievement_levels").label(level, lang) if level else _("belum dinilai"),
        knots=tuple(bool(level) and at <= int(level) for at in KNOTS),
        dropped=dropped,
        note=(row.note or "") if row else "",
        when=day.text(lang) if day.is_known else "",
        url=reverse("casework:step_level_entry", args=[case.pk, row.entry]) if row else "",
    )
