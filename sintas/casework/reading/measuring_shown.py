"""Everything that was measured in a case, put together for the page of what changed. Opens content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.evidence.reading import measures
from sintas.evidence.reading.measures_results import ScaleShown, scales_shown
from sintas.evidence.reading.measures_scales import Reader
from sintas.evidence.reading.measures_shown import SmallMeasure, small_measures

from .evaluation_goals import GoalFacts
from .measured_goals import MeasuredWork, put_together
from .measuring import AttainmentShown, LadderShown, attainment_of, ladders, levels_in, scales_in
from .measuring_tasks import TasksShown, step_levels_in, steps_in, tasks_shown

# What the page asks for beside goals and evaluations (for `reading.together`).
ROWS = {
    "goal_scales": scales_in,
    "goal_levels": levels_in,
    "steps": steps_in,
    "step_levels": step_levels_in,
    "measures": measures.measures_in,
    "points": measures.points_in,
    "scale_results": measures.results_in,
}


@dataclass(frozen=True)
class MeasuringShown:
    """`ladders` by goal; `attainment` and `tasks` None while nobody rated. `of_goals` are measures by goal, `measures` those of no goal.

    `work` says which of it was measured and when, also of scales this reader may not read.
    """

    ladders: Mapping[UUID, LadderShown]
    attainment: AttainmentShown | None
    tasks: TasksShown | None
    of_goals: Mapping[UUID, list[SmallMeasure]]
    measures: list[SmallMeasure]
    scales: list[ScaleShown]
    work: MeasuredWork

    @property
    def compared(self) -> bool:
        """Whether anything was measured before and after (D6)."""
        return any(one.compared for one in self.work.everything)

    @property
    def begun(self) -> bool:
        """Whether anything says how it was before help."""
        return any(one.begun for one in self.work.everything)

    @property
    def since(self) -> bool:
        """Whether anything was measured since."""
        return any(one.days for one in self.work.everything)

    @property
    def sentence(self) -> str:
        """What the ladders and a single measure say, for the first sentence of a page; "" while nothing is compared."""
        moved = [one for one in self.ladders.values() if one.change and one.now is not None and one.start is not None]
        up = sum(one.now.level > one.start for one in moved if one.now is not None and one.start is not None)
        reached = sum(one.now.level >= 0 for one in moved if one.now is not None)
        told = []
        if moved:
            told.append(_("Tingkat naik pada %(up)s dari %(count)s tujuan yang dinilai dua kali.") % {"up": up, "count": len(moved)})
            told += [_("%(count)s sudah sesuai harapan atau lebih.") % {"count": reached}] if reached else []
        compared = [one for one in [*self.measures, *(one for several in self.of_goals.values() for one in several)] if one.compared]
        if len(compared) == 1:
            told.append(f"{compared[0].title[:1].upper()}{compared[0].title[1:]}: {compared[0].sentence}")
        return " ".join(told)


def measuring_shown(
    case: Case, goals: Sequence[GoalFacts], found: Mapping[str, Sequence[Any]], reader: Reader, lang: str, *, for_client: bool = False
) -> MeasuringShown:
    """`found` holds the rows of ROWS."""
    followed = measures.followed(found["measures"], found["points"], found["scale_results"], reader)
    small = small_measures(case, followed, lang, for_client=for_client)
    on_ladders = ladders(case, goals, found["goal_scales"], found["goal_levels"], lang, for_client=for_client)
    known = {goal.entry for goal in goals}
    of_goals: dict[UUID, list[SmallMeasure]] = {}
    for one in small:
        if one.goal in known and one.goal is not None:
            of_goals.setdefault(one.goal, []).append(one)
    return MeasuringShown(
        ladders=on_ladders,
        attainment=attainment_of(goals, on_ladders),
        tasks=tasks_shown(case, found["steps"], found["step_levels"], lang),
        of_goals=of_goals,
        measures=[one for one in small if one.goal not in known],
        scales=scales_shown(found["scale_results"], reader, lang, for_client=for_client),
        work=put_together(followed, found["goal_scales"], found["goal_levels"], found["scale_results"]),
    )
