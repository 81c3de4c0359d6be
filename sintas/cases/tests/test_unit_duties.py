"""A duty that passed its time rises to the unit's head and supervisors: which, whose, how long. Nothing of the file comes with it."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from sintas.cases.actions.duties import leave_duty
from sintas.cases.reading.unit_duties import duties_of, late_in
from sintas.cases.tests.on_duty import HOUR, MONDAY, REPORT, the_duty, told
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotYours, Refusal


@pytest.fixture
def case(open_a_case, people, as_user):
    with clock.stopped(MONDAY):
        case = open_a_case("ratna", name="Bunga Melati")
        with as_user("ratna"):
            told(people, case, "tpks:rape")
        yield case


def test_late_it_rises_and_left_undone_it_stays_in_sight(case, people, house, as_user):
    unit = house.unit.pk
    with as_user("sari"):
        assert duties_of(people["sari"], unit) == [] and late_in(people["sari"], [unit]) == 0
    with clock.stopped(MONDAY + 120 * HOUR):
        for who in ("sari", "siska"):
            with as_user(who):
                [one] = duties_of(people[who], unit)
                assert (one.number, one.duty, one.owner_id, one.due_at) == (case.number, REPORT, people["ratna"].user_id, MONDAY + 72 * HOUR)
                assert late_in(people[who], [unit]) == 1 and late_in(people[who], []) == 0
        with as_user("ratna"):
            leave_duty(by=people["ratna"], task=the_duty(case), because="client_wish", reason="rahasia")
        with as_user("sari"):
            [one] = duties_of(people["sari"], unit)
            assert (one.because, one.left_at) == ("client_wish", MONDAY + 120 * HOUR) and late_in(people["sari"], [unit]) == 0
    with clock.stopped(MONDAY + 900 * HOUR), as_user("sari"):
        assert duties_of(people["sari"], unit) == []


def test_the_database_gives_no_words_of_it(case, people, as_user):
    for column in ("title", "evidence", "reason"):
        with acting_as(people["sari"].user_id, role="sintas_overview"), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
            c.execute(f"SELECT {column} FROM cases_task")  # noqa: S608 - three names of this test


def test_restricted_cases_and_other_houses_stay_out(case, people, house, as_user):
    with clock.stopped(MONDAY + 120 * HOUR):
        with as_user("nyai"):
            assert late_in(people["nyai"], [house.unit.pk]) == 0
            with pytest.raises(NotYours):
                duties_of(people["nyai"], house.unit.pk)
        with as_user("ratna"), pytest.raises(Refusal):
            duties_of(people["ratna"], house.unit.pk)
        with as_user("ratna"):
            case.restricted_at = MONDAY
            case.save(update_fields=["restricted_at"])
        with as_user("sari"):
            assert duties_of(people["sari"], house.unit.pk) == [] and late_in(people["sari"], [house.unit.pk]) == 0


def test_the_page_and_the_day_of_the_head(case, people, house, signed_in, django_assert_max_num_queries):
    with clock.stopped(MONDAY + 120 * HOUR):
        sari = signed_in("sari")
        day = sari.get(reverse("desk:today")).content.decode()
        assert "1 kewajiban lewat waktunya" in day
        sari.get(reverse("cases:unit_duties"))
        with django_assert_max_num_queries(30):
            page = sari.get(reverse("cases:unit_duties_of", args=[house.unit.pk]))
        shown = page.content.decode()
        assert page.status_code == 200 and case.number in shown and "lewat 2 hari" in shown and "Ratna" in shown
        assert "Bunga" not in shown and "Melati" not in shown
        assert signed_in("ratna").get(reverse("cases:unit_duties")).status_code == 403
        assert sari.get(reverse("cases:unit_duties_of", args=[house.ngo_unit.pk])).status_code == 404
