"""Whoever may not come in: each refused with its sentence, by one row of the trail, and not a row of any other table is changed.

Codes and passwords one by one: staff/tests/test_sign_in.py, test_second_step.py. Key files at a start: config/tests/test_keys_commands.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sintas.cases.actions.consent import record_consent
from sintas.cases.models import Case
from sintas.desk.tests.test_every_page import OF_A_FILE
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import User
from sintas.staff.testing import PASSWORD, a_code_for, come_in
from sintas.staff.tests.test_second_step import SECOND, code_now, with_an_app
from tests.whole_database import WholeDatabase

pytestmark = pytest.mark.django_db(transaction=True)
WRONG_PAIR = "belum cocok"


@pytest.fixture
def whole(cast: Any) -> Iterator[WholeDatabase]:
    with WholeDatabase() as held:
        yield held


@contextmanager
def one_row_and_nothing_else(whole: WholeDatabase, what: str, **row: Any) -> Iterator[None]:
    before, rows = whole.now(), whole.count()
    yield
    changed = [table for table, digest in whole.now().items() if digest != before[table]]
    assert changed == [], (what, changed)
    written = whole.rows(rows)
    assert len(written) == 1 and written[0]["outcome"] == "refused" and written[0].items() >= row.items(), (what, written)


def said(answer: Any) -> str:
    return unescape(answer.content.decode())


def test_nobody_comes_in_by_a_wrong_password_or_as_somebody_who_has_left(cast: dict[str, User], whole: WholeDatabase) -> None:
    User.objects.filter(username="budi").update(is_active=False)
    User.objects.filter(username="tono").update(expires_on=clock.today() - timedelta(days=1))
    for what, name, password in (
        ("wrong password", "ratna", "salah"), ("nobody's name", "tidakada", PASSWORD), ("suspended", "budi", PASSWORD), ("expired", "tono", PASSWORD),
    ):  # fmt: skip
        browser = Client()
        with one_row_and_nothing_else(whole, what, verb="sign in", actor=None, file=None, why="wrong"):
            answer = browser.post("/masuk/", {"username": name, "password": password})
        assert answer.status_code == 422 and WRONG_PAIR in said(answer), what
        assert browser.get("/").status_code == 302, what


def test_nobody_comes_in_by_a_wrong_an_old_a_used_or_anothers_code(cast: dict[str, User], whole: WholeDatabase) -> None:
    secret, used, anothers = with_an_app(cast["ratna"]), a_code_for(cast["ratna"]), a_code_for(cast["budi"])
    door = Client()
    for code in (code_now(secret), used):  # both have opened once
        door.post("/masuk/", {"username": "ratna", "password": PASSWORD})
        assert door.post(SECOND, {"code": code}).status_code == 302
        door.post("/keluar/")
    for what, code, why, sentence in (
        ("wrong", "000000", "wrong", "belum cocok"), ("old", code_now(secret, -5), "wrong", "belum cocok"),
        ("of tomorrow", code_now(secret, 2_880), "wrong", "belum cocok"), ("replayed", code_now(secret), "used", "sudah dipakai"),
        ("recovery code used before", used, "wrong", "belum cocok"), ("another's recovery code", anothers, "wrong", "belum cocok"),
    ):  # fmt: skip
        from sintas.staff.models import Attempt

        Attempt.objects.all().delete()  # each by itself: five together would close the account (test_second_step)
        browser = Client()
        browser.post("/masuk/", {"username": "ratna", "password": PASSWORD})
        with one_row_and_nothing_else(whole, what, verb="second step", actor=cast["ratna"].pk, why=why):
            answer = browser.post(SECOND, {"code": code})
        assert answer.status_code == 422 and sentence in said(answer), (what, said(answer))
        assert browser.get("/").status_code == 302, what


def test_an_account_that_ends_between_password_and_code_does_not_come_in(cast: dict[str, User], whole: WholeDatabase) -> None:
    for change in ({"is_active": False}, {"expires_on": clock.today() - timedelta(days=1)}, {"session_epoch": 9}):
        secret, browser = with_an_app(cast["ratna"]), Client()
        browser.post("/masuk/", {"username": "ratna", "password": PASSWORD})
        User.objects.filter(username="ratna").update(**change)
        before = whole.now()
        answer = browser.post(SECOND, {"code": code_now(secret)})
        assert answer.status_code == 401 and "Kata sandi" in said(answer)
        assert whole.now() == before and browser.get("/").status_code == 302
        User.objects.filter(username="ratna").update(is_active=True, expires_on=None, session_epoch=0)


PAGES = OF_A_FILE if os.environ.get("SINTAS_DRILL") == "1" else OF_A_FILE[::6]


def test_a_guessed_id_is_a_page_that_is_not_there(cast: dict[str, User], whole: WholeDatabase, signed_in: Callable[[str], Any]) -> None:
    ratna = signed_in("ratna")
    ratna.get("/")
    for address in PAGES:
        guessed = uuid7()
        with one_row_and_nothing_else(whole, address.name, actor=cast["ratna"].pk):
            answer = ratna.get(address.fill(file_id=guessed))
            if answer.status_code == 405:
                answer = ratna.post(address.fill(file_id=guessed), {"text": "x"})
        assert answer.status_code == 404 and "tidak ada, atau bukan bagian dari kasus Anda" in said(answer), (address.name, answer.status_code)
    assert len(PAGES) > 15


def test_a_forged_form_changes_nothing(
    cast: dict[str, User], whole: WholeDatabase, open_a_case: Callable[..., Case], people: dict[str, Any]
) -> None:
    case, browser = open_a_case("ratna"), Client(enforce_csrf_checks=True)
    come_in(browser, cast["ratna"])
    page = f"/kasus/{case.pk}/catatan/"
    browser.get(page)
    good = browser.cookies["f"].value
    for what, fields, headers in (
        ("no token", {}, {}), ("a token made up", {"csrfmiddlewaretoken": "x" * 64}, {}),
        ("a token cut short", {"csrfmiddlewaretoken": good[:-1]}, {}),
        ("from another site", {"csrfmiddlewaretoken": good}, {"HTTP_ORIGIN": "https://jahat.example"}),
    ):  # fmt: skip
        with one_row_and_nothing_else(whole, what, verb="forged form", actor=cast["ratna"].pk):
            answer = browser.post(page, {"text": "dari situs lain", **fields}, **headers)
        assert answer.status_code == 403 and "terlalu lama terbuka" in said(answer), what
    assert browser.post(page, {"text": "dari sini", "csrfmiddlewaretoken": good}).status_code in (302, 303)
    stranger = Client(enforce_csrf_checks=True)
    with one_row_and_nothing_else(whole, "nobody signed in", verb="forged form", actor=None):
        assert stranger.post(page, {"text": "x"}).status_code == 403


def test_a_yes_that_ran_out_carries_no_new_session(
    cast: dict[str, User], whole: WholeDatabase, open_a_case: Callable[..., Case], people: dict[str, Any], signed_in: Callable[[str], Any]
) -> None:
    """The form is kept with its sentence beside the field (422), as for everything typed that cannot be; the trail says that it stands open."""
    ratna, case = signed_in("ratna"), open_a_case("ratna", age_stated=27)
    today = clock.today()
    with clock.stopped(clock.now() - timedelta(days=9)), acting_as(cast["ratna"].pk):
        record_consent(
            by=people["ratna"], case=case, outcome="given", given_by="client", reading="read_aloud", manner="spoken_witnessed", witness="Bu Saksi",
            happened=today - timedelta(days=9), purposes=["service"], until=today - timedelta(days=1),
        )  # fmt: skip
    page = f"/kasus/{case.pk}/sesi-rencana/"
    tomorrow = timezone.localdate() + timedelta(days=1)
    planned = {"starts_at": tomorrow.isoformat(), "at_time": "10:00"}
    with clock.stopped(clock.now() - timedelta(days=3)):  # while the yes stood, the same form was taken
        assert signed_in("ratna").post(page, planned).status_code in (302, 303)
    before, rows = whole.now(), whole.count()
    answer = ratna.post(page, planned)
    assert answer.status_code == 422, said(answer)
    assert "persetujuan" in str(answer.context["form"].errors).lower()
    assert [table for table, digest in whole.now().items() if digest != before[table]] == []
    # the form, with its words, stands open; the attempt is told as well
    assert [(row["verb"], row["file"]) for row in whole.rows(rows)] == [("open form session", case.pk), ("record session", case.pk)]
