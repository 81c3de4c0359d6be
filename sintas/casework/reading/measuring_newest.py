"""The newest of everything that is measured, with its day: beside the forms of evaluation and ending, so that nothing is typed twice.

Opens content.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.together import Together
from sintas.evidence.reading.measures_newest import newest_of
from sintas.evidence.reading.measures_scales import Reader
from sintas.kit.pieces import Fact

from .evaluation_goals import in_plan, numbered
from .measuring import ladders
from .measuring_shown import ROWS
from .measuring_told import said

PARTS = Together(goals=in_plan, **{name: rows for name, rows in ROWS.items() if name not in ("steps", "step_levels")})


@dataclass(frozen=True)
class Newest:
    """`facts`: one line for each goal, measure and scale. `of_goal`: what a result's "Ukuran sekarang" begins with."""

    facts: list[Fact]
    of_goal: dict[UUID, str]


def newest(case: Case, reader: Reader, lang: str) -> Newest:
    """One query. A goal's own level goes before a measure of it."""
    found = PARTS.of(case)
    goals = numbered(found["goals"])
    on_ladders = ladders(case, goals, found["goal_scales"], found["goal_levels"], lang)
    measured, scales = newest_of(found["measures"], found["points"], found["scale_results"], reader, lang)
    of_goal: dict[UUID, str] = {one.goal: said(one.words, one.when) for one in measured if one.goal is not None}
    facts = []
    for goal in goals:
        now = on_ladders[goal.entry].now if goal.entry in on_ladders else None
        if now is not None:
            of_goal[goal.entry] = said(f"{now.sign}, {now.words}", now.when)
            facts.append(Fact(_("Tujuan %(number)s") % {"number": goal.number}, of_goal[goal.entry]))
    facts += [Fact(one.title, said(one.words, one.when)) for one in [*measured, *scales]]
    return Newest(facts, of_goal)
