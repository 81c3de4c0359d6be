"""How the work goes on in a demo case: the stages one after the other, each completed by its own verb once its gates hold."""

from __future__ import annotations

from datetime import timedelta

from sintas.cases.actions.writing import write_note
from sintas.casework.actions.stages import close_case, complete_stage

from .assessing import assess
from .ending import FIRST_CONTACT, end, end_early, hand_on, look_in
from .engaging import engage
from .evaluating import look_again
from .implementing import implement, session
from .owed import answer_duties
from .past import working
from .plan import STAGES
from .planning import agree_on_plan
from .showing import Showing
from .way import Way

PLANNED_ENDING = frozenset({"goals_met", "positive_change", "time_over"})


class Walk:
    """Carries one case from its first contact to where the plan says it stands today."""

    def __init__(self, way: Way) -> None:
        self.way, self.plan, self.course = way, way.plan, way.course
        self.showing = Showing(way) if way.plan.seen else None

    def go(self) -> None:
        """Every stage that is behind the case, then what belongs to the one it stands in."""
        way, ends_in = self.way, self.last_stage()
        steps = 1 + STAGES.index(ends_in)
        way.pace = max((self.course.last - self.course.day).days // (steps + 1), 1)
        for stage in STAGES[:steps]:
            behind = stage != ends_in
            self.work(stage, whole=behind)
            if behind and way.case.stage == stage:  # the decision of an evaluation moves the case by itself
                with working(way.by, self.course.day, 16):
                    complete_stage(by=way.by, case=way.case, stage=stage)
        self.finish()

    def last_stage(self) -> str:
        """The stage in which the case stands, or stood when it was closed."""
        if not self.way.closed:
            return STAGES[self.plan.reached]
        return "termination" if self.plan.closing in PLANNED_ENDING else "implementation"  # the others end in the middle of the work

    def work(self, stage: str, *, whole: bool) -> None:
        """What is done in a stage; all its gates ask for when `whole`."""
        way = self.way
        match stage:
            case "engagement":
                engage(way)
                answer_duties(way)
            case "assessment":
                assess(way, whole=whole)
                if self.showing:
                    self.showing.at_intake()
            case "planning":
                agree_on_plan(way, whole=whole)
                if self.showing:
                    self.showing.when_agreed()
            case "implementation":
                implement(way, whole=whole, between=self.showing.halfway if self.showing else None)
                if self.showing:
                    self.showing.at_last()
                if self.plan.twist == "again":
                    self.again()
                if self.plan.twist == "declined":
                    with way.later(4, 14):
                        hand_on(way, answered=True)
            case "evaluation":
                look_again(way, decision="stop" if whole else "")
            case "termination":
                end(way, whole=whole or way.closed)
            case "follow_up":
                look_in(way)

    def again(self) -> None:
        """The evaluation came to "continue": the case went on to evaluation and came back with the reason."""
        way = self.way
        with working(way.by, self.course.later(1), 15):
            complete_stage(by=way.by, case=way.case, stage="implementation")
        look_again(way, decision="continue")
        with way.later(4, 10):
            session(way, way.story.sessions[-1], 0, owed=True)

    def finish(self) -> None:
        """The last note; a case that ended is closed, and somebody looks in once more where that was agreed."""
        way = self.way
        with working(way.by, self.course.later(10_000), 15, 30):
            write_note(by=way.by, case=way.case, text=way.sentences.next("notes"), happened=self.course.day)
        answer_duties(way)
        with working(way.by, self.course.day, 17):
            way.keep_promises()
            if not way.closed:
                return
            reason = "Dibicarakan bersama klien."
            if self.plan.closing not in PLANNED_ENDING:
                reason = end_early(way, self.plan.closing)
            close_case(by=way.by, case=way.case, reason_code=self.plan.closing, reason=reason, on=self.course.day)
        if self.plan.closing in PLANNED_ENDING:
            self.course.last += timedelta(days=FIRST_CONTACT)
            way.pace = 2 * FIRST_CONTACT
            look_in(way, alone=True)
