"""A client gets a place in a dormitory; its carers see her for as long as she sleeps there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.cases.models import Access, Case
from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.housing import begin_room, change_room, close_room
from sintas.programmes.actions.staying import give_leave, give_place
from sintas.programmes.models import Leave, Placement, Room
from sintas.programmes.testing import read
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
TODAY = clock.today


@pytest.fixture
def room(people: dict[str, Actor]) -> Room:
    """Two places, looked after by Dewi."""
    sari = people["sari"]
    with acting_as(sari.user_id):
        return begin_room(
            by=sari, unit_id=sari.units()[0], name="Melati", kind="dormitory", capacity=2, for_whom="women", carers=[people["dewi"].user_id]
        )


@pytest.fixture
def place(people: dict[str, Actor], room: Room) -> Make:
    """place(case, from_on=...) -> a stay, by Ratna."""

    def make(case: Any, **facts: Any) -> Placement:
        ratna = people["ratna"]
        with acting_as(ratna.user_id):
            return give_place(by=ratna, case=case, **{"room_id": room.pk, "from_on": TODAY()} | facts)

    return make


def carers(case: Any, by: Actor) -> list[Any]:
    with acting_as(by.user_id):
        return list(Access.live.filter(file_id=case.pk, role="house_carer").values_list("user_id", flat=True))


def test_a_place_on_the_page(open_a_case: Make, room: Room, signed_in: Make, people: dict[str, Actor]) -> None:
    case, page = open_a_case(name="Bunga Melati"), signed_in("ratna")
    assert "2 tempat kosong" in page.get(f"/kasus/{case.pk}/program/tempat/").content.decode()
    sent = {"room": str(room.pk), "from_on": str(TODAY()), "submission": "AAAAAAAAAAAAAAAAAAAAAA"}
    assert [page.post(f"/kasus/{case.pk}/program/tempat/", sent).status_code for _ in range(2)] == [302, 302]
    with acting_as(people["ratna"].user_id):
        assert Placement.current.filter(file_id=case.pk).count() == 1
    assert carers(case, people["ratna"]) == [people["dewi"].user_id]
    care = signed_in("dewi")
    seen = read(care, "/asrama/")
    assert "BM" in seen and "Bunga" not in seen and "1 tempat kosong" in seen and str(case.pk) not in seen
    assert care.get(f"/asuhan/{case.pk}/").status_code == 200
    assert care.get(f"/kasus/{case.pk}/program/").status_code == 404
    stranger = read(signed_in("budi"), "/asrama/")
    assert "BM" not in stranger and "1 orang lain tinggal di sini." in stranger


def test_a_carer_cares_only_while_she_does(open_a_case: Make, room: Room, place: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, ratna, sari = open_a_case(), people["ratna"], people["sari"]
    stay = place(case)
    with acting_as(sari.user_id):
        change_room(by=sari, room=room, name=room.name, kind=room.kind, capacity=2, carers=[])
    assert carers(case, ratna) == []
    assert signed_in("dewi").get(f"/asuhan/{case.pk}/").status_code == 404
    with acting_as(sari.user_id):
        change_room(by=sari, room=room, name=room.name, kind=room.kind, capacity=2, carers=[people["dewi"].user_id])
    assert carers(case, ratna) == [people["dewi"].user_id]
    place(case, until_on=TODAY(), from_on=stay.from_on, entry=stay.entry, based_on=stay.number)
    assert carers(case, ratna) == []


def test_a_carer_named_by_the_lead_stays(open_a_case: Make, place: Make, people: dict[str, Actor]) -> None:
    """Whoever is on the team by hand does not leave it with the room."""
    from sintas.cases.actions.team import add_member

    case, ratna, dewi = open_a_case(), people["ratna"], people["dewi"]
    with acting_as(ratna.user_id):
        add_member(by=ratna, case=case, user_id=dewi.user_id, role="carer")
    stay = place(case)
    place(case, until_on=TODAY(), from_on=stay.from_on, entry=stay.entry, based_on=stay.number)
    with acting_as(ratna.user_id):
        assert Access.live.filter(file_id=case.pk, user_id=dewi.user_id, role="carer").exists()


def test_a_full_room_asks_for_a_reason(open_a_case: Make, place: Make, people: dict[str, Actor], signed_in: Make, room: Room) -> None:
    for name in ("Sekar", "Wulan"):
        place(open_a_case(name=name))
    case = open_a_case(name="Puspa")
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/program/tempat/", {"room": str(room.pk), "from_on": str(TODAY())})
    assert answer.status_code == 422 and "Ruang ini penuh pada hari itu." in answer.content.decode()
    with pytest.raises(BadInput):
        place(case)
    stay = place(case, why="Ibu dari anak yang sudah tinggal di sini.")
    assert stay.over
    assert "1 orang melebihi tempat" in signed_in("sari").get("/asrama/").content.decode()
    # correcting her own stay does not count her twice
    assert place(case, from_on=TODAY(), why="", entry=stay.entry, based_on=stay.number, until_on=TODAY()).until_on == TODAY()


def test_never_two_places_at_once(open_a_case: Make, place: Make, people: dict[str, Actor]) -> None:
    case = open_a_case()
    stay = place(case, from_on=TODAY() - timedelta(days=5))
    with pytest.raises(BadInput):
        place(case)
    place(case, until_on=TODAY(), from_on=stay.from_on, entry=stay.entry, based_on=stay.number)
    assert place(case).entry != stay.entry


def test_what_cannot_be(open_a_case: Make, place: Make, people: dict[str, Actor], house: Any, room: Room) -> None:
    case, sari = open_a_case(), people["sari"]
    with acting_as(sari.user_id):
        study = begin_room(by=sari, unit_id=room.unit_id, name="Ruang belajar", kind="study_room")
        for wrong in ({"name": "Melati"}, {"capacity": 0}, {"kind": "castle"}, {"carers": [people["tono"].user_id]}):
            with pytest.raises(BadInput):
                begin_room(by=sari, unit_id=room.unit_id, **{"name": "Mawar", "kind": "dormitory", "capacity": 2} | wrong)
    for wrong in (
        {"until_on": TODAY() - timedelta(days=1)},
        {"from_on": TODAY() + timedelta(days=1)},
        {"room_id": study.pk},
        {"room_id": case.pk},
    ):
        with pytest.raises(BadInput):
            place(case, **wrong)


def test_who_may(open_a_case: Make, people: dict[str, Actor], room: Room, signed_in: Make) -> None:
    case, dewi, ratna = open_a_case(), people["dewi"], people["ratna"]
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        give_place(by=dewi, case=case, room_id=room.pk, from_on=TODAY())
    with acting_as(ratna.user_id), pytest.raises(Refusal):
        change_room(by=ratna, room=room, name="Lain", kind="dormitory", capacity=1)
    assert signed_in("tono").get(f"/kasus/{case.pk}/program/tempat/").status_code == 404
    assert signed_in("tono").get(f"/asrama/{room.pk}/ubah/").status_code == 404
    with acting_as(people["nyai"].user_id):
        assert not Room.objects.exists()


def test_a_room_closes_when_nobody_stays(open_a_case: Make, place: Make, people: dict[str, Actor], room: Room) -> None:
    case, sari = open_a_case(), people["sari"]
    stay = place(case)
    with acting_as(sari.user_id), pytest.raises(NotNow):
        close_room(by=sari, room=room)
    place(case, until_on=TODAY(), from_on=stay.from_on, entry=stay.entry, based_on=stay.number)
    with acting_as(sari.user_id):
        close_room(by=sari, room=room)
        close_room(by=sari, room=room)
        assert Room.objects.get(pk=room.pk).ended_on == TODAY()


def test_the_head_sees_which_closed_case_holds_the_room(open_a_case: Make, place: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, ratna, heading = open_a_case(name="Bunga Melati"), people["ratna"], "tempatnya belum diakhiri"
    stay = place(case)
    assert heading not in signed_in("sari").get("/asrama/").content.decode()
    with acting_as(ratna.user_id):
        Case.objects.filter(pk=case.pk).update(closed_on=TODAY(), closing_reason="moved")
    seen = read(signed_in("sari"), "/asrama/")
    assert heading in seen and case.number in seen and "Melati, sejak" in seen and "BM" not in seen
    assert heading not in signed_in("budi").get("/asrama/").content.decode()
    place(case, until_on=TODAY(), from_on=stay.from_on, entry=stay.entry, based_on=stay.number)
    assert heading not in signed_in("sari").get("/asrama/").content.decode()


def test_leave_and_not_back(open_a_case: Make, place: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, ratna = open_a_case(name="Bunga Melati"), people["ratna"]
    said = {"by": ratna, "case": case}
    with acting_as(ratna.user_id), pytest.raises(BadInput):
        give_leave(**said, from_on=TODAY(), expected_on=TODAY())  # she has no place
    place(case, from_on=TODAY() - timedelta(days=9))
    with acting_as(ratna.user_id):
        for wrong in (
            {"expected_on": TODAY() - timedelta(days=6)},
            {"back_on": TODAY() - timedelta(days=6)},
            {"back_on": TODAY() + timedelta(days=1)},
        ):
            with pytest.raises(BadInput):
                give_leave(**said, **{"from_on": TODAY() - timedelta(days=5), "expected_on": TODAY() - timedelta(days=2)} | wrong)
        leave = give_leave(**said, from_on=TODAY() - timedelta(days=5), expected_on=TODAY() - timedelta(days=2), with_whom="kakak")
        with pytest.raises(BadInput):
            give_leave(**said, from_on=TODAY(), expected_on=TODAY())
    said_so = {who: "1 orang belum kembali dari izin" in signed_in(who).get("/").content.decode() for who in ("dewi", "sari", "budi", "tono")}
    assert said_so == {"dewi": True, "sari": True, "budi": False, "tono": False}  # the carer of her room and the head, by a number
    assert "belum kembali" in signed_in("dewi").get("/asrama/").content.decode()
    head = read(signed_in("sari"), "/asrama/")
    assert case.number in head and "belum kembali" in head and "BM" not in head
    assert case.number not in signed_in("budi").get("/asrama/").content.decode()
    page = signed_in("ratna")
    sent = {"from_on": str(leave.from_on), "expected_on": str(leave.expected_on), "with_whom": "kakak", "back_on": str(TODAY()), "based_on": "1"}
    assert page.post(f"/kasus/{case.pk}/program/izin/{leave.entry}/", sent).status_code == 302
    with acting_as(ratna.user_id):
        assert Leave.current.get(file_id=case.pk).back_on == TODAY()
    assert case.number not in signed_in("sari").get("/asrama/").content.decode()
    assert "belum kembali dari izin" not in signed_in("sari").get("/").content.decode()
    away = f"/kasus/{case.pk}/program/izin/"
    named = re.search(r'name="submission" value="([^"]+)"', page.get(away).content.decode())
    assert named
    again = {"from_on": str(TODAY()), "expected_on": str(TODAY()), "with_whom": "kakak", "submission": named[1]}
    assert [page.post(away, again).status_code for _time in range(2)] == [302, 302]  # sent twice: one leave more
    with acting_as(ratna.user_id):
        assert Leave.current.filter(file_id=case.pk).count() == 2


def test_who_stays_away_is_not_asked_after_every_morning(open_a_case: Make, place: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, ratna = open_a_case(name="Bunga Melati"), people["ratna"]
    place(case, from_on=TODAY() - timedelta(days=9))
    with acting_as(ratna.user_id):
        leave = give_leave(by=ratna, case=case, from_on=TODAY() - timedelta(days=5), expected_on=TODAY() - timedelta(days=2))
        said = {"by": ratna, "case": case, "from_on": leave.from_on, "expected_on": leave.expected_on, "entry": leave.entry, "based_on": 1}
        for wrong in ({"back_on": TODAY(), "stays_away_on": TODAY()}, {"stays_away_on": TODAY() + timedelta(days=1)}):
            with pytest.raises(BadInput) as refused:
                give_leave(**said, **wrong)
            assert "stays_away_on" in refused.value.fields
    sent = {"from_on": str(leave.from_on), "expected_on": str(leave.expected_on), "stays_away_on": str(TODAY()), "based_on": "1"}
    assert "belum kembali dari izin" in signed_in("sari").get("/").content.decode()
    page = signed_in("ratna")
    assert page.post(f"/kasus/{case.pk}/program/izin/{leave.entry}/", sent).status_code == 302
    assert "tidak kembali, diketahui" in page.get(f"/kasus/{case.pk}/program/").content.decode()
    assert "belum kembali" not in signed_in("sari").get("/").content.decode()
    assert case.number not in signed_in("sari").get("/asrama/").content.decode()
    with acting_as(ratna.user_id):  # and another leave may follow, once she has come again
        assert give_leave(by=ratna, case=case, from_on=TODAY(), expected_on=TODAY()).entry != leave.entry
        with pytest.raises(BadInput):  # one day, one leave
            give_leave(by=ratna, case=case, from_on=TODAY(), expected_on=TODAY())


def test_status_follows_from_where_she_sleeps(open_a_case: Make, place: Make, begin: Make, people: dict[str, Actor]) -> None:
    """R18."""
    case, ratna, weekly = open_a_case(), people["ratna"], begin("Rabu Bersih", kind="shared_work")
    english = begin("Kelas Bahasa Inggris", kind="class")
    with acting_as(ratna.user_id):
        assert enrol(by=ratna, case=case, programme_id=weekly.pk, from_on=TODAY()).status == "non_residential"
    place(case)
    with acting_as(ratna.user_id):
        assert enrol(by=ratna, case=case, programme_id=english.pk, from_on=TODAY()).status == "residential"


def test_the_rooms_that_matter_to_care_are_offered(signed_in: Make, house: Any) -> None:
    """R23."""
    page = signed_in("sari")
    text = page.get(f"/asrama/baru/{house.unit.pk}/").content.decode()
    for words in ("Asrama", "Ruang konseling", "Ruang belajar", "Fasilitas kegiatan rekreasi"):
        assert words in text
    sent = {"name": "Dahlia", "kind": "dormitory", "capacity": "3", "submission": "AAAAAAAAAAAAAAAAAAAAAA"}
    assert [page.post(f"/asrama/baru/{house.unit.pk}/", sent).status_code for _ in range(2)] == [302, 302]
    assert page.get("/asrama/").content.decode().count("Dahlia") == 2  # its name, and once more for whoever hears the link


def test_a_full_house_asks_no_more(open_a_case: Make, place: Make, signed_in: Make, django_assert_max_num_queries: Any, room: Room) -> None:
    for at in range(5):
        place(open_a_case(name=f"Klien {at}"), why="sementara")
    page = signed_in("ratna")
    with django_assert_max_num_queries(30):
        assert page.get("/asrama/").status_code == 200
