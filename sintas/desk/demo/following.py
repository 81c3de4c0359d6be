"""Measures of a demo case: values before help and since, spread over the days on which they would have been counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.evidence.models import Measure

from .past import working
from .seen import Facts, Seen, without
from .way import Way

OURS = ("values", "phases", "legs", "goal", "before", "notes", "setting")


class Following:
    """`values` of a measure are in the order of their days, "" for a day on which nothing was counted; the first `before` of them lie before
    the plan. `phases` are (letter, how many values, words). `legs` share name and days and begin their help one after the other."""

    def __init__(self, way: Way, seen: Seen) -> None:
        self.way, self.seen = way, seen
        self.first = self.agreed = way.course.day
        self.kept: list[tuple[Facts, Measure]] = []

    def begin(self) -> None:
        """From this day on something is counted."""
        self.first = self.way.course.day

    def before_help(self) -> None:
        """The measures and what was counted so far, written down when the plan is agreed on."""
        self.agreed = self.way.course.day
        with working(self.way.by, self.agreed, 15, 30):
            for row in self.seen.measures:
                if "from_scale" in row:
                    self.set_one(row)
                    continue
                group: UUID | None = None
                for leg in row.get("legs", [row]):
                    whole = {**row, **leg}
                    measure = self.set_one(whole, group=group, phases=self.phases(whole)[:1])
                    self.points(measure, whole, 0, row["before"])
                    group = group or (measure.entry if "legs" in row else None)
                    self.kept.append((whole, measure))

    def since_help(self) -> None:
        """Where the phases began, and every value since."""
        last = self.way.course.day
        with working(self.way.by, last, 12):
            for row, measure in self.kept:
                kept = self.set_one(row, group=measure.group, phases=self.phases(row), entry=measure.entry, based_on=measure.number)
                self.points(kept, row, row["before"], len(row["values"]))

    def set_one(self, row: Facts, **facts: Any) -> Measure:
        """One measure, or its next version."""
        goal = self.way.goals[row["goal"]] if "goal" in row else None
        said = without(row, *OURS, "from_scale") | {"setting": row.get("setting"), "scale": row.get("from_scale", "")}
        kept: Measure = set_measure(by=self.way.by, case=self.way.case, goal=goal, **said, **facts)
        return kept

    def points(self, measure: Measure, row: Facts, start: int, stop: int) -> None:
        """The values from `start` to `stop`, each on its day."""
        days, notes = self.days(row), row.get("notes", {})
        said = [{"on": days[at], "value": row["values"][at], "note": notes.get(str(at))} for at in range(start, stop)]
        add_points(by=self.way.by, case=self.way.case, measure=measure.entry, points=said)

    def phases(self, row: Facts) -> list[Facts]:
        """Each with the day of its first value; the first reaches back as far as there are values."""
        found, at, days = [], 0, self.days(row)
        for letter, many, words in row["phases"]:
            found.append({"letter": letter, "starts": days[at] if at else None, "words": words})
            at += many
        return found

    def days(self, row: Facts) -> list[date]:
        """A day for each value: those before the plan from the assessment on, the others from the plan to the way's day."""
        before, tomorrow = row["before"], self.agreed + timedelta(days=1)
        since = len(row["values"]) - before
        last = max(self.way.course.day, self.agreed + timedelta(days=since))  # on the day of the plan nobody knows the last one yet
        return [*spread(self.first, self.agreed, before), *spread(tomorrow, last, since)]


def spread(start: date, end: date, many: int) -> list[date]:
    """So many days from `start` to `end`, as far apart as they can be. ValueError where two would fall on one."""
    apart = (end - start).days
    found = [start + timedelta(days=round(at * apart / max(many - 1, 1))) for at in range(many)]
    if len(set(found)) != many:
        raise ValueError(f"{many} values do not fit between {start} and {end}")
    return found
