"""The goals of a plan as read: where each starts, where it should get to, and what has come of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.pieces import Fact, Tag
from sintas.practice.catalogue import load
from sintas.practice.goals import measured, seeing_hint

from ..models import Goal, GoalResult

STATES = {"reached": "done", "improved": "done", "unchanged": "part", "worse": "late", "dropped": ""}


@dataclass(frozen=True)
class ResultShown:
    """What has come of a goal: `tag` in words with a shape, `words` what was seen, `now` where the indicator stands."""

    tag: Tag
    words: str
    now: str


@dataclass(frozen=True)
class GoalShown:
    """One goal. `trio`: start, target, indicator, each with its gap; `why_not` when it is honestly not measured; `hint` holds nothing back."""

    entry: UUID
    no: int
    text: str
    aim: str
    horizon: str
    due: str
    trio: list[Fact]
    measured: bool
    not_measured: bool
    why_not: str
    hint: str
    result: ResultShown | None
    url: str


def goals_shown(rows: Iterable[Goal], results: Iterable[GoalResult], lang: str) -> list[GoalShown]:
    """In the order of the plan, numbered through."""
    found = {row.goal: row for row in results}
    return [goal_shown(at, row, found.get(row.entry), lang) for at, row in enumerate(rows, start=1)]


def goal_shown(no: int, row: Goal, result: GoalResult | None, lang: str) -> GoalShown:
    hint = seeing_hint(row.text, row.indicator or "") if not row.not_measured else None
    return GoalShown(
        entry=row.entry,
        no=no,
        text=row.text,
        aim=load("functioning_aims").label(row.aim, lang) if row.aim else "",
        horizon=load("goal_horizons").label(row.horizon, lang) if row.horizon else "",
        due=numbers.day(row.due_on) if row.due_on else "",
        trio=[
            known(_("Awal"), row.baseline),
            known(_("Sasaran"), row.target),
            known(_("Cara ukur"), row.indicator),
            known(_("Batas waktu"), numbers.day(row.due_on) if row.due_on else None),
        ],
        measured=measured(baseline=row.baseline, target=row.target, due=row.due_on),
        not_measured=row.not_measured,
        why_not=row.why_not_measured or "",
        hint=hint.sentence(lang) if hint else "",
        result=result_shown(result, lang) if result else None,
        url=reverse("casework:goal_entry", args=[row.file_id, row.entry]),
    )


def result_shown(row: GoalResult, lang: str) -> ResultShown:
    tag = Tag(load("goal_statuses").label(row.status, lang) if row.status else _("hasil dicatat"), STATES.get(row.status, ""))
    return ResultShown(tag, "\n".join(filter(None, (row.text, row.evidence))), row.value or "")


def known(term: str, words: str | None) -> Fact:
    return Fact(term, words or "", gap="" if words else _("belum dicatat"))


def gap_words(goals: Iterable[GoalShown]) -> str:
    """ "ukuran belum lengkap pada 4 tujuan"; '' when every goal is measured or says that it is not."""
    count = sum(not goal.measured and not goal.not_measured for goal in goals)
    return _("ukuran belum lengkap pada %(count)s tujuan") % {"count": count} if count else ""
