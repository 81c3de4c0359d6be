"""How everything that was measured twice in a case changed, without a word anybody typed: for whoever may know that and no more. Opens content.

What belongs to a scale is psychology, everything else is progress (as on papers: paper_measuring.py); a scale that only certain professions read
is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.evidence.models import ScaleResult
from sintas.evidence.reading.measures import Followed, followed
from sintas.evidence.reading.measures_scales import Reader, known, series_of
from sintas.evidence.reading.measures_words import mean, number
from sintas.instruments.scales.series import changed
from sintas.kit import numbers

from .evaluation_goals import numbered
from .measuring import LadderShown, ladders
from .measuring_newest import PARTS
from .measuring_words import PLACES, SIGNS

BETTER, SAME, WORSE, MIXED = "better", "same", "worse", "mixed"  # of catalogue measured_changes
OF_SCALES = {"recovered": BETTER, "improved": BETTER, "unchanged": SAME, "deteriorated": WORSE}  # change_classes: more than error, or not


@dataclass(frozen=True)
class MeasuredChange:
    """One thing that was measured at least twice. `first` and `last` with their day; `way` a code of measured_changes."""

    what: str
    first: str
    last: str
    way: str


def measured_changes(case: Case, lang: str, *, scales: bool) -> list[MeasuredChange]:
    """Goals on their levels, measures, and with `scales` the shipped scales anybody may read. One query. Inside translation.override(lang)."""
    found = PARTS.of(case)
    goals = numbered(found["goals"])
    on_ladders = ladders(case, goals, found["goal_scales"], found["goal_levels"], lang)
    told = [change for goal in goals if goal.entry in on_ladders and (change := of_ladder(on_ladders[goal.entry])) is not None]
    told += of_measures(followed(found["measures"], found["points"], found["scale_results"], Reader("")), {one.entry: one.number for one in goals})
    return told + (of_scales(found["scale_results"], lang) if scales else [])


def whole_of(ways: Iterable[str]) -> str:
    """What several changes of one person come to: "mixed" where some went one way and some the other; "" of none."""
    several = set(ways)
    if {BETTER, WORSE} <= several or MIXED in several:
        return MIXED
    return next((one for one in (BETTER, WORSE, SAME) if one in several), "")


def of_ladder(one: LadderShown) -> MeasuredChange | None:
    """A goal on its levels by the usual words of each level; its own words stay in the case."""
    if one.start is None or one.now is None or not one.change:
        return None
    first = f"{SIGNS[one.start]}, {PLACES[str(one.start)]} ({one.started})"
    last = f"{one.now.sign}, {PLACES[str(one.now.level)]} ({one.now.when})"
    return MeasuredChange(_("Tujuan %(number)s") % {"number": one.number}, first, last, way(one.now.level - one.start, "up"))


def of_measures(several: Sequence[Followed], numbers_of: Mapping[UUID, int]) -> list[MeasuredChange]:
    """Measures that have a number before help and one since, or without phases two of them; called by their place, not by what somebody named them."""
    shown = []
    for at, one in enumerate(several, 1):
        first, last = start_of(one), one.newest
        if one.scale or one.hidden or first is None or last is None or last.value is None or last.on is None:
            continue
        goal = numbers_of.get(one.goal) if one.goal is not None else None
        what = _("Ukuran %(no)s, untuk tujuan %(goal)s") % {"no": at, "goal": goal} if goal else _("Ukuran %(no)s") % {"no": at}
        now = f"{number(one, last.value)} ({numbers.day(last.on)})"
        shown.append(MeasuredChange(what, first[1], now, way(Fraction(last.value) - first[0], one.direction)))
    return shown


def start_of(one: Followed) -> tuple[Fraction, str] | None:
    """The mean before help, or without phases the first number, and how it is said; None where nothing can be compared."""
    if one.phases:
        values = [value.value for value in one.before if value.value is not None]
        told = _("rata-rata %(value)s (sebelum bantuan)")
        return (mean(values), told % {"value": number(one, mean(values))}) if one.compared else None
    first = one.measured[0] if len({value.on for value in one.measured}) > 1 else None
    if first is None or first.value is None or first.on is None:
        return None
    return Fraction(first.value), f"{number(one, first.value)} ({numbers.day(first.on)})"


def of_scales(results: Sequence[ScaleResult], lang: str) -> list[MeasuredChange]:
    """Shipped scales by their title, first and last result that compare; whether it is more than error where the scale says (D5)."""
    shown = []
    for code in dict.fromkeys(row.scale for row in results):
        of, points = known(code, None), [one for one in series_of(results, code).points if one.total is not None]
        if of is None or not of.better or not of.may_read("") or len({one.on for one in points}) < 2:
            continue
        moved = changed(of, series_of(results, code))
        if moved.points is None:
            continue
        went = OF_SCALES[moved.change.kind] if moved.change is not None else way(moved.points, of.better)
        first, last = (f"{numbers.figure(one.total or 0, 2)} ({numbers.day(one.on)})" for one in (points[0], points[-1]))
        shown.append(MeasuredChange(of.title.say(lang), first, last, went))
    return shown


def way(difference: Any, direction: str) -> str:
    """Last minus first, seen from which way is hoped for (directions: up, down)."""
    if difference == 0:
        return SAME
    return BETTER if (difference > 0) == (direction == "up") else WORSE
