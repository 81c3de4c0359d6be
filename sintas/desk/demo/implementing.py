"""Sessions and the case conference of a demo case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sintas.casework.actions.conferring import hold_conference
from sintas.casework.actions.deciding import standing_decisions
from sintas.casework.actions.sessions import record_session
from sintas.casework.models import Conference, Session

from .planning import entries
from .stories import named
from .way import Way

FEWEST, MOST = 3, 4
OURS = ("companion", "counsellor", "facilitator")


def implement(way: Way, *, whole: bool, between: Callable[[], None] | None = None) -> None:
    """Three or four sessions; between them the team confers, where the story tells of it, and what `between` does is done."""
    held = way.told.sessions(way.start.chance.randint(FEWEST, MOST))
    middle = len(held) // 2
    for at, told in enumerate(held):
        last = at == len(held) - 1
        with way.later(len(held), 10):
            session(way, told, at, owed=last and not whole)
        if at != middle:
            continue
        if way.story.conference:
            with way.later(len(held) + 1, 13):
                confer(way)
        if between is not None:
            between()


def session(way: Way, told: dict[str, Any], at: int, *, owed: bool) -> None:
    """What was promised in the last one of a case that goes on is still owed; what was promised before was done."""
    facts = way.told.facts(Session, named(told, ("goals",)))
    record_session(
        by=way.by, case=way.case, happened=way.course.day, worker_role=OURS[at % len(OURS)], goals=entries(way, told.get("goals", ())),
        next_on=way.start.again if owed else None,
        **{"channel": "face_to_face", "duration_min": 60, "pillar": "therapy", "next_owner": "client", **facts},
    )  # fmt: skip


def confer(way: Way) -> None:
    """Who came, what was said, what each one took on; somebody who saw it differently is heard."""
    told = way.story.conference
    facts = way.told.facts(Conference, named(told, ("decisions", "attendance")))
    ours = {"name": way.by.name, "position": "pendamping", "institution": ""}
    decisions = [{**named(one, ("days",)), "due_on": way.ahead(one["days"])} for one in told["decisions"]]
    held = hold_conference(
        by=way.by, case=way.case, happened=way.course.day, leader=way.by.name, confidentiality_stated=True,
        attendance=[ours, *told["attendance"]], decisions=decisions, **facts,
    )  # fmt: skip
    way.promised += [(entry, "decision") for entry in standing_decisions(way.case, held.entry)]
