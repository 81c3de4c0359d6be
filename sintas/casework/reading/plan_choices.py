"""The plan's goals as choices of other forms. Opens content: the page's trail row stands first."""

from __future__ import annotations

from sintas.cases.bases import Case

from ..models import Goal


def goal_choices(case: Case) -> list[tuple[str, str]]:
    """(entry, words) of the goals that stand, in their order; one query."""
    rows = Goal.current.filter(file_id=case.pk).order_by("position", "written_at").only("id", "file_id", "entry", "text")
    return [(str(row.entry), row.text) for row in rows]
