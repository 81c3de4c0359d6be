"""The picture of a goal's ladder: lying down in the team's list, upright with its words for the client. Opens content."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sintas.instruments.charts import goal_scale
from sintas.kit.drawing import Drawing

from .evaluation_goals import GoalFacts


def ladder_drawing(goal: GoalFacts, words: Mapping[str, str], start: int | None, now: int | None, *, upright: bool) -> Drawing:
    """`words` by level as the file keeps them. The title says which goal by its number and holds no words of the file."""
    ident, title = f"g{goal.entry.hex[-8:]}", _("Tingkat tujuan %(number)s") % {"number": goal.number}
    if upright:
        return goal_scale.picture({int(level): said for level, said in words.items()}, start, now, ident=ident, title=title)
    return goal_scale.strip(start, now, ident=ident, title=title)
