"""The unit's own times become tasks at intake and when risk is looked at, and end with the step they ask for."""

from datetime import date

import pytest

from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.team import hand_over
from sintas.cases.actions.unit_times import set_times
from sintas.cases.actions.writing import record_contact
from sintas.cases.models import Task
from sintas.cases.reading.unit_times import times_of
from sintas.cases.tests.on_duty import HOUR, MONDAY
from sintas.kit import clock


@pytest.fixture
def times(people, house, as_user):
    with clock.stopped(MONDAY):
        with as_user("sari"):
            set_times(
                by=people["sari"], unit_id=house.unit.pk,
                rows=[
                    {"step": "first_contact", "level": "unrated", "amount": 24, "measure": "hours"},
                    {"step": "visit", "level": "high", "amount": 1, "measure": "working_days"},
                    {"step": "visit", "level": "", "amount": 5, "measure": "working_days"},
                    {"step": "review", "level": "high", "amount": 72, "measure": "hours"},
                ],
            )  # fmt: skip
        yield


def owed(case):
    return {t.kind: t.due_at for t in Task.objects.filter(file_id=case.pk, kind__startswith="service_", done_at=None)}


def test_from_intake_to_a_high_risk(times, open_a_case, people, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        by = {"by": people["ratna"], "case": case}
        assert owed(case)["service_first_contact"] == MONDAY + 24 * HOUR
        assert clock.local(owed(case)["service_visit"]).strftime("%d %H") == "30 16"
        record_contact(**by, form="attempt", result="belum diangkat")
        assert "service_first_contact" in owed(case)
        record_contact(**by, form="conversation", result="ia bisa bicara")
        assert "service_first_contact" not in owed(case)
        assess_risk(**by, level="high", reasons="ia mengancam")
        assert clock.local(owed(case)["service_visit"]).strftime("%d %H") == "24 16" and owed(case)["service_review"] == MONDAY + 72 * HOUR
        with clock.stopped(MONDAY + 10 * HOUR):
            assess_risk(**by, level="high", reasons="masih mengancam")
        assert owed(case)["service_review"] == MONDAY + 82 * HOUR and Task.objects.filter(kind="service_review").count() == 2
        record_contact(**by, form="home_visit", result="rumah bibi")
        assess_risk(**by, level="high", reasons="sama")
        assert "service_visit" not in owed(case) and "service_first_contact" not in owed(case)


def test_a_case_that_was_handed_over_can_be_looked_at_for_danger(times, open_a_case, people, cast, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        hand_over(by=people["ratna"], file_id=case.pk, new_lead_id=cast["budi"].pk, why="absence")
    with as_user("budi"):
        assess_risk(by=people["budi"], case=case, level="high", reasons="ia mengancam lagi")
        assert set(Task.objects.filter(file_id=case.pk, kind="service_visit", done_at=None).values_list("owner_id", flat=True)) == {cast["budi"].pk}


def test_a_unit_without_times_owes_none_and_neither_does_an_import(open_a_case, people, house, as_user):
    case = open_a_case("ratna")
    with as_user("ratna"):
        assess_risk(by=people["ratna"], case=case, level="high", reasons="x")
        assert owed(case) == {}
    with as_user("sari"):
        set_times(by=people["sari"], unit_id=house.unit.pk, rows=[{"step": "visit", "level": "", "amount": 5, "measure": "hours"}])
    with as_user("ratna"):
        assess_risk(by=people["ratna"], case=case, level="high", reasons="x", imported=True)
        assert owed(case) == {}


def test_a_day_on_which_the_unit_is_closed_is_no_working_day(times, open_a_case, people, house, signed_in, as_user):
    sari, here = signed_in("sari"), f"/beban/{house.unit.pk}/waktu-layanan/"
    page = sari.get(here)
    assert "Libur nasional sampai tahun" in page.content.decode()
    sent = {"days_off-0-day": "2026-11-25", "days_off-0-measure": "regional", "horizon_from": "8", "horizon_to": "12"}
    for _turn in range(2):
        assert sari.post(here, sent).status_code == 302
    assert sari.post(here, {**sent, "days_off-0-measure": "because"}).status_code == 422
    with as_user("sari"):
        assert times_of([house.unit.pk])[house.unit.pk].off == {date(2026, 11, 25)}
    case = open_a_case("ratna")
    with as_user("ratna"):
        assert clock.local(owed(case)["service_visit"]).strftime("%m-%d %H") == "12-01 16"
