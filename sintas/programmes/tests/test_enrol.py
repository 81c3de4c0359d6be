"""Ratna enrols a client; the mentor sees her on the roll for as long as she takes part, and nothing of the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.cases.bases import Case
from sintas.cases.models import Access, Conflict, Record
from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.running import change_programme
from sintas.programmes.models import Enrolment, Programme
from sintas.programmes.reading.roll import roll_of
from sintas.programmes.testing import read
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def mentors_of(case: Case, by: Actor) -> list[Any]:
    with acting_as(by.user_id):
        return list(Access.live.filter(file_id=case.pk, role="mentor").values_list("user_id", flat=True))


def test_enrolled_on_the_page(open_a_case: Make, begin: Make, signed_in: Make, people: dict[str, Actor], mira: Actor) -> None:
    case, made, ratna = open_a_case(), begin(mentors=[mira.user_id]), people["ratna"]
    page = signed_in("ratna")
    answer = page.post(
        f"/kasus/{case.pk}/program/ikut/", {"programme": str(made.pk), "state": "enrolled", "from_on": str(clock.today()), "manner": "motivational"}
    )
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == f"/kasus/{case.pk}/program/"
    with acting_as(ratna.user_id):
        kept = Enrolment.current.get(file_id=case.pk)
        assert (kept.pillar, kept.status, kept.manner, kept.unit_id) == ("vocational", "vocational", "motivational", case.unit_id)
        assert Record.objects.filter(file_id=case.pk, kind="enrolment").exists()
        assert Trail.objects.filter(verb="record enrolment", file_id=case.pk).count() == 1
    text = page.get(f"/kasus/{case.pk}/program/").content.decode()
    assert "Desain grafis" in text and "Vokasional" in text and "Pelatihan vokasional dan pembinaan kewirausahaan" in text and "Motivatif" in text
    assert mentors_of(case, ratna) == [mira.user_id]


def test_the_mentor_sees_the_roll_and_nothing_else(open_a_case: Make, begin: Make, people: dict[str, Actor], mira: Actor, client: Any) -> None:
    from sintas.staff.models import User
    from sintas.staff.testing import come_in

    case, made, ratna = open_a_case(name="Bunga Melati", called="Bu Bunga"), begin(mentors=[mira.user_id]), people["ratna"]
    with acting_as(ratna.user_id):
        enrol(by=ratna, case=case, programme_id=made.pk, from_on=clock.today())
    come_in(client, User.objects.get(pk=mira.user_id))
    roll = client.get(f"/program/{made.pk}/hadir/").content.decode()
    assert "Bu Bunga" in roll and "Melati" not in roll
    listed = read(client, f"/program/{made.pk}/")
    assert "BM" in listed and "Bunga" not in listed and str(case.pk) not in listed
    for path in (f"/kasus/{case.pk}/", f"/kasus/{case.pk}/program/", f"/asuhan/{case.pk}/", f"/kasus/{case.pk}/tim/"):
        assert client.get(path).status_code == 404


def test_a_mentor_finds_the_rows_of_her_own_programmes_alone(open_a_case: Make, begin: Make, people: dict[str, Actor], mira: Actor) -> None:
    """Without our filter: another programme of the same client is not there, nor anything for a carer whom the lead has added."""
    from sintas.cases.actions.team import add_member

    case, mine, other, ratna, dewi = open_a_case(), begin(mentors=[mira.user_id]), begin("Rabu Bersih", kind="shared_work"), people["ratna"], people["dewi"]
    with acting_as(ratna.user_id):
        add_member(by=ratna, case=case, user_id=dewi.user_id, role="carer")
        for one in (mine, other):
            enrol(by=ratna, case=case, programme_id=one.pk, from_on=clock.today())
    with acting_as(mira.user_id):
        assert set(Enrolment.objects.values_list("programme", flat=True)) == {mine.pk}
    with acting_as(dewi.user_id):
        assert not Enrolment.objects.exists()


def test_whoever_stops_is_seen_no_more(open_a_case: Make, begin: Make, people: dict[str, Actor], mira: Actor) -> None:
    case, made, ratna = open_a_case(), begin(mentors=[mira.user_id]), people["ratna"]
    with acting_as(ratna.user_id):
        row = enrol(by=ratna, case=case, programme_id=made.pk, from_on=clock.today())
        enrol(by=ratna, case=case, from_on=clock.today(), state="left", entry=row.entry, based_on=row.number)
    assert mentors_of(case, ratna) == []
    with acting_as(mira.user_id):
        assert roll_of(mira, made, clock.today()) == []
    with acting_as(ratna.user_id):
        told = Trail.objects.filter(file_id=case.pk, verb__startswith="care").values_list("verb", flat=True)
        assert set(told) == {"care in", "care out"}


def test_another_mentor_is_named(open_a_case: Make, begin: Make, people: dict[str, Actor], mira: Actor) -> None:
    """The head names her without reaching the file herself."""
    case, made, ratna, sari, dewi = open_a_case(), begin(mentors=[mira.user_id]), people["ratna"], people["sari"], people["dewi"]
    with acting_as(ratna.user_id):
        enrol(by=ratna, case=case, programme_id=made.pk, from_on=clock.today())
    with acting_as(sari.user_id):
        change_programme(by=sari, programme=made, name=made.name, kind=made.kind, mentors=[dewi.user_id])
        assert not Access.objects.filter(file_id=case.pk).exists()
    assert mentors_of(case, ratna) == [dewi.user_id]


def test_a_relative_of_the_perpetrator_is_never_let_in(open_a_case: Make, begin: Make, people: dict[str, Actor], mira: Actor) -> None:
    case, made, ratna = open_a_case(), begin(mentors=[mira.user_id]), people["ratna"]
    with acting_as(ratna.user_id):
        Conflict.objects.create(file_id=case.pk, organisation_id=case.organisation_id, user_id=mira.user_id, entered_by=ratna.user_id)
        enrol(by=ratna, case=case, programme_id=made.pk, from_on=clock.today())
    assert mentors_of(case, ratna) == []


def test_a_restricted_case_lets_nobody_new_in_but_by_its_lead(open_a_case: Make, begin: Make, people: dict[str, Actor], mira: Actor) -> None:
    from sintas.cases.actions.team import add_member

    case, made, ratna, budi = open_a_case(), begin(mentors=[mira.user_id]), people["ratna"], people["budi"]
    with acting_as(ratna.user_id):
        add_member(by=ratna, case=case, user_id=budi.user_id)
        Case.objects.filter(pk=case.pk).update(restricted_at=clock.now())
    with acting_as(budi.user_id):
        enrol(by=budi, case=case, programme_id=made.pk, from_on=clock.today())
    assert mentors_of(case, ratna) == []
    from sintas.programmes.actions.care import settle_care

    with acting_as(ratna.user_id):
        settle_care(by=ratna, files=[case.pk])
    assert mentors_of(case, ratna) == [mira.user_id]


def test_what_cannot_be(open_a_case: Make, begin: Make, people: dict[str, Actor], house: Any) -> None:
    case, made, ratna, today = open_a_case(), begin(), people["ratna"], clock.today()
    with acting_as(ratna.user_id):
        for wrong in (
            {"until_on": today - timedelta(days=2)},
            {"from_on": today + timedelta(days=3)},
            {"programme_id": case.pk},
            {"status": "elsewhere"},
            {"manner": "coercive"},
        ):
            with pytest.raises(BadInput):
                enrol(by=ratna, case=case, **{"programme_id": made.pk, "from_on": today} | wrong)
        enrol(by=ratna, case=case, programme_id=made.pk, from_on=today)
        with pytest.raises(BadInput):
            enrol(by=ratna, case=case, programme_id=made.pk, from_on=today)
        assert Enrolment.current.filter(file_id=case.pk).count() == 1


def test_not_into_another_units_programme(open_a_case: Make, begin: Make, people: dict[str, Actor], house: Any) -> None:
    from sintas.staff.actor import actor_for
    from sintas.staff.testing import hire

    people["hasan"] = actor_for(hire("hasan", house.other_unit, "head"))
    theirs, case, ratna = begin(who="hasan"), open_a_case(), people["ratna"]
    with acting_as(ratna.user_id), pytest.raises(BadInput):
        enrol(by=ratna, case=case, programme_id=theirs.pk, from_on=clock.today())


def test_refused_without_the_power_and_not_there_for_others(open_a_case: Make, begin: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, made = open_a_case(), begin()
    assert signed_in("tono").get(f"/kasus/{case.pk}/program/").status_code == 404
    assert signed_in("tono").get(f"/kasus/{case.pk}/program/ikut/").status_code == 404
    dewi = people["dewi"]
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        enrol(by=dewi, case=case, programme_id=made.pk, from_on=clock.today())


def test_sent_twice_is_one(open_a_case: Make, begin: Make, signed_in: Make, as_user: Make) -> None:
    case, made, page = open_a_case(), begin(), signed_in("ratna")
    sent = {"programme": str(made.pk), "state": "enrolled", "from_on": str(clock.today()), "submission": "AAAAAAAAAAAAAAAAAAAAAA"}
    assert [page.post(f"/kasus/{case.pk}/program/ikut/", sent).status_code for _ in range(2)] == [302, 302]
    with as_user("ratna"):
        assert Enrolment.current.filter(file_id=case.pk).count() == 1


def test_the_head_knows_how_many(open_a_case: Make, begin: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, made, ratna = open_a_case(name="Bunga Melati"), begin(), people["ratna"]
    with acting_as(ratna.user_id):
        enrol(by=ratna, case=case, programme_id=made.pk, from_on=clock.today())
    text = read(signed_in("sari"), f"/program/{made.pk}/")
    assert "1 orang mengikuti program ini." in text and "BM" not in text
    assert isinstance(made, Programme)
