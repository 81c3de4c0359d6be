"""The seven stages, each in a file of its own; none knows another. `journeys.py` puts them in an order."""

from typing import Any

from sintas.practice.stage import Stage
from sintas.practice.stages import assessment, engagement, evaluation, follow_up, implementation, planning, termination

ALL: tuple[Stage[Any], ...] = (
    engagement.STAGE,
    assessment.STAGE,
    planning.STAGE,
    implementation.STAGE,
    evaluation.STAGE,
    termination.STAGE,
    follow_up.STAGE,
)
CODES: tuple[str, ...] = tuple(stage.code for stage in ALL)


class UnknownStage(LookupError):
    """A code that is none of the seven stages."""


def get(code: str) -> Stage[Any]:
    """The stage with this code. Raises `UnknownStage`."""
    for stage in ALL:
        if stage.code == code:
            return stage
    raise UnknownStage(code)
