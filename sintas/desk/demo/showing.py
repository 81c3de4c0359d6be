"""What instruments show in a demo case, each at its time: the family and other drawings, scales, measures with baseline and help, goals in levels."""

from __future__ import annotations

from sintas.casework.actions.measuring_goals import rate_goal, set_goal_scale
from sintas.casework.actions.measuring_steps import rate_steps
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.actions.tools import keep_tool

from .following import Following
from .past import working
from .relatives import Relatives
from .seen import INTAKE, LATER, MIDDLE, Facts, all_seen, without
from .way import Way

LANGUAGE = "id"


class Showing:
    """One case of the dozen. Every method writes on the day on which the way stands."""

    def __init__(self, way: Way) -> None:
        self.way, self.seen = way, all_seen()[way.plan.life]
        self.relatives, self.following = Relatives(way, self.seen), Following(way, self.seen)

    def at_intake(self) -> None:
        """The family and what it looks like, drawn together; the first scales."""
        with working(self.way.by, self.way.course.day, 13):
            self.relatives.first()
            self.shown(INTAKE)
        self.following.begin()

    def when_agreed(self) -> None:
        """The levels of the goals, and what was counted before any help."""
        with working(self.way.by, self.way.course.day, 15):
            for row in self.seen.goals:
                facts = without(row, "goal", "ratings", "start")
                set_goal_scale(by=self.way.by, case=self.way.case, goal=self.way.goals[row["goal"]], baseline=row["start"], **facts)
        self.following.before_help()

    def halfway(self) -> None:
        """Scales and levels once more while the work goes on."""
        with working(self.way.by, self.way.course.day, 15):
            self.shown(MIDDLE)
            self.rated(MIDDLE)

    def at_last(self) -> None:
        """The same again, so that two days can be laid side by side; the values since help began; how far the steps got."""
        self.following.since_help()
        with working(self.way.by, self.way.course.day, 13):
            self.relatives.later()
            self.shown(LATER)
            self.rated(LATER)
            if self.seen.steps:
                steps = [{**row, "step": self.way.steps[row["step"]]} for row in self.seen.steps]
                rate_steps(by=self.way.by, case=self.way.case, steps=steps, happened=self.way.course.day)

    def shown(self, at: str) -> None:
        """Drawings and scales of that time."""
        said: Facts = {"by": self.way.by, "case": self.way.case, "happened": self.way.course.day}
        for row in self.seen.at(self.seen.drawings, at):
            keep_tool(**said, drawn_with_client=True, **{**row, "content": self.named(row["content"])})
        for row in self.seen.at(self.seen.scales, at):
            give_scale(**said, language=LANGUAGE, **row)

    def rated(self, at: str) -> None:
        """Where the goals stand."""
        for row in self.seen.goals:
            for one in self.seen.at(row["ratings"], at):
                rate_goal(by=self.way.by, case=self.way.case, goal=self.way.goals[row["goal"]], happened=self.way.course.day, **one)

    def named(self, content: Facts) -> Facts:
        """Ties to people of the file by their entries."""
        if "ties" not in content:
            return content
        ties = [{**tie, "person": self.relatives.ref(tie["person"])} if tie.get("person") else tie for tie in content["ties"]]
        return {**content, "ties": ties}
