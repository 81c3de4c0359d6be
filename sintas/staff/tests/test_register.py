"""The register of staff: entering, correcting, roles, and a registration that runs out."""

from datetime import timedelta

import pytest
from django.test import Client

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actions.postings import end, give
from sintas.staff.actions.registering import change_person, register_person
from sintas.staff.actor import actor_for
from sintas.staff.models import Notice, Posting, User
from sintas.staff.reading.str_state import reminders, state_of
from sintas.staff.testing import hire

PERSON = {
    "full_name": "Maya Kartika",
    "username": "Maya.Kartika",
    "profession": "social_worker",
    "nip": "19870601 201504 2 001",
    "str_number": "STR-1",
}


def test_somebody_new_gets_a_code_and_her_own_password(signed_in, house, written, people):
    ana = signed_in("ana")
    page = ana.post("/petugas/baru/", PERSON | {"unit": str(house.unit.pk), "role": "worker", "str_expires_on": "2030-01-01"})
    assert page.status_code == 200
    ((_name, username, code),) = page.context["codes"]
    maya = User.objects.get(username="maya.kartika")
    assert (username, maya.nip, maya.organisation_id) == ("maya.kartika", "198706012015042001", house.sentra.pk)
    assert actor_for(maya).holds("cases.open", house.unit.pk)
    assert code not in str(User.objects.filter(pk=maya.pk).values())
    assert [row["user"] for row in written("register person")] == [str(maya.pk)]
    hers = Client()
    assert (
        hers.post("/masuk/", {"username": "maya.kartika", "password": code.upper().replace("-", " "), "next": "/pengaturan/"}).status_code
        == 302
    )
    assert hers.get("/pengaturan/").url.startswith("/kata-sandi/")  # nothing else before an own password
    assert hers.get("/kata-sandi/").status_code == 200
    assert hers.post("/kata-sandi/", {"new_password": "pendek", "new_password_again": "pendek"}).status_code == 422
    assert hers.post("/kata-sandi/", {"new_password": "tiga burung pagi", "new_password_again": "tiga burung sore"}).status_code == 422
    answer = hers.post(
        "/kata-sandi/", {"new_password": "tiga burung pagi", "new_password_again": "tiga burung pagi", "next": "/pengaturan/"}
    )
    assert answer.url == "/pengaturan/"
    assert hers.get("/pengaturan/").url.startswith("/pengaturan/langkah-kedua/")  # and then a second step of her own
    again = Client()
    assert again.post("/masuk/", {"username": "maya.kartika", "password": code}).status_code == 422  # used up
    assert again.post("/masuk/", {"username": "maya.kartika", "password": "tiga burung pagi"}).status_code == 302


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(signed_in, house, cast):
    wrong = {
        "username": "ratna",
        "full_name": " ",
        "nip": "12",
        "profession": "",
        "str_number": "",
        "str_expires_on": "2030-01-01",
        "email": "a@",
    }
    page = signed_in("ana").post("/petugas/baru/", PERSON | wrong | {"unit": str(house.unit.pk), "role": "worker"})
    assert page.status_code == 422
    assert {"full_name", "email"} <= set(page.context["form"].errors)
    page = signed_in("ana").post(
        "/petugas/baru/", PERSON | wrong | {"full_name": "A", "email": "", "unit": str(house.unit.pk), "role": "worker"}
    )
    assert set(page.context["form"].errors) == {"username", "nip", "str_number"}
    assert 'value="12"' in page.content.decode()
    assert User.objects.count() == len(cast)


def test_a_person_is_corrected(signed_in, cast):
    here = f"/petugas/{cast['ratna'].pk}/"
    ana = signed_in("ana")
    assert ana.post(here + "data/", {"full_name": "Ratna W.", "profession": "social_worker", "grade": "expert_first"}).url == here
    assert User.objects.get(username="ratna").full_name == "Ratna W."
    page = ana.get(here).content.decode()
    assert "Ratna W." in page
    assert "Ahli Pertama" in page
    assert "belum dicatat" in page


def test_nip_stands_for_one_person_inside_the_house(people, cast, as_user):
    with as_user("ana"):
        change_person(by=people["ana"], user=cast["ratna"], nip="198706012015042001")
        with pytest.raises(BadInput):
            change_person(by=people["ana"], user=cast["budi"], nip="198706012015042001")
        with pytest.raises(TypeError):
            change_person(by=people["ana"], user=cast["budi"], is_active=False)


def test_another_houses_person_does_not_exist(signed_in, cast, house):
    ana, lina = signed_in("ana"), signed_in("lina")
    pages = ("", "data/", "peran/", "kode/", "berhenti/")
    for page in pages:
        assert ana.get(f"/petugas/{cast['lina'].pk}/{page}").status_code == 404, page
        assert lina.get(f"/petugas/{cast['ratna'].pk}/{page}").status_code == 404, page
        assert signed_in("ratna").get(f"/petugas/{cast['budi'].pk}/{page}").status_code == 403, page
    before = ana.get(f"/petugas/{cast['lina'].pk}/").content
    assert before == ana.get("/petugas/00000000-0000-7000-8000-000000000000/").content
    for page in ("kode/", "berhenti/", "kembali/"):
        assert ana.post(f"/petugas/{cast['lina'].pk}/{page}").status_code == 404
    assert User.objects.get(username="lina").is_active


def test_the_list_is_the_houses_own(signed_in, cast, house):
    page = signed_in("ana").get("/petugas/").content.decode()
    for name in ("Ratna", "Tono", "Sari"):
        assert name in page
    assert "Lina" not in page
    for name in ("ratna", "sari", "lina"):
        assert signed_in(name).get("/petugas/").status_code == 403
    assert signed_in("ana").get("/petugas/?hal=99999999999").status_code == 200
    assert signed_in("ana").get("/petugas/?hal=-1&berhenti").status_code == 200


def test_the_list_costs_the_same_for_many(signed_in, house, cast, django_assert_max_num_queries):
    for at in range(120):
        hire(f"orang{at}", house.unit, "worker")
    ana = signed_in("ana")
    ana.get("/petugas/")
    with django_assert_max_num_queries(14):
        page = ana.get("/petugas/").content.decode()
    assert "1 sampai 100 dari 128" in page


def test_a_role_is_given_and_ended_and_its_history_stays(signed_in, cast, house, written):
    ana, here = signed_in("ana"), f"/petugas/{cast['budi'].pk}/"
    for _ in range(2):
        assert ana.post(here + "peran/", {"unit": str(house.other_unit.pk), "role": "supervisor"}).url == here
    posting = Posting.objects.get(user=cast["budi"], role="supervisor")
    assert posting.given_by == cast["ana"].pk
    assert len(written("give role")) == 1
    with acting_as(cast["budi"].pk):
        assert Notice.objects.get().code == "role_given"
    for _ in range(2):
        assert ana.post(f"{here}peran/{posting.pk}/akhiri/").status_code == 303
    assert len(written("end role")) == 1
    assert not actor_for(cast["budi"]).holds("staff.see_workload")
    assert "Peran yang sudah berakhir" in ana.get(here).content.decode()


def test_roles_stay_inside_the_house(people, cast, house, as_user, signed_in):
    with as_user("ana"):
        with pytest.raises(NotYours):
            give(by=people["ana"], user=cast["budi"], unit_id=house.ngo_unit.pk, role="worker")
        with pytest.raises(BadInput):
            give(by=people["ana"], user=cast["budi"], unit_id=house.unit.pk, role="king")
    with as_user("sari"), pytest.raises(Refusal):
        give(by=people["sari"], user=cast["budi"], unit_id=house.unit.pk, role="head")
    of_budi = Posting.objects.get(user=cast["budi"])
    assert signed_in("ana").post(f"/petugas/{cast['ratna'].pk}/peran/{of_budi.pk}/akhiri/").status_code == 404


def test_an_administrator_who_gives_herself_a_role_of_casework_is_seen(people, cast, house, as_user, written):
    other = hire("arif", house.other_unit, "administrator")
    with as_user("ana"):
        give(by=people["ana"], user=cast["ana"], unit_id=house.unit.pk, role="worker")
    assert written("give role")[0]["to_oneself"] is True
    with acting_as(other.pk):
        assert Notice.objects.get().code == "administrator_gave_self_role"
    with as_user("sari"):  # in a house with one administrator there would be nobody else to tell
        assert Notice.objects.get().code == "administrator_took_role_here"


def test_the_last_administrator_stays(people, cast, house, as_user, signed_in):
    posting = Posting.objects.get(user=cast["ana"])
    with as_user("ana"):
        with pytest.raises(NotNow):
            end(by=people["ana"], posting=posting)
        with pytest.raises(NotNow):
            change_person(by=people["ana"], user=User.objects.get(pk=cast["ana"].pk), expires_on=clock.today() + timedelta(days=9))
    page = signed_in("ana").post(f"/petugas/{cast['ana'].pk}/peran/{posting.pk}/akhiri/")
    assert page.status_code == 409
    assert "administrator lain lebih dahulu" in page.content.decode()
    hire("arif", house.other_unit, "administrator")
    with as_user("ana"):
        end(by=people["ana"], posting=posting)
    assert not actor_for(cast["ana"]).holds("staff.register")


def test_a_registration_running_out_is_said_in_good_time(people, cast, as_user, signed_in):
    today = clock.today()
    assert [state_of(today + timedelta(days=days)).state for days in (-1, 0, 60, 61)] == ["expired", "soon", "soon", ""]
    assert state_of(None).tag is None
    User.objects.filter(username="ratna").update(str_number="1", str_expires_on=today - timedelta(days=1))
    User.objects.filter(username="budi").update(str_number="2", str_expires_on=today + timedelta(days=30))
    User.objects.filter(username="lina").update(str_number="3", str_expires_on=today)
    with as_user("ana"):
        (said,) = reminders(people["ana"], "/petugas/")
        assert "2 petugas" in str(said.text)
        assert said.link is not None
    with as_user("ratna"):
        (said,) = reminders(people["ratna"])
        assert said.kind == "warn"
    with as_user("sari"):
        assert reminders(people["sari"]) == []
    page = signed_in("ana").get("/petugas/").content.decode()
    assert page.count("tag-late") == 2
    assert "STR habis" in signed_in("ana").get(f"/petugas/{cast['ratna'].pk}/").content.decode()


def test_registering_twice_enters_once(people, as_user, house):
    with as_user("ana"):
        register_person(by=people["ana"], username="maya", full_name="Maya")
        with pytest.raises(BadInput):
            register_person(by=people["ana"], username="MAYA", full_name="Maya")
    with as_user("lina"), pytest.raises(Refusal):
        register_person(by=people["lina"], username="susup", full_name="Susup")
