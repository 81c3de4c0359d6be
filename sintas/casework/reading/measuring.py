"""Goals on their five levels: where each began, where it stands, and T over all that have both (part D2). Opens content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.drawing import Drawing
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.practice.measurement.goal_attainment import Goal as Rated
from sintas.practice.measurement.goal_attainment import attainment, weight

from ..models import GoalLevel, GoalScale
from .evaluation_goals import GoalFacts
from .measuring_ladder import ladder_drawing
from .measuring_words import PLACES, SIGNS


@dataclass(frozen=True)
class LevelShown:
    """One rating in words; `sign` is "+1"."""

    level: int
    sign: str
    words: str
    when: str
    by: str
    note: str
    url: str


@dataclass(frozen=True)
class LadderShown:
    """A goal on its levels. `steps`: (sign, place in words, the goal's own words or ""), best first. `start` and `now` are -2 to 2 or None.

    `started` says when and from where the start is known. `change` is one plain sentence, "" while there is nothing to compare.
    """

    goal: UUID
    number: int
    steps: list[tuple[str, str, str]]
    start: int | None
    started: str
    now: LevelShown | None
    change: str
    history: list[LevelShown]
    weight: int
    drawing: Drawing
    scale_url: str
    rate_url: str


@dataclass(frozen=True)
class AttainmentShown:
    """T over the goals that have a start and a level now; None each where no goal has both. `left_out`: a sentence for each other goal."""

    before: str
    now: str
    change: str
    counted: int
    left_out: list[str]
    sentence: str


def scales_in() -> Any:
    """Levels of goals that stand (for `reading.together`)."""
    return GoalScale.current.order_by("written_at")


def levels_in() -> Any:
    """Ratings that stand, by day, those without one first (for `reading.together`)."""
    return GoalLevel.current.order_by(F("happened_on").asc(nulls_first=True), "written_at")


def ladders(
    case: Case,
    goals: Iterable[GoalFacts],
    scales: Iterable[GoalScale],
    levels: Iterable[GoalLevel],
    lang: str,
    *,
    for_client: bool = False,
) -> dict[UUID, LadderShown]:
    """Goal -> its ladder, for goals whose levels were agreed on; `for_client` draws it upright, with its words."""
    of_goal = {row.goal: row for row in scales}
    rated: dict[UUID, list[GoalLevel]] = {}
    for row in levels:
        rated.setdefault(row.goal, []).append(row)
    return {
        goal.entry: ladder(case, goal, of_goal[goal.entry], rated.get(goal.entry, []), lang, for_client=for_client)
        for goal in goals
        if goal.entry in of_goal
    }


def ladder(case: Case, goal: GoalFacts, scale: GoalScale, rated: Sequence[GoalLevel], lang: str, *, for_client: bool) -> LadderShown:
    """One goal with its ratings, oldest first."""
    words = dict(scale.levels or {})
    shown = [level_shown(case, row, words, lang) for row in rated]
    start, started = start_of(scale, shown)
    now = shown[-1] if shown and (scale.baseline is not None or len(shown) > 1) else None
    newest = shown[-1] if shown else None
    return LadderShown(
        goal=goal.entry,
        number=goal.number,
        steps=[(SIGNS[int(level)], str(place), words.get(level, "")) for level, place in PLACES.items()],
        start=start,
        started=started,
        now=newest,
        change=change_words(start, now),
        history=shown[:-1][::-1],
        weight=weight(scale.importance, scale.difficulty),
        drawing=ladder_drawing(goal, words, start, newest.level if newest else None, upright=for_client),
        scale_url=reverse("casework:goal_scale_entry", args=[case.pk, goal.entry]),
        rate_url=reverse("casework:goal_rate", args=[case.pk, goal.entry]),
    )


def start_of(scale: GoalScale, shown: Sequence[LevelShown]) -> tuple[int | None, str]:
    """Where the client stood when the levels were agreed on; else the first of several ratings."""
    if scale.baseline is not None:
        return scale.baseline, _("saat lima tingkatnya disepakati")
    return (shown[0].level, shown[0].when) if len(shown) > 1 else (None, "")


def change_words(start: int | None, now: LevelShown | None) -> str:
    """One sentence for a client; no number stands alone in it."""
    if start is None or now is None:
        return ""
    said = {"start": SIGNS[start], "now": now.sign, "words": now.words}
    if now.level > start:
        return _("Naik dari %(start)s ke %(now)s: %(words)s") % said
    if now.level < start:
        return _("Sekarang lebih berat, dari %(start)s ke %(now)s: %(words)s") % said
    return _("Tetap pada %(now)s: %(words)s") % said


def level_shown(case: Case, row: GoalLevel, words: Mapping[str, str], lang: str) -> LevelShown:
    """One rating in words."""
    day = FuzzyDate.decode(row.happened)
    return LevelShown(
        level=row.level,
        sign=SIGNS[row.level],
        words=words.get(str(row.level), "") or str(PLACES[str(row.level)]),
        when=day.text(lang) if day.is_known else _("hari tidak dicatat"),
        by=load("raters").label(row.rated_by, lang) if row.rated_by else "",
        note=row.note or "",
        url=reverse("casework:goal_level_entry", args=[case.pk, row.entry]),
    )


def attainment_of(goals: Sequence[GoalFacts], found: Mapping[UUID, LadderShown]) -> AttainmentShown | None:
    """T at the start, now, and the change; None while no goal has levels."""
    if not found:
        return None
    compared = [one for one in found.values() if one.start is not None and one.now is not None and one.change]
    left_out = [
        _("Tujuan %(number)s: %(why)s") % {"number": goal.number, "why": why}
        for goal in goals
        if (why := why_left_out(found.get(goal.entry)))
    ]
    reckoned = attainment([Rated(str(one.number), one.now.level if one.now else None, one.start, one.weight) for one in compared])
    before, now, change = (numbers.figure(one, 1) if one is not None else "" for one in (reckoned.baseline, reckoned.now, reckoned.change))
    return AttainmentShown(before, now, change, len(compared), left_out, t_sentence(before, now, len(compared), len(goals)))


def why_left_out(one: LadderShown | None) -> str:
    """Why a goal does not count, "" for one that does."""
    if one is None:
        return _("lima tingkatnya belum disusun")
    if one.now is None:
        return _("belum dinilai")
    if not one.change:
        return _("keadaan awalnya belum dinilai")
    return ""


def t_sentence(before: str, now: str, counted: int, whole: int) -> str:
    """What a T-score says, since a number alone says nothing: 50 is what was hoped for on the whole."""
    if not counted:
        return _("Belum ada tujuan yang dinilai di awal dan sekarang.")
    said = {"before": before, "now": now, "counted": counted, "whole": whole}
    return (
        _(
            "Skor capaian (T) pada %(counted)s dari %(whole)s tujuan: %(before)s di awal, %(now)s sekarang. Angka 50 berarti sesuai harapan secara keseluruhan."
        )
        % said
    )
