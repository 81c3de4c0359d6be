"""What a decision of an evaluation moves, and the ratings of its focus areas with their written anchors."""

from collections.abc import Iterable
from dataclasses import dataclass

from sintas.practice import catalogue
from sintas.practice.journey import Journey, MoveRefused

# R315-R317: to go on is to return to the work, to modify is to plan anew, to stop is to begin the ending.
MOVES = {"continue": "implementation", "modify": "planning", "stop": "termination"}
HIGHEST = 4


def move_for(journey: Journey, here: str, decision: str) -> str | None:
    """The stage a decision opens when the case stands in `here`, or None when it moves nothing.

    Nothing moves when the case stands there already, when the stage has no place in the journey, or when it is not a move
    allowed from here: "stop" during implementation goes through evaluation, one stage at a time. Going back needs a reason:
    the reason of the decision. Raises ValueError for a decision that is not one of the three.
    """
    if decision not in MOVES:
        raise ValueError(f"no such decision: {decision}")
    there = MOVES[decision]
    if there == here:
        return None
    try:
        journey.move(here, there, reason=decision)
    except MoveRefused:
        return None
    return there


@dataclass(frozen=True)
class Rating:
    """How one focus area looks to the team now: a code of `evaluation_focus` and a level from 0 to 4. It is no score and has no sum."""

    area: str
    level: int

    def __str__(self) -> str:
        return f"{self.area}:{self.level}"

    def anchor(self, lang: str) -> str:
        """What this level says in words."""
        return anchors(self.area, lang)[self.level]


def anchors(area: str, lang: str) -> tuple[str, ...]:
    """The five written anchors of a focus area, for 0 to 4 (R311-R314). Raises `catalogue.UnknownCode`."""
    found = catalogue.load("evaluation_focus").get(area).extra[f"anchors_{'en' if lang == 'en' else 'id'}"]
    if not isinstance(found, tuple) or len(found) != HIGHEST + 1:
        raise catalogue.BrokenList(f"evaluation_focus.{area}: five anchors are needed")
    return tuple(str(one) for one in found)


def rating(text: str) -> Rating:
    """A rating out of "area:level", as records keep it. Raises ValueError for an unknown area or a level outside 0 to 4."""
    area, colon, level = text.partition(":")
    if not colon or not catalogue.load("evaluation_focus").has(area) or level not in {str(one) for one in range(HIGHEST + 1)}:
        raise ValueError(f"no such rating: {text}")
    return Rating(area, int(level))


def ratings(texts: Iterable[str]) -> tuple[Rating, ...]:
    """Ratings in the order of the areas. Raises ValueError for one that does not exist and for an area rated twice."""
    found = [rating(text) for text in texts]
    if len({one.area for one in found}) != len(found):
        raise ValueError("an area is rated twice")
    order = [row.code for row in catalogue.load("evaluation_focus").rows]
    return tuple(sorted(found, key=lambda one: order.index(one.area)))


def unfinished(statuses: Iterable[str]) -> int:
    """How many goals somebody has to carry on with (R410): by a code of `goal_statuses` each, "" for a goal without result."""
    rows = catalogue.load("goal_statuses")
    return sum(1 for status in statuses if not status or rows.get(status).flag("unfinished"))


def beyond_the_worker(mechanisms: Iterable[str], professions: Iterable[str] = ()) -> bool:
    """Whether others than the worker saw the change (R300, R308-R310).

    A mechanism that brings them in is enough, or a profession besides social work.
    """
    rows = catalogue.load("evaluation_mechanisms")
    return any(rows.get(code).flag("beyond_worker") for code in mechanisms) or bool(set(professions) - {"social_worker", "student", ""})


def client_was_asked(satisfaction: str) -> bool:
    """Whether the client was asked for their view (R318); choosing not to answer counts, a blank does not."""
    rows = catalogue.load("satisfaction_levels")
    return bool(satisfaction) and rows.get(satisfaction).flag("asked")
