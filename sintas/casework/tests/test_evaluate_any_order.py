"""Whatever is evaluated in whatever order: each goal that somebody looked at has exactly one current result, and every word is still there."""

import os
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sintas.casework.actions.evaluating import evaluate, record_result
from sintas.casework.actions.planning import set_goal
from sintas.casework.models import GoalResult
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import Overtaken

GOALS = 3
DAYS = st.one_of(st.none(), st.integers(0, 4))
LOOKED = st.lists(st.integers(0, GOALS - 1), max_size=4)  # a goal may come twice: that save is refused as a whole
STEP = st.one_of(
    st.tuples(st.just("new"), LOOKED, DAYS),
    st.tuples(st.just("corrected"), LOOKED, DAYS),
    st.tuples(st.just("stale tab"), LOOKED, DAYS),
    st.tuples(st.just("alone"), LOOKED, DAYS),
    st.tuples(st.just("alone from an old page"), LOOKED, DAYS),
)


def when(days):
    return FuzzyDate.unknown() if days is None else FuzzyDate.on(date.today() - timedelta(days=days))


class Walk:
    """One case on its way: what was written about each goal, and which evaluations there are with their version."""

    def __init__(self, by, case):
        self.by, self.case = by, case
        self.goals = [set_goal(by=by, case=case, text=f"tujuan {number}").entry for number in range(GOALS)]
        self.said, self.looked = set(), set()
        self.entries = []
        self.words = 0

    def text(self):
        self.words += 1
        return f"kalimat {self.words}"

    def step(self, kind, looked, days):
        if kind.startswith("alone"):
            for at in looked:
                self.alone(at, days, old=kind != "alone")
            return
        rows = [{"goal": self.goals[at], "text": self.text()} for at in looked]
        kept = self.entries[-1] if kind != "new" and self.entries else None
        number = None if kept is None else kept[1] - (1 if kind == "stale tab" and kept[1] > 1 else 0)
        try:
            written = evaluate(
                by=self.by, case=self.case, happened=when(days), outcome="x", results=rows, entry=kept and kept[0], based_on=number
            )
        except BadInput:
            assert len(set(looked)) < len(looked)
            return
        except Overtaken:
            self.said |= {row["text"] for row in rows}
            return
        self.remember(rows, looked)
        if kept:
            self.entries.remove(kept)
        self.entries.append((written.entry, written.number))

    def alone(self, at, days, *, old):
        before = GoalResult.current.filter(file_id=self.case.pk, goal=self.goals[at]).first()
        text = self.text()
        try:
            record_result(
                by=self.by, case=self.case, goal=self.goals[at], text=text, happened=when(days), based_on=before.number if before and not old else None
            )
        except Overtaken:
            self.said.add(text)
            return
        self.remember([{"text": text}], [at])

    def remember(self, rows, looked):
        self.said |= {row["text"] for row in rows}
        self.looked |= {self.goals[at] for at in looked}


@settings(max_examples=200 if os.environ.get("SINTAS_DRILL") == "1" else 25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=1, max_size=7))
def test_one_current_result_for_each_goal_and_no_word_lost(open_a_case, people, steps):
    by = people["ratna"]
    case = open_a_case("ratna")
    with acting_as(by.user_id):
        walk = Walk(by, case)
        for step in steps:
            walk.step(*step)
            current = list(GoalResult.current.filter(file_id=case.pk).values_list("goal", flat=True))
            assert sorted(current) == sorted(walk.looked)
        trail.record(by=by, verb="read change", file_id=case.pk, opens=True)
        assert {row.text for row in GoalResult.objects.filter(file_id=case.pk)} == walk.said
