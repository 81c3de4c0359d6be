"""Ratna forgot her password: Ana hands over a code and never learns what follows."""

from datetime import timedelta

import pytest
from django.test import Client

from sintas.kit import clock
from sintas.safekeeping.refusals import NotNow, Refusal
from sintas.staff.actions.resetting import reset_password
from sintas.staff.models import User
from sintas.staff.testing import PASSWORD, through_the_door


def enter(password):
    client = Client()
    return client, through_the_door(client, "ratna", password)


def reset(ana, user):
    page = ana.post(f"/petugas/{user.pk}/kode/")
    ((_name, _username, code),) = page.context["codes"]
    return code


def test_the_old_password_and_every_session_end_at_once(signed_in, cast, written):
    before, _answer = enter(PASSWORD)
    assert before.get("/pengaturan/").status_code == 200
    asked = signed_in("ana").get(f"/petugas/{cast['ratna'].pk}/kode/")
    assert "tidak akan Anda ketahui" in asked.content.decode()
    code = reset(signed_in("ana"), cast["ratna"])
    assert before.get("/pengaturan/").url.startswith("/masuk/")
    assert enter(PASSWORD)[1].status_code == 422
    hers, answer = enter(code)
    assert answer.url.startswith("/kata-sandi/")
    hers.post("/kata-sandi/", {"new_password": "hujan di atap seng", "new_password_again": "hujan di atap seng"})
    assert enter("hujan di atap seng")[1].status_code == 302
    assert enter(code)[1].status_code == 422
    assert [row["user"] for row in written("reset password")] == [str(cast["ratna"].pk)]
    assert code not in str(written("reset password"))


def test_the_code_ends_after_a_day_and_a_newer_one_replaces_it(signed_in, cast):
    first = reset(signed_in("ana"), cast["ratna"])
    second = reset(signed_in("ana"), cast["ratna"])
    assert enter(first)[1].status_code == 422
    with clock.stopped(clock.now() + timedelta(hours=24, minutes=1)):
        assert enter(second)[1].status_code == 422
    assert enter(second)[1].status_code == 302


def test_the_code_opens_nothing_but_the_page_for_an_own_password(signed_in, cast):
    hers, _answer = enter(reset(signed_in("ana"), cast["ratna"]))
    for path in ("/pengaturan/", "/petugas/", "/draf/saya/"):
        assert hers.get(path).url.startswith("/kata-sandi/"), path
    assert hers.post("/keluar/").status_code == 303


def test_it_is_stored_only_as_a_digest(signed_in, cast):
    code = reset(signed_in("ana"), cast["ratna"])
    held = User.objects.get(username="ratna")
    assert not held.has_usable_password()
    assert len(bytes(held.code_digest)) == 32
    plain = code.replace("-", "").encode()
    assert plain not in bytes(held.code_digest)


def test_not_for_oneself_not_without_the_verb_not_for_who_left(people, cast, as_user, signed_in):
    with as_user("ana"), pytest.raises(NotNow):
        reset_password(by=people["ana"], user=cast["ana"])
    with as_user("sari"), pytest.raises(Refusal):
        reset_password(by=people["sari"], user=cast["ratna"])
    User.objects.filter(username="budi").update(is_active=False)
    with as_user("ana"), pytest.raises(NotNow):
        reset_password(by=people["ana"], user=User.objects.get(username="budi"))
    assert signed_in("lina").post(f"/petugas/{cast['ratna'].pk}/kode/").status_code == 404
    assert enter(PASSWORD)[1].status_code == 302


def test_ones_own_new_password_asks_for_the_present_one_and_ends_the_other_sessions(cast, written):
    here, _answer = enter(PASSWORD)
    there, _answer = enter(PASSWORD)
    new = {"new_password": "hujan di atap seng", "new_password_again": "hujan di atap seng"}
    assert here.post("/kata-sandi/", new | {"password": "salah"}).status_code == 422
    assert here.post("/kata-sandi/", new | {"password": PASSWORD}).status_code == 302
    assert here.get("/pengaturan/").status_code == 200
    assert there.get("/pengaturan/").status_code == 302
    assert len(written("set own password")) == 1
