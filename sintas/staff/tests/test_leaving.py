"""Budi leaves: his account ends at once, his cases wait for a new lead, and only their number is told."""

import pytest

from sintas.cases.workload import Load, open_cases_per_person
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal
from sintas.staff.actions.leaving import let_go, take_back
from sintas.staff.models import Posting, User
from sintas.staff.reading.leavers import files_led_by
from sintas.staff.testing import hire


def test_the_account_ends_and_what_proved_it_is_void(signed_in, cast, people, as_user, written):
    budi = signed_in("budi")
    assert budi.get("/pengaturan/").status_code == 200
    with as_user("ana"):
        for _ in range(2):
            let_go(by=people["ana"], user=User.objects.get(username="budi"))
    assert len(written("let go")) == 1
    assert budi.get("/pengaturan/").url.startswith("/masuk/")
    assert not Posting.objects.filter(user=cast["budi"], ended_at=None).exists()
    gone = User.objects.get(username="budi")
    assert (gone.second_step_at, gone.code_digest, gone.has_usable_password()) == (None, None, False)


def test_only_who_lets_go_may_count(open_a_case, cast, as_user):
    open_a_case("budi")
    for name, counted in (("ana", 1), ("sari", 1), ("ratna", 0), ("lina", 0), ("nyai", 0)):
        with as_user(name):
            assert files_led_by(cast["budi"].pk) == counted, name


def test_not_oneself_and_not_without_the_verb(people, cast, house, as_user, signed_in):
    with as_user("ana"), pytest.raises(NotNow):
        let_go(by=people["ana"], user=cast["ana"])
    with as_user("sari"), pytest.raises(Refusal):
        let_go(by=people["sari"], user=cast["budi"])
    assert signed_in("ana").post(f"/petugas/{cast['ana'].pk}/berhenti/").status_code == 409
    assert signed_in("lina").post(f"/petugas/{cast['budi'].pk}/berhenti/").status_code == 404
    arif = hire("arif", house.unit, "administrator", expires_on="2099-01-01")
    from sintas.staff.actor import actor_for

    with acting_as(arif.pk), pytest.raises(NotNow):
        let_go(by=actor_for(arif), user=cast["ana"])  # Arif's own account has a last day: nobody would be left
    assert User.objects.get(username="ana").is_active


def test_coming_back_needs_a_code_and_new_roles(people, cast, as_user, signed_in):
    with as_user("ana"):
        let_go(by=people["ana"], user=User.objects.get(username="budi"))
        with pytest.raises(NotNow):
            take_back(by=people["ana"], user=User.objects.get(username="ratna"))
    page = signed_in("ana").post(f"/petugas/{cast['budi'].pk}/kembali/")
    ((_name, _username, code),) = page.context["codes"]
    assert User.objects.get(username="budi").is_active
    assert code
    assert not Posting.objects.filter(user=cast["budi"], ended_at=None).exists()


def test_the_workload_shows_counts_to_whoever_assigns(open_a_case, people, cast, house, as_user, written):
    from sintas.cases.actions.team import add_member

    first = open_a_case("ratna")
    open_a_case("ratna")
    open_a_case("tono")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=first, user_id=cast["budi"].pk, role="second")
    for name in ("sari", "siska"):
        with as_user(name):
            loads = open_cases_per_person(people[name], house.unit.pk)
            assert loads[cast["ratna"].pk] == Load(lead=2, member=0)
            assert loads[cast["budi"].pk] == Load(lead=0, member=1)
            assert loads[cast["dewi"].pk] == Load()
            assert cast["tono"].pk not in loads
    assert len(written("see workload")) == 2


def test_the_workload_is_nobody_elses(open_a_case, people, house, as_user):
    open_a_case("ratna")
    for name in ("ratna", "ana", "dewi"):
        with as_user(name), pytest.raises(Refusal):
            open_cases_per_person(people[name], house.unit.pk)
    with as_user("sari"), pytest.raises(Refusal):
        open_cases_per_person(people["sari"], house.other_unit.pk)
    for name in ("lina", "nyai"):
        with as_user(name), pytest.raises(NotYours):
            open_cases_per_person(people[name], house.unit.pk)
