"""The members say how it is for them, on a device handed round or on paper; nobody sees whose an answer is, and none before all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from sintas.groupwork.actions.feedback import close_round, give_answer, open_round
from sintas.groupwork.models import FeedbackAnswer, FeedbackRound, Group
from sintas.groupwork.reading.forming import of
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.testing import PASSWORD

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def asked(group: Group, people: People) -> FeedbackRound:
    """Ratna asks four members."""
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        return open_round(by=ratna, group=group, asked=4)


def answer(by: Actor, group: Group, asked: FeedbackRound, times: int = 1, **said: Any) -> None:
    for _time in range(times):
        give_answer(by=by, group=group, round_id=asked.pk, answers=said.pop("answers", {"heard": "yes"}), submission=uuid4(), **said)


def test_on_the_pages_handed_round_typed_and_read(group: Group, signed_in: Make, as_user: Make) -> None:
    ratna, place = signed_in("ratna"), f"/kelompok/{group.pk}/umpan-balik/"
    assert ratna.post(f"{place}baru/", {"asked": "2"}).status_code == 422
    made = ratna.post(f"{place}baru/", {"asked": "3"})["Location"]
    assert "boleh tidak menjawab" in ratna.get(made).content.decode()
    assert ratna.post(f"{made}serahkan/")["Location"] == "/umpan-balik/"
    page = ratna.get("/umpan-balik/").content.decode()
    assert "Apakah Anda merasa didengarkan?" in page and "Tidak ada nama." in page and "Tutup cepat" in page
    assert group.number not in page and "Ratna" not in page
    sent = {"heard": "yes", "safe": "partly", "words": "lebih banyak waktu", "submission": "A" * 22}
    answered = [ratna.post("/umpan-balik/", sent) for _ in range(2)]  # a double tap
    assert {one.status_code for one in answered} == {303}
    thanks = ratna.get(answered[0]["Location"])
    assert "orang berikutnya" in thanks.content.decode() and thanks["Clear-Site-Data"] == '"cache"'
    assert ratna.get(f"/kelompok/{group.pk}/").status_code == 302  # nothing else opens on this device
    ratna.post("/umpan-balik/", {"heard": "no", "submission": "B" * 22})
    assert ratna.post("/terkunci/", {"password": PASSWORD, "next": made})["Location"] == made
    assert ratna.get("/umpan-balik/").status_code == 302  # taken back
    text = ratna.get(made).content.decode()
    assert "2 dari 3" in text and "lebih banyak waktu" not in text
    assert ratna.post(f"{made}ketik/", {"heard": "yes", "submission": "C" * 22}).status_code == 302
    assert "lebih banyak waktu" not in ratna.get(made).content.decode()
    assert [ratna.post(f"{made}tutup/").status_code for _ in range(2)] == [302, 302]
    text = ratna.get(made).content.decode()
    assert "lebih banyak waktu" in text and "Apakah Anda merasa aman di kelompok ini?" in text
    with as_user("ratna"):
        assert of(group, "termination").termination.feedback_asked  # type: ignore[union-attr]
        assert Trail.objects.filter(file_id=group.pk, verb="answer group feedback").count() == 3
        assert Trail.objects.filter(file_id=group.pk, verb="close group feedback").count() == 1


def test_a_later_lock_does_not_bring_the_questions_back(group: Group, asked: FeedbackRound, signed_in: Make) -> None:
    ratna, place = signed_in("ratna"), f"/kelompok/{group.pk}/umpan-balik/{asked.pk}/"
    ratna.post(f"{place}serahkan/")
    assert ratna.get("/umpan-balik/").status_code == 200
    ratna.post("/terkunci/", {"password": PASSWORD})
    ratna.get("/kelompok/")
    ratna.post("/kunci/")
    assert ratna.get("/umpan-balik/").status_code == 302
    assert signed_in("budi").get("/umpan-balik/").status_code == 302


def test_the_database_gives_out_no_answer_before_it_is_closed_nor_of_fewer_than_three(
    group: Group, asked: FeedbackRound, people: People
) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        answer(ratna, group, asked, times=2)
        assert not FeedbackAnswer.objects.exists()
        close_round(by=ratna, group=group, round_id=asked.pk)
        assert not FeedbackAnswer.objects.exists()
        second = open_round(by=ratna, group=group, asked=3)
        answer(ratna, group, second, times=3)
        assert not FeedbackAnswer.objects.exists()
        close_round(by=ratna, group=group, round_id=second.pk)
        assert FeedbackAnswer.objects.count() == 3
        with pytest.raises(DatabaseError), transaction.atomic():  # a round is not opened again for one answer more
            FeedbackRound.objects.filter(pk=second.pk).update(closed_at=None)
    with acting_as(people["budi"].user_id):
        assert not FeedbackAnswer.objects.exists() and not FeedbackRound.objects.exists()


def test_too_few_are_never_shown(group: Group, asked: FeedbackRound, people: People, signed_in: Make) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        answer(ratna, group, asked, words="kata seorang", answers={"heard": "no"})
        close_round(by=ratna, group=group, round_id=asked.pk)
    text = signed_in("ratna").get(f"/kelompok/{group.pk}/umpan-balik/{asked.pk}/").content.decode()
    assert "Kurang dari tiga orang" in text and "kata seorang" not in text


def test_what_cannot_be(group: Group, asked: FeedbackRound, people: People, signed_in: Make, form_a_group: Make) -> None:
    ratna, dewi = people["ratna"], people["dewi"]
    with acting_as(ratna.user_id):
        assert open_round(by=ratna, group=group, asked=9).pk == asked.pk  # one at a time
        for wrong in ({"nowhere": "yes"}, {"heard": "?"}):
            with pytest.raises(BadInput):
                answer(ratna, group, asked, answers=wrong)
        answer(ratna, group, asked, times=4)
        with pytest.raises(NotNow):
            answer(ratna, group, asked)
        close_round(by=ratna, group=group, round_id=asked.pk)
        with pytest.raises(NotNow):
            answer(ratna, group, asked)
        with pytest.raises(NotYours):
            close_round(by=ratna, group=form_a_group(name="Lain"), round_id=asked.pk)
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        open_round(by=dewi, group=group, asked=3)
    for who in ("budi", "tono", "lina", "sari"):
        for rest in ("", "baru/", f"{asked.pk}/", f"{asked.pk}/ketik/"):
            assert signed_in(who).get(f"/kelompok/{group.pk}/umpan-balik/{rest}").status_code == 404, rest


def test_many_rounds_ask_no_more(group: Group, people: People, signed_in: Make, django_assert_max_num_queries: Make) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        for _time in range(6):
            close_round(by=ratna, group=group, round_id=open_round(by=ratna, group=group, asked=3).pk)
    page, path = signed_in("ratna"), f"/kelompok/{group.pk}/umpan-balik/"
    page.get(path)
    with django_assert_max_num_queries(14):
        assert page.get(path).status_code == 200
