"""A closed case comes back: what was to be looked at is owed again, and silence is counted from the reopening."""

from datetime import timedelta

import pytest

from sintas.cases.actions.tasks import owe_again
from sintas.cases.models import Case, Task
from sintas.cases.reading.silence import silent_cases
from sintas.casework.actions.evaluating import evaluate
from sintas.casework.actions.planning import write_plan
from sintas.casework.actions.stages import ENDS_WITH_THE_CASE, close_case, reopen
from sintas.kit import clock
from sintas.safekeeping.refusals import Refusal

DAYS = timedelta(days=1)


@pytest.fixture
def case(open_a_case, people, as_user):
    """Planned, to be reviewed in 10 days and evaluated in 90; closed the same day."""
    case, today = open_a_case("ratna", name="Bunga Melati"), clock.today()
    with as_user("ratna"):
        write_plan(by=people["ratna"], case=case, goal_general="aman di rumah", review_on=today + 10 * DAYS)
        evaluate(by=people["ratna"], case=case, outcome="lebih tenang", next_on=today + 90 * DAYS)
        close_case(by=people["ratna"], case=case, reason_code="moved", reason="pindah kota")
    return case


def owed(case):
    return {task.kind: clock.local(task.due_at).date() for task in Task.objects.filter(file_id=case.pk, kind__in=ENDS_WITH_THE_CASE, done_at=None)}


def test_what_was_to_be_looked_at_is_owed_again(case, people, as_user):
    with clock.stopped(clock.now() + 30 * DAYS), as_user("ratna"):
        today = clock.today()
        assert owed(case) == {}
        reopen(by=people["ratna"], case=Case.objects.get(pk=case.pk), reason="klien datang lagi")
        assert owed(case) == {"plan_review": today + 7 * DAYS, "evaluation_due": today + 60 * DAYS}  # one had passed, one lies ahead
        assert owe_again(by=people["ratna"], case=case, kinds=ENDS_WITH_THE_CASE, soonest=today + 7 * DAYS) == 2
        assert Task.objects.filter(file_id=case.pk, kind="plan_review", done_at=None).count() == 1  # twice gives nothing twice
    with as_user("budi"), pytest.raises(Refusal):
        reopen(by=people["budi"], case=case, reason="x")


def test_silence_is_counted_from_the_reopening(case, people, as_user):
    with clock.stopped(clock.now() + 100 * DAYS), as_user("ratna"):
        assert silent_cases(people["ratna"]) == []  # closed: nobody waits
        reopen(by=people["ratna"], case=Case.objects.get(pk=case.pk), reason="klien datang lagi")
        assert silent_cases(people["ratna"]) == []
        with clock.stopped(clock.now() + 21 * DAYS):
            assert [(one.days, one.follow_up) for one in silent_cases(people["ratna"])] == [(21, False)]
