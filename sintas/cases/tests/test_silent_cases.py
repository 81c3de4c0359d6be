"""Cases without word rise to their worker and, as numbers and stages, to the head of the unit; so do closed ones whose follow-up waits."""

import pytest
from django.urls import reverse

from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.unit_times import set_times
from sintas.cases.models import Case
from sintas.cases.reading.silence import silent_cases, silent_in
from sintas.cases.tests.on_duty import HOUR, MONDAY
from sintas.kit import clock

DAY = 24 * HOUR


@pytest.fixture
def case(open_a_case):
    with clock.stopped(MONDAY):
        yield open_a_case("ratna", name="Bunga Melati")


def seen(people, who="ratna"):
    return [(one.line.number, one.days, one.follow_up) for one in silent_cases(people[who])]


def test_after_as_long_as_the_unit_waits(case, people, house, as_user):
    with clock.stopped(MONDAY + 20 * DAY), as_user("ratna"):
        assert seen(people) == []
    with clock.stopped(MONDAY + 21 * DAY):
        with as_user("ratna"):
            assert seen(people) == [(case.number, 21, False)]
        with as_user("sari"):
            assert [(one.number, one.days, one.lead_id) for one in silent_in(people["sari"], house.unit.pk)] == [(case.number, 21, people["ratna"].user_id)]
        for stranger in ("tono", "lina"):
            with as_user(stranger):
                assert seen(people, stranger) == []


def test_a_stage_and_a_risk_level_have_limits_of_their_own(case, people, house, as_user):
    with as_user("sari"):
        rows = [{"step": "silent", "level": "engagement", "amount": 10}, {"step": "silent", "level": "high", "amount": 3}]
        set_times(by=people["sari"], unit_id=house.unit.pk, rows=rows)
    with clock.stopped(MONDAY + 10 * DAY), as_user("ratna"):
        assert seen(people) == [(case.number, 10, False)]
        assess_risk(by=people["ratna"], case=case, level="high", reasons="x")
        assert seen(people) == []
    with clock.stopped(MONDAY + 13 * DAY):
        with as_user("ratna"):
            assert seen(people) == [(case.number, 3, False)]
        with as_user("sari"):
            assert silent_in(people["sari"], house.unit.pk) == []  # the level stays in the file


def test_a_closed_case_whose_follow_up_waits(case, people, house, as_user):
    with as_user("ratna"):
        give_task(by=people["ratna"], case=case, owner_id=people["ratna"].user_id, title="Telepon", kind="follow_up", due_at=MONDAY + DAY)
        Case.objects.filter(pk=case.pk).update(closed_on=MONDAY.date(), closing_reason="goals_met")
    with clock.stopped(MONDAY + 4 * DAY):
        with as_user("ratna"):
            assert seen(people) == [(case.number, 3, True)]
        with as_user("sari"):
            assert [(one.number, one.follow_up) for one in silent_in(people["sari"], house.unit.pk)] == [(case.number, True)]
        with as_user("ratna"):
            Case.objects.filter(pk=case.pk).update(restricted_at=MONDAY)
        with as_user("sari"):
            assert silent_in(people["sari"], house.unit.pk) == []


def test_another_task_of_a_closed_case_is_no_missed_follow_up(case, people, house, as_user):
    with as_user("ratna"):
        give_task(by=people["ratna"], case=case, owner_id=people["ratna"].user_id, title="Rapikan lampiran", due_at=MONDAY + DAY)
        Case.objects.filter(pk=case.pk).update(closed_on=MONDAY.date(), closing_reason="goals_met")
    with clock.stopped(MONDAY + 4 * DAY):
        with as_user("ratna"):
            assert seen(people) == []
        with as_user("sari"):
            assert silent_in(people["sari"], house.unit.pk) == []


def test_the_pages(case, people, house, signed_in, open_a_case, django_assert_num_queries):
    with clock.stopped(MONDAY + 30 * DAY):
        ratna = signed_in("ratna")
        day = ratna.get(reverse("desk:today")).content.decode()
        assert "Lama tidak ada kabar" in day and reverse("cases:silent") in day
        page = ratna.get(reverse("cases:silent"))
        assert page.status_code == 200 and "Tidak ada catatan selama 30 hari" in page.content.decode()
        head = signed_in("sari").get(reverse("cases:unit_duties_of", args=[house.unit.pk])).content.decode()
        assert case.number in head and "Kasus sunyi" in head and "Bunga" not in head
        assert signed_in("ana").get(reverse("cases:silent")).status_code == 403


def test_many_cases_cost_no_more_queries(case, people, open_a_case, signed_in, django_assert_max_num_queries):
    for name in ("Mawar", "Kenanga", "Cempaka"):
        open_a_case("ratna", name=name)
    with clock.stopped(MONDAY + 30 * DAY):
        ratna = signed_in("ratna")
        ratna.get(reverse("cases:silent"))
        with django_assert_max_num_queries(20):
            ratna.get(reverse("cases:silent"))
