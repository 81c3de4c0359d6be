"""What a head and a supervisor see of the unit's cases without reading them: number, stage, dates, lead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.access.reading.overview import kept, number_of, open_cases
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.team import block
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotYours, Refusal


@pytest.fixture
def case(open_a_case, people, as_user):
    made = open_a_case("ratna", name="Bunga Sekuntum")
    with as_user("ratna"):
        for title, days in (("Menelepon puskesmas", -2), ("Menjenguk di asrama", 3)):
            give_task(by=people["ratna"], case=made, owner_id=people["ratna"].user_id, title=title, due_at=clock.now() + timedelta(days=days))
    return made


@pytest.mark.parametrize("who", ["sari", "siska"])
def test_number_stage_and_dates(case, people, as_user, who):
    with as_user(who):
        (line,) = open_cases(people[who], case.unit_id)
    assert (line.number, line.stage, line.lead_id, line.late, line.mine) == (case.number, "engagement", people["ratna"].user_id, 1, False)
    assert line.opened_on == case.opened_on and line.next_due is not None and line.last_recorded_at is not None
    assert kept([line], only="late") == [line] and kept([line], only="silent") == [] == kept([line], stage="assessment")


@pytest.mark.parametrize("who", ["sari", "siska"])
def test_the_page_says_no_name_and_no_word(case, signed_in, who):
    page = signed_in(who).get("/ikhtisar/").content.decode()
    assert case.number in page and "Bergabung" in page
    assert not [word for word in ("Bunga", "Sekuntum", "puskesmas", "Menjenguk") if word in page]
    assert signed_in(who).get(f"/kasus/{case.pk}/").status_code == 404
    join = signed_in(who).get(f"/ikhtisar/{case.pk}/bergabung/").content.decode()
    assert case.number in join and "Bunga" not in join


@pytest.mark.parametrize(
    ("who", "expected"),
    [("ratna", Refusal), ("inah", Refusal), ("ana", Refusal), ("tono", Refusal), ("nyai", NotYours), ("lina", NotYours)],
)
def test_nobody_else(case, people, as_user, who, expected):
    with as_user(who), pytest.raises(expected):
        open_cases(people[who], case.unit_id)


def test_the_tasks_columns_are_dates_which_duty_and_whose(case, people):
    with acting_as(people["sari"].user_id, role="sintas_overview"):
        for column in ("title", "kind", "evidence", "reason", "starts_at", "id"):
            with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
                c.execute(f"SELECT {column} FROM cases_task")  # noqa: S608 - names written above


def test_one_with_a_conflict_and_one_of_another_unit_are_not_there(case, people, as_user, open_a_case, signed_in):
    tonos = open_a_case("tono", name="Melati")
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=people["siska"].user_id)
    siska = signed_in("siska")
    with as_user("siska"):
        assert open_cases(people["siska"], case.unit_id) == []
        assert [number_of(people["siska"], one) for one in (case.pk, tonos.pk, uuid7())] == [None] * 3
    nobodys = siska.get(f"/ikhtisar/{uuid7()}/bergabung/")
    for file_id in (case.pk, tonos.pk):
        for answer in (siska.get(f"/ikhtisar/{file_id}/bergabung/"), siska.post(f"/ikhtisar/{file_id}/bergabung/", {"reason": "safety", "days": "14"})):
            assert (answer.status_code, len(answer.content)) == (404, len(nobodys.content))


def test_joining_in_the_browser(case, signed_in):
    siska = signed_in("siska")
    address = f"/ikhtisar/{case.pk}/bergabung/"
    assert siska.post(address, {"reason": "", "days": "14"}).status_code == 422
    answer = siska.post(address, {"reason": "quality", "words": "Pemeriksaan berkala", "days": "7"})
    assert (answer.status_code, answer["Location"]) == (302, f"/kasus/{case.pk}/")
    assert "Bunga" in siska.get(f"/kasus/{case.pk}/orang/").content.decode()
    assert "Supervisor" in signed_in("ratna").get(f"/kasus/{case.pk}/tim/").content.decode()
    assert siska.post(f"/kasus/{case.pk}/tim/{siska.session['_auth_user_id']}/akhiri/").status_code == 302  # leaving early
    assert siska.get(f"/kasus/{case.pk}/").status_code == 404
