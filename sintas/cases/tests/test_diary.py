"""Ratna's day and week hold what falls due beside what is agreed; Sari sees the week of her unit by number and kind, and no word of a file."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from sintas.cases.actions.appointing import appoint
from sintas.cases.actions.tasks import give_task
from sintas.cases.reading.diary import days_of
from sintas.cases.reading.unit_week import taken_in
from sintas.cases.tests.on_duty import HOUR, MONDAY, REPORT, told
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotYours, Refusal

DAY = clock.local(MONDAY).date() + timedelta(days=1)
AT = MONDAY + 24 * HOUR


@pytest.fixture
def case(open_a_case, people, as_user):
    with clock.stopped(MONDAY):
        case = open_a_case("ratna", name="Bunga Melati")
        with as_user("ratna"):
            appoint(by=people["ratna"], case=case, starts_at=AT + HOUR, kind="court", about="sidang anak", place="PN Bandung")
            give_task(by=people["ratna"], case=case, owner_id=people["ratna"].user_id, title="Telepon kakaknya", due_at=AT)
        yield case


def test_what_falls_due_stands_in_day_and_week(case, people, as_user, signed_in):
    with as_user("ratna"):
        assert [one.title for one in days_of(people["ratna"], DAY, DAY)[DAY]] == ["BM, Telepon kakaknya", "BM, sidang anak"]
    ratna = signed_in("ratna")
    for name in ("cases:day", "cases:week"):
        page = ratna.get(reverse(name), {"mulai": DAY.isoformat()}).content.decode()
        assert "BM, Telepon kakaknya" in page and "Tugas, paling lambat jam ini." in page and "Bunga" not in page
    with as_user("budi"):
        assert days_of(people["budi"], DAY, DAY) == {DAY: []}


def test_as_many_queries_for_ten_as_for_two(case, people, as_user, django_assert_num_queries):
    with as_user("ratna"):
        days_of(people["ratna"], DAY, DAY)
        for n in range(8):
            give_task(by=people["ratna"], case=case, owner_id=people["ratna"].user_id, title=f"Langkah {n}", due_at=AT + n * HOUR)
        with django_assert_num_queries(5):  # one of them asks for sessions of groups
            days_of(people["ratna"], DAY - timedelta(days=1), DAY + timedelta(days=5))


def test_the_head_sees_numbers_and_kinds(case, people, house, as_user, signed_in):
    with as_user("ratna"):
        told(people, case, "tpks:rape")
    with as_user("sari"):
        found = taken_in(people["sari"], house.unit.pk, DAY, DAY + timedelta(days=3))
        assert [(one.number, one.kind, one.duty) for one in found] == [(case.number, "", ""), (case.number, "court", ""), (case.number, "", REPORT)]
    page = signed_in("sari").get(reverse("cases:unit_week_of", args=[house.unit.pk]), {"mulai": DAY.isoformat()}).content.decode()
    assert f"{case.number}, Sidang" in page and f"{case.number}, Tugas" in page and "Ratna" in page
    for word in ("Bunga", "Melati", "Telepon kakaknya", "sidang anak", "PN Bandung"):
        assert word not in page, word


def test_nobody_else_and_no_restricted_case(case, people, house, as_user, signed_in):
    assert signed_in("ratna").get(reverse("cases:unit_week")).status_code == 403
    assert signed_in("sari").get(reverse("cases:unit_week_of", args=[house.ngo_unit.pk])).status_code == 404
    with as_user("ratna"), pytest.raises(Refusal):
        taken_in(people["ratna"], house.unit.pk, DAY, DAY)
    with as_user("nyai"), pytest.raises(NotYours):
        taken_in(people["nyai"], house.unit.pk, DAY, DAY)
    with as_user("ratna"):
        case.restricted_at = MONDAY
        case.save(update_fields=["restricted_at"])
    with as_user("sari"):
        assert taken_in(people["sari"], house.unit.pk, DAY, DAY) == []


@pytest.mark.parametrize("column", ["about", "place", "bring"])
def test_the_database_gives_no_words_of_it(column, case, people):
    with acting_as(people["sari"].user_id, role="sintas_overview"), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
        c.execute(f"SELECT {column} FROM cases_appointment")  # noqa: S608 - three names of this test
