"""Task achievement scaling (part D3): how far agreed tasks were done, 0 (not begun) to 4 (complete)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sintas.practice.measurement.refused import MeasureRefused

COMPLETE = 4


@dataclass(frozen=True)
class Task:
    """One task with its level, None while it is not rated; `dropped` when those who agreed on it let it go."""

    name: str
    level: int | None
    dropped: bool = False


@dataclass(frozen=True)
class TaskScore:
    """`share` lies in 0 to 1 and counts only the tasks in `counted`; None when there is none. The others are named: say them."""

    share: Fraction | None
    counted: tuple[str, ...]
    dropped: tuple[str, ...]
    not_rated: tuple[str, ...]


def score(tasks: Sequence[Task]) -> TaskScore:
    """Sum of levels over four times the tasks that count. Raises MeasureRefused for a level that is no whole number of 0 to 4."""
    if any(task.level is not None and task.level not in range(COMPLETE + 1) for task in tasks):
        raise MeasureRefused(
            "task_level",
            "Capaian tugas memakai angka bulat dari 0 (belum dimulai) sampai 4 (selesai).",
            "Tasks are rated with whole numbers from 0 (not begun) to 4 (complete).",
        )
    kept = [task for task in tasks if not task.dropped]
    levels = [task.level for task in kept if task.level is not None]
    return TaskScore(
        share=Fraction(sum(levels), COMPLETE * len(levels)) if levels else None,
        counted=tuple(task.name for task in kept if task.level is not None),
        dropped=tuple(task.name for task in tasks if task.dropped),
        not_rated=tuple(task.name for task in kept if task.level is None),
    )
