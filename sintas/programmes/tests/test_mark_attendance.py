"""The roll of a day: one sending for everybody, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from sintas.kit import clock
from sintas.programmes.actions.attending import mark_attendance
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.models import Attendance, Enrolment, Programme
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import User
from sintas.staff.testing import come_in

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.fixture
def design(open_a_case: Make, begin: Make, people: dict[str, Actor], mira: Actor) -> tuple[Programme, list[Enrolment]]:
    """Two people in graphic design, since last week."""
    made, ratna = begin(mentors=[mira.user_id]), people["ratna"]
    rows = []
    for name in ("Bunga", "Melati"):
        case = open_a_case(name=name)
        with acting_as(ratna.user_id):
            rows.append(enrol(by=ratna, case=case, programme_id=made.pk, from_on=clock.today() - timedelta(days=7)))
    return made, rows


def states(by: Actor) -> dict[Any, str]:
    with acting_as(by.user_id):
        return dict(Attendance.objects.values_list("enrolment", "state"))


def test_one_sending_for_everybody(design: Any, mira: Actor, people: dict[str, Actor], client: Any) -> None:
    made, (one, two) = design
    come_in(client, User.objects.get(pk=mira.user_id))
    sent = {"on": str(clock.today()), f"m_{one.entry.hex}": "present", f"m_{two.entry.hex}": "excused"}
    for _ in range(2):
        assert client.post(f"/program/{made.pk}/hadir/", sent).status_code == 302
    assert states(people["ratna"]) == {one.entry: "present", two.entry: "excused"}
    with acting_as(people["ratna"].user_id):
        assert Trail.objects.filter(verb="mark attendance", file_id=one.file_id).count() == 1
    again = client.get(f"/program/{made.pk}/hadir/").content.decode()
    assert again.count("checked") == 2
    # a mark may be changed; one left empty stays
    assert client.post(f"/program/{made.pk}/hadir/", {"on": str(clock.today()), f"m_{one.entry.hex}": "absent"}).status_code == 302
    assert states(people["ratna"]) == {one.entry: "absent", two.entry: "excused"}


def test_whoever_is_not_enrolled_is_refused_plainly(design: Any, mira: Actor, client: Any) -> None:
    made, (one, _two) = design
    come_in(client, User.objects.get(pk=mira.user_id))
    answer = client.post(f"/program/{made.pk}/hadir/", {"on": str(clock.today()), f"m_{one.entry.hex}": "present", f"m_{uuid4().hex}": "present"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Ia belum terdaftar dalam program ini pada hari itu." in text and "checked" in text
    assert states(mira) == {}


def test_no_list_of_others_while_a_client_looks_on(design: Any, signed_in: Make) -> None:
    made, _rows = design
    ratna = signed_in("ratna")
    paths = ("/asrama/", f"/program/{made.pk}/")
    assert [ratna.get(path).status_code for path in paths] == [200, 200]
    ratna.post("/layar-bersama/", {"next": "/"})
    assert [ratna.get(path).status_code for path in paths] == [409, 409]
    assert [ratna.post(f"{path}cetak/").status_code for path in paths] == [409, 409]
    assert ratna.get("/program/").status_code == 200  # the week names nobody


def test_not_before_she_began_and_not_ahead(design: Any, mira: Actor) -> None:
    made, (one, _two) = design
    with acting_as(mira.user_id):
        for day in (clock.today() - timedelta(days=8), clock.today() + timedelta(days=1)):
            with pytest.raises(BadInput):
                mark_attendance(by=mira, programme=made, on=day, marks={one.entry: "present"})


def test_days_with_marks_stay_inside(design: Any, mira: Actor, people: dict[str, Actor]) -> None:
    made, (one, _two) = design
    with acting_as(mira.user_id):
        mark_attendance(by=mira, programme=made, on=clock.today(), marks={one.entry: "present"})
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        case = one.file.case
        with pytest.raises(BadInput):
            enrol(by=ratna, case=case, from_on=one.from_on, until_on=clock.today() - timedelta(days=1), entry=one.entry, based_on=one.number)


def test_others_see_nobody_on_it(design: Any, people: dict[str, Actor], signed_in: Make) -> None:
    made, (one, _two) = design
    text = signed_in("budi").get(f"/program/{made.pk}/hadir/").content.decode()
    assert "Bunga" not in text and one.entry.hex not in text
    assert signed_in("siska").get(f"/program/{made.pk}/hadir/").status_code == 403
    assert signed_in("tono").get(f"/program/{made.pk}/hadir/").status_code == 404
    siska = people["siska"]
    with acting_as(siska.user_id), pytest.raises(Refusal):
        mark_attendance(by=siska, programme=made, on=clock.today(), marks={one.entry: "present"})


def test_the_file_says_how_often(design: Any, mira: Actor, signed_in: Make) -> None:
    made, (one, _two) = design
    with acting_as(mira.user_id):
        mark_attendance(by=mira, programme=made, on=clock.today(), marks={one.entry: "present"})
        mark_attendance(by=mira, programme=made, on=clock.today() - timedelta(days=1), marks={one.entry: "present"})
    assert "Hadir: 2" in signed_in("ratna").get(f"/kasus/{one.file_id}/program/").content.decode()


def test_a_long_roll_asks_no_more(
    design: Any, mira: Actor, client: Any, django_assert_max_num_queries: Any, open_a_case: Make, people: dict[str, Actor]
) -> None:
    made, _rows = design
    for at in range(6):
        case = open_a_case(name=f"Klien {at}")
        with acting_as(people["ratna"].user_id):
            enrol(by=people["ratna"], case=case, programme_id=made.pk, from_on=clock.today())
    come_in(client, User.objects.get(pk=mira.user_id))
    for path in (f"/program/{made.pk}/hadir/", f"/program/{made.pk}/", "/program/"):
        with django_assert_max_num_queries(26):
            assert client.get(path).status_code == 200
