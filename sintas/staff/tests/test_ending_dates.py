"""Whoever is here for a time has a last day; it is asked for, said beforehand, and it ends what it must."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sintas.cases.actions.team import hand_over
from sintas.cases.workload import left_behind
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actions.importing import NewPerson, import_people
from sintas.staff.actions.postings import give
from sintas.staff.actions.registering import change_person, register_person
from sintas.staff.models import User
from sintas.staff.policy import colleagues
from sintas.staff.reading.ending_accounts import ending_accounts
from sintas.staff.testing import through_the_door


@pytest.mark.parametrize(
    ("role", "facts"),
    [("student", {}), ("auditor", {}), ("worker", {"profession": "volunteer_companion"}), ("worker", {"position_group": "volunteer"})],
)
def test_the_last_day_is_asked_for(people, house, as_user, role, facts):
    entered: dict[str, Any] = {"by": people["ana"], "username": "bayu", "full_name": "Bayu", "roles": [(house.unit.pk, role)], **facts}
    with as_user("ana"):
        with pytest.raises(BadInput) as refused:
            register_person(**entered)
        assert set(refused.value.fields) == {"expires_on"}
        assert not User.objects.filter(username="bayu").exists()
        user = register_person(**entered, expires_on=clock.today() + timedelta(days=90)).user
        with pytest.raises(BadInput):
            change_person(by=people["ana"], user=user, expires_on=None)


def test_a_role_for_a_time_needs_the_day_first(people, cast, house, as_user):
    with as_user("ana"):
        with pytest.raises(BadInput):
            give(by=people["ana"], user=cast["budi"], unit_id=house.unit.pk, role="auditor")
        budi = change_person(by=people["ana"], user=cast["budi"], expires_on=clock.today() + timedelta(days=30))
        give(by=people["ana"], user=budi, unit_id=house.unit.pk, role="auditor")


def test_an_imported_practicant_gets_half_a_year(people, house, as_user):
    facts = {"full_name": "Bayu", "profession": "student", "grade": "", "position_group": "", "nip": "", "str_number": "", "email": ""}
    with as_user("ana"):
        import_people(by=people["ana"], people=[NewPerson(2, "bayu", str(house.unit.pk), "student", facts)])
    assert User.objects.get(username="bayu").expires_on == clock.today() + timedelta(days=182)


def test_the_administrator_hears_two_weeks_before_and_afterwards(people, cast, as_user, signed_in):
    today = clock.today()
    for name, days in (("budi", 14), ("tono", 15), ("dewi", -1), ("lina", 3)):
        User.objects.filter(username=name).update(expires_on=today + timedelta(days=days))
    with as_user("ana"):
        assert [(one.name, one.over) for one in ending_accounts(people["ana"])] == [("Dewi", True), ("Budi", False)]
    page = signed_in("ana").get("/").content.decode()
    assert "Akun yang segera berakhir" in page
    assert f"/petugas/{cast['dewi'].pk}/berhenti/" in page
    for name in ("ratna", "sari"):
        assert "Akun yang segera berakhir" not in signed_in(name).get("/").content.decode()


def test_when_it_is_over_nobody_gets_in_and_nothing_is_given_to_them(open_a_case, people, cast, house, as_user, signed_in, client):
    case, budi = open_a_case("budi"), signed_in("budi")
    User.objects.filter(username="budi").update(expires_on=clock.today() - timedelta(days=1))
    assert budi.get("/kasus/").url.startswith("/masuk/")
    assert through_the_door(client, "budi").status_code == 422
    with as_user("sari"):
        assert cast["budi"] not in colleagues(people["sari"], house.unit.pk)
        assert [one.file_id for one in left_behind(people["sari"], house.unit.pk)] == [case.pk]
        hand_over(by=people["sari"], file_id=case.pk, new_lead_id=cast["ratna"].pk, why="practicum_ends")
    given = open_a_case("ratna")
    with as_user("ratna"), pytest.raises(BadInput):
        hand_over(by=people["ratna"], file_id=given.pk, new_lead_id=cast["budi"].pk, why="absence")
