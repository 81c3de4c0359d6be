"""What was measured more than once in the cases of members, by their own workers, who let the group know how it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sintas.cases.bases import Case
from sintas.cases.policy import the_case
from sintas.casework.actions.measuring_goals import LEVELS, rate_goal, set_goal_scale
from sintas.casework.models import Goal, GoalScale
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.groupwork.actions.telling import tell_changes
from sintas.groupwork.models import Group
from sintas.staff.actor import Actor

from .past import working


def tell(own: Actor, group: Group, case: Case, row: Mapping[str, Any], days: Sequence[date]) -> None:
    """A row of `measured` (bimpok.toml): each figure on the day of the session it names, then what the group may read of it."""
    begun, last = days[row["points"][0][0] - 1], days[-1]
    with working(own, begun, 14):
        named = {name: row[name] for name in ("name", "direction", "unit_of")}
        measure = set_measure(by=own, case=the_case(own, case.pk), **named).entry
    for number, value in row["points"]:
        with working(own, days[number - 1], 14, 30):
            add_points(by=own, case=the_case(own, case.pk), measure=measure, points=[{"on": days[number - 1], "value": value, "note": ""}])
    if "levels" in row:
        on_levels(own, case, row, days)
    with working(own, last, 15):
        tell_changes(by=own, case=the_case(own, case.pk), group_id=group.pk)


def on_levels(own: Actor, case: Case, row: Mapping[str, Any], days: Sequence[date]) -> None:
    """Where the first goal of her plan that had no levels yet stood: at the start, and since."""
    (first, baseline), *later = row["stood"]
    with working(own, days[first - 1], 14, 40):
        levelled = GoalScale.current.filter(file_id=case.pk).values("goal")
        goal = Goal.current.filter(file_id=case.pk).exclude(entry__in=levelled).order_by("entry")[0]
        set_goal_scale(
            by=own, case=the_case(own, case.pk), goal=goal.entry, levels=dict(zip(LEVELS, row["levels"], strict=True)), baseline=baseline
        )
    for number, level in later:
        with working(own, days[number - 1], 14, 45):
            rate_goal(by=own, case=the_case(own, case.pk), goal=goal.entry, level=level, rated_by="both", happened=days[number - 1])
