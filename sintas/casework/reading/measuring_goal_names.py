"""The goals a measure may belong to, told to evidence when the program starts (joining.py)."""

from __future__ import annotations

from uuid import UUID

from sintas.cases.bases import Case

from ..models import Goal
from .evaluation_goals import SHOWN, in_plan


def goal_names(case: Case) -> dict[UUID, str]:
    """Goal -> "1. its words", shortened, in the order of the plan. Opens content."""
    rows = in_plan().filter(file_id=case.pk).only("id", "file", "entry", "text")
    return {row.entry: f"{at}. {shortened(row.text)}" for at, row in enumerate(rows, 1)}


def goal_entries(case: Case) -> list[UUID]:
    """The goals that stand; codes only."""
    return list(Goal.current.filter(file_id=case.pk).values_list("entry", flat=True))


def shortened(words: str) -> str:
    """Words that fit a choice."""
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rsplit(" ", 1)[0] + "…"
