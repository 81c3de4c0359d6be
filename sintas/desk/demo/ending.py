"""How the work with a demo case ends: the four criteria, what is handed on and to whom, and looking in on the client afterwards."""

from __future__ import annotations

from datetime import date, timedelta

from sintas.casework.actions.ending import answer_referral, follow_up, refer, write_termination
from sintas.casework.models import FollowUp, Referral, Termination
from sintas.kit import clock

from .beginning import ADULT
from .engaging import permit
from .past import working
from .stories import named
from .way import Way

RELEASED = ("identity", "contact", "services", "progress")
FIRST_CONTACT = 14  # days after the ending
ANSWER_AWAITED = 9  # days: a little longer than somebody may take who was asked for this week
OPEN_YET = 2  # criteria judged so far while the ending is still talked over


def end(way: Way, *, whole: bool) -> None:
    """The ending as it was agreed; in a case that stands here, what has been judged so far."""
    with way.later(2, 10):
        if way.story.referral and whole:
            hand_on(way, answered=True)
    if way.story.referral and not whole:
        wait_for_answer(way)
    with way.later(2, 11):
        facts = way.told.facts(Termination, way.story.ending)
        if not whole and way.plan.ask is None:
            facts = named(facts, ("final_counselling", "final_words", "reflection", "client_view", "success"))
            facts["judged"] = facts["judged"][:OPEN_YET]
            criteria = {one.partition(":")[0] for one in facts["judged"]}
            facts["evidence"] = {criterion: words for criterion, words in facts["evidence"].items() if criterion in criteria}
        if way.closed:
            facts["channels"] = facts["channels"][:1]
        write_termination(
            by=way.by, case=way.case, happened=way.course.day, kind_of="planned", follow_up_on=first_contact(way, whole=whole),
            not_rejection_explained=True, reasons=[way.plan.closing or "goals_met"], **facts,
        )  # fmt: skip


def first_contact(way: Way, *, whole: bool) -> date | None:
    """Ahead while the ending goes on, else in the two weeks after it."""
    return way.course.day + timedelta(days=FIRST_CONTACT) if whole or way.closed else way.start.again


def end_early(way: Way, reason: str) -> str:
    """Not planned, and still an ending one can stand by: what was said, what is left open, where the door is. Returns how it came about."""
    told = way.sentences.words["early_endings"][reason]
    if reason == "transferred":
        hand_on(way, answered=True)
    write_termination(by=way.by, case=way.case, happened=way.course.day, kind_of="unexpected", reasons=[reason], **told)
    return str(told["manner"])


def hand_on(way: Way, *, answered: bool) -> None:
    """A referral the client agreed to; its answer, or the wait for it."""
    told = way.story.referral
    child = ("child",) if way.start.age < ADULT else ()
    released = (*RELEASED, *child)
    permit(way, ("referral",), (told["receiver_kind"],), released)
    facts = way.told.facts(Referral, named(told, ("answer", "outcome")))
    sent = refer(by=way.by, case=way.case, happened=way.course.day, released=released, state="sent", **facts)
    if answered:
        outcome = told.get("outcome", "accepted")
        answer_referral(by=way.by, case=way.case, entry=sent.entry, state=outcome, answer=told["answer"], based_on=sent.number)


def wait_for_answer(way: Way) -> None:
    """Sent not long ago: what waits in a house that is alive waits for days, not for months."""
    way.course.later(max((clock.today() - timedelta(days=ANSWER_AWAITED) - way.course.day).days, 0))
    with working(way.by, way.course.day, 10, 30):
        hand_on(way, answered=False)


def look_in(way: Way, *, alone: bool = False) -> None:
    """A contact by each channel that was agreed; a sign of relapse has its answer. `alone`: the first only."""
    looks = way.story.follow_ups[: 1 if alone else None]
    for at, told in enumerate(looks):
        with way.later(len(looks) + 1, 11):
            facts = way.told.facts(FollowUp, named(told, ("goals",)))
            last = at == len(looks) - 1 and not way.closed
            follow_up(
                by=way.by, case=way.case, happened=way.course.day, goals=[way.goals[one] for one in told.get("goals", ()) if one in way.goals],
                next_on=way.start.again if last else None, **facts,
            )  # fmt: skip
