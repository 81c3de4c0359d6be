"""The referral's page in the case: its steps, who opened the link, what can be done now."""

import pytest

from sintas.casework.models import Referral
from sintas.exchange.actions.answering_back import answer_as_partner
from sintas.exchange.models import Move, PartnerLink
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.staff.testing import come_in


@pytest.fixture
def base(on_its_way):
    return f"/kasus/{on_its_way.case.pk}/rujukan/{on_its_way.entry}/"


@pytest.fixture
def ratna(client, cast):
    come_in(client, cast["ratna"])
    return client


def test_the_page_tells_the_way_and_leaves_one_row(on_its_way, link, partner, base, ratna):
    with acting_as(link.link_id):
        answer_as_partner(by=partner, step="accepted", words="Senin pukul 9")
    with acting_as(on_its_way.by.user_id):
        before = Trail.objects.filter(actor_id=on_its_way.by.user_id).count()
    told = ratna.get(base).content.decode()
    for words in ("RS Contoh", "Senin pukul 9", "dari mitra: RS Contoh", "Dikirim", "Diterima", "dapat dibuka", "belum masuk ke berkas"):
        assert words in told, words
    with acting_as(on_its_way.by.user_id):
        assert Trail.objects.filter(actor_id=on_its_way.by.user_id).count() == before + 1


def test_the_partners_word_goes_into_the_file(on_its_way, link, partner, base, ratna):
    with acting_as(link.link_id):
        answer_as_partner(by=partner, step="accepted", words="Senin pukul 9")
    for _again in range(2):
        assert ratna.post(base + "kabar/").status_code == 303
    with acting_as(on_its_way.by.user_id):
        trail.record(by=on_its_way.by, verb="read file", file_id=on_its_way.case.pk, opens=True)
        row = Referral.current.get()
        assert (row.state, row.answer) == ("accepted", "Dari mitra: Senin pukul 9")
        assert [move.step for move in Move.objects.order_by("number")] == ["sent", "accepted", "noted"]


def test_a_step_learned_by_telephone(on_its_way, base, ratna):
    assert "Apa yang terjadi" in ratna.get(base + "langkah/").content.decode()
    assert ratna.post(base + "langkah/", {"step": "lapsed", "words": ""}).status_code == 422
    assert ratna.post(base + "langkah/", {"step": "begun", "words": "mulai hari ini"}).status_code == 303
    assert ratna.post(base + "langkah/", {"step": "received"}).status_code == 422
    with acting_as(on_its_way.by.user_id):
        assert Referral.current.get().state == "accepted"
        assert [move.step for move in Move.objects.order_by("number")] == ["sent", "begun"]


def test_the_link_is_shown_once_with_what_will_be_read(on_its_way, base, ratna):
    asked = ratna.get(base + "tautan/").content.decode()
    assert "Yang akan dibaca mitra" in asked and "Bunga Melati" in asked
    told = ratna.post(base + "tautan/", {"days": "7"}).content.decode()
    assert "/mitra/" in told
    assert "/mitra/" not in ratna.get(base).content.decode()
    assert ratna.post(base + "tautan/tarik/").status_code == 303
    assert "ditarik oleh tim" in ratna.get(base).content.decode()
    with acting_as(on_its_way.by.user_id):
        assert PartnerLink.objects.count() == 1


def test_another_teams_worker_finds_nothing(on_its_way, base, client, cast):
    come_in(client, cast["budi"])
    for path in ("", "langkah/", "tautan/"):
        assert client.get(base + path).status_code == 404
    for path in ("kabar/", "tautan/tarik/", "tautan/", "langkah/"):
        assert client.post(base + path).status_code == 404


def test_the_page_of_the_ending_leads_here(on_its_way, base, ratna):
    assert base in ratna.get(f"/kasus/{on_its_way.case.pk}/akhir/").content.decode()


def test_news_that_changes_no_state_is_a_row_of_the_story(on_its_way, link, partner, base, ratna):
    with acting_as(link.link_id):
        answer_as_partner(by=partner, step="accepted", words="Senin")
    assert ratna.post(base + "kabar/").status_code == 303
    with acting_as(link.link_id):
        answer_as_partner(by=partner, step="begun", words="sudah diperiksa")
        answer_as_partner(by=partner, step="feedback", words="kontrol bulan depan")
    assert ratna.post(base + "kabar/").status_code == 303
    with acting_as(link.link_id):
        answer_as_partner(by=partner, step="feedback", words="obatnya cocok")
    assert ratna.post(base + "kabar/").status_code == 303
    told = ratna.get(f"/kasus/{on_its_way.case.pk}/").content.decode()
    assert "Kabar rujukan" in told and "kontrol bulan depan" in told and "obatnya cocok" in told
    with acting_as(on_its_way.by.user_id):
        step = Move.objects.filter(step="noted").last()
    assert ratna.get(f"/kasus/{on_its_way.case.pk}/rujukan/{step.pk}/")["Location"] == base
