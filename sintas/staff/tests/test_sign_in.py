"""Ratna comes to work: the door, five wrong passwords, the lock, and the words she had in hand."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff import throttle
from sintas.staff.drafts import draft_for, drafts_of
from sintas.staff.models import Attempt, User
from sintas.staff.testing import PASSWORD, through_the_door
from sintas.staff.testing import come_in as stand_inside

NINE = datetime.fromisoformat("2026-03-02T09:00:00+07:00")
PAGE = "/pengaturan/"  # a form every signed-in person has


def come_in(client, username="ratna", password=PASSWORD, **more):
    return through_the_door(client, username, password, **more)


def sealed_in(answer):
    return answer.context["carried"]


def test_the_right_password_opens(cast, client, written):
    answer = come_in(client, next=PAGE)
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert client.get(PAGE).status_code == 200
    assert [(row["actor"], row["outcome"]) for row in written("sign in")] == [(cast["ratna"].pk, "done")]


def test_capitals_in_the_name_do_not_matter(cast, client):
    assert come_in(client, " RATNA ").status_code == 302


def test_wrong_name_and_wrong_password_read_the_same(cast, client):
    User.objects.filter(username="budi").update(is_active=False)
    pages = [come_in(client, *pair) for pair in (("ratna", "salah"), ("tidakada", PASSWORD), ("budi", PASSWORD))]
    assert {page.status_code for page in pages} == {422}
    assert len({tuple(page.context["form"].non_field_errors()) for page in pages}) == 1
    assert PASSWORD not in pages[0].content.decode()
    assert "Galat:" in pages[0].content.decode()


def test_an_expired_account_stays_out_and_a_session_of_it_ends(cast, signed_in, client):
    ratna = signed_in("ratna")
    assert ratna.get(PAGE).status_code == 200
    User.objects.filter(username="ratna").update(expires_on=clock.today() - timedelta(days=1))
    assert ratna.get(PAGE).url.startswith("/masuk/")
    assert come_in(client).status_code == 422


def test_five_wrong_ones_and_even_the_right_one_waits(cast, client):
    with clock.stopped(NINE):
        for _ in range(5):
            come_in(client, password="salah")
        page = come_in(client)
        assert page.status_code == 422
        assert "10 menit" in page.content.decode()
    with clock.stopped(NINE + timedelta(minutes=7)):
        assert "3 menit" in come_in(client).content.decode()
        assert come_in(client, "budi").status_code == 302  # nobody else waits
    with clock.stopped(NINE + timedelta(minutes=10, seconds=1)):
        assert come_in(client).status_code == 302
        assert not Attempt.objects.filter(kind="name", name_digest=throttle.digest("ratna")).exists()


def test_a_mistyped_name_is_not_readable_in_the_table(cast, client, written):
    come_in(client, "rahasia-yang-salah-kotak")
    with connection.cursor() as c:
        c.execute("SELECT string_agg(a::text, '|') FROM staff_attempt a")
        assert "rahasia" not in c.fetchone()[0]
    (row,) = written("sign in")
    assert (row["actor"], row["outcome"], row["why"]) == (None, "refused", "wrong")


def test_next_leads_only_to_own_pages(cast):
    for wanted in (
        "https://jahat.example/",
        "//jahat.example/",
        "/\\jahat.example",
        "/tidak-ada/",
        "/masuk/",
        "javascript:alert(1)",
        "/kalender/",
    ):
        assert come_in(Client(), next=wanted).url == "/", wanted
    assert come_in(Client(), next="/petugas/?hal=2").url == "/petugas/?hal=2"


def test_words_sent_after_the_session_ended_become_a_draft_of_the_same_form(cast, people, client):
    come_in(client)
    with clock.stopped(clock.now() + timedelta(hours=11)):
        page = client.post(PAGE, {"greeting": "Bu Ratna yang sabar", "submission": "A" * 22, "language": "id", "theme": ""})
        assert page.status_code == 401
        assert "Bu Ratna yang sabar" not in page.content.decode()
        assert "Tulisan Anda aman" in page.content.decode()
        wrong = come_in(client, password="salah", carried=sealed_in(page))
        answer = come_in(client, carried=sealed_in(wrong))
        assert answer.url == PAGE
    with acting_as(cast["ratna"].pk):
        assert draft_for(people["ratna"], PAGE).fields["greeting"] == ["Bu Ratna yang sabar"]


def test_words_of_the_one_before_go_to_her_and_not_to_whoever_signs_in_next(cast, people, client):
    come_in(client)
    with clock.stopped(clock.now() + timedelta(hours=11)):
        page = client.post(PAGE, {"greeting": "hanya untuk Ratna"})
        answer = come_in(client, "budi", carried=sealed_in(page))
        assert answer.url == "/"
    with acting_as(cast["budi"].pk):
        assert drafts_of(people["budi"]) == []
    with acting_as(cast["ratna"].pk):
        assert draft_for(people["ratna"], PAGE).fields["greeting"] == ["hanya untuk Ratna"]


def test_an_altered_carrier_is_ignored(cast, client):
    assert come_in(client, carried="AAAA" * 20).url == "/"


def test_idle_locks_and_the_password_alone_opens(cast, people, client, written):
    come_in(client)
    with clock.stopped(clock.now() + timedelta(minutes=16)):
        assert client.get(PAGE).url == "/terkunci/?next=%2Fpengaturan%2F"
        assert client.get("/masuk/").url.startswith("/terkunci/")
        page = client.post(PAGE, {"greeting": "sedang ditulis", "submission": "B" * 22})
        assert page.status_code == 401
        assert "Layar terkunci" in page.content.decode()
        assert "1 draf Anda aman" in page.content.decode()
        assert client.post("/terkunci/", {"password": "salah", "carried": sealed_in(page)}).status_code == 422
        assert client.get(PAGE).status_code == 302
        answer = client.post("/terkunci/", {"password": PASSWORD, "carried": sealed_in(page), "next": "/"})
        assert answer.url == PAGE
        assert client.get(PAGE).status_code == 200
    with acting_as(cast["ratna"].pk):
        assert draft_for(people["ratna"], PAGE).fields["greeting"] == ["sedang ditulis"]
    assert [row["actor"] for row in written("unlock")] == [None, cast["ratna"].pk]


def test_wrong_passwords_at_the_lock_count_like_those_at_the_door(cast, client):
    come_in(client)
    client.post("/kunci/")
    for _ in range(5):
        client.post("/terkunci/", {"password": "salah"})
    assert "menit" in client.post("/terkunci/", {"password": PASSWORD}).content.decode()
    assert come_in(Client()).status_code == 422


def test_the_lock_answers_a_beacon_without_token_and_leads_to_the_calendar(cast):
    strict = Client(enforce_csrf_checks=True)
    stand_inside(strict, cast["ratna"])
    answer = strict.post("/kunci/", {"leave": "1"})
    assert (answer.status_code, answer.url) == (303, "/kalender/")
    assert strict.get(PAGE).url.startswith("/terkunci/")
    assert strict.get("/masuk/?lain=1").status_code == 200  # somebody else may sign in


def test_ten_hours_are_the_end_however_busy(cast, client):
    start = clock.now()
    with clock.stopped(start):
        come_in(client)
    for minutes in range(14, 600, 14):
        with clock.stopped(start + timedelta(minutes=minutes)):
            assert client.get(PAGE).status_code == 200, minutes
    with clock.stopped(start + timedelta(minutes=601)):
        assert client.get(PAGE).url.startswith("/masuk/")


def test_the_calendar_asks_nobody_and_tells_nothing(client, db):
    page = client.get(reverse("staff:neutral"))
    assert page.status_code == 200
    assert "Sintas" not in page.content.decode()
    assert not page.cookies


def test_signing_out_is_a_post(cast, signed_in):
    ratna = signed_in("ratna")
    assert ratna.get("/keluar/").status_code == 405
    assert ratna.post("/keluar/").url == "/masuk/"
    assert ratna.get(PAGE).url.startswith("/masuk/")


def test_a_script_at_the_door_gets_401_and_no_page(cast, client):
    for path, headers in ((PAGE, {"X-Sintas": "draft"}), ("/draf/?form=/pengaturan/", {}), ("/draf/tersegel/", {})):
        answer = client.post(path, {"greeting": "x"}, headers=headers)
        assert (answer.status_code, answer.json()) == (401, {"error": "signed_out"})


@pytest.mark.parametrize("path", ["/masuk/", "/terkunci/"])
def test_the_door_sets_no_marks_of_what_the_house_is(client, db, path):
    page = client.get(path, follow=True).content.decode()
    for word in ("kekerasan", "penyintas", "kasus", "korban"):
        assert word not in page.lower()


def test_words_of_a_session_that_a_reset_ended_stay_hers(cast, people, client):
    come_in(client)
    User.objects.filter(username="ratna").update(session_epoch=7)
    page = client.post(PAGE, {"greeting": "masih milik Ratna"})
    assert page.status_code == 401
    assert come_in(client, "budi", carried=sealed_in(page)).url == "/"
    with acting_as(cast["budi"].pk):
        assert drafts_of(people["budi"]) == []
    with acting_as(cast["ratna"].pk):
        assert draft_for(people["ratna"], PAGE).fields["greeting"] == ["masih milik Ratna"]


def test_the_door_speaks_english_of_a_password(client, db):
    client.post("/pengaturan/bahasa/", {"language": "en", "next": "/masuk/"})
    page = client.get("/masuk/").content.decode()
    assert "Password" in page
    assert "ode word" not in page
