"""A page left open overnight: its token is too old. The form is refused, the words are not."""

import pytest
from django.test import Client

from sintas.safekeeping.identity import acting_as
from sintas.staff.drafts import draft_for
from sintas.staff.testing import PASSWORD, a_code_for, come_in

PAGE = "/pengaturan/"


@pytest.fixture
def strict(settings, cast):
    settings.CSRF_FAILURE_VIEW = "sintas.staff.views.kept.csrf_failure"
    return Client(enforce_csrf_checks=True)


def token(client, path="/masuk/"):
    client.get(path)
    return client.cookies["f"].value


def test_words_of_a_stale_form_come_back_by_one_button(strict, cast, people):
    come_in(strict, cast["ratna"])
    page = strict.post(PAGE, {"greeting": "tulisan lama", "csrfmiddlewaretoken": "x" * 64})
    assert page.status_code == 403
    assert "tulisan lama" not in page.content.decode()
    answer = strict.post("/tulisan/", {"carried": page.context["carried"], "csrfmiddlewaretoken": token(strict, PAGE)})
    assert (answer.status_code, answer.url) == (303, PAGE)
    with acting_as(cast["ratna"].pk):
        assert draft_for(people["ratna"], PAGE).fields == {"greeting": ["tulisan lama"]}


def test_a_forged_post_alone_keeps_nothing(strict, cast, people):
    come_in(strict, cast["ratna"])
    strict.post(PAGE, {"greeting": "jahat"})
    with acting_as(cast["ratna"].pk):
        assert draft_for(people["ratna"], PAGE) is None


def test_signed_out_with_a_stale_form_the_door_carries_the_words(strict, cast, people):
    page = strict.post(PAGE, {"greeting": "tulisan tamu"})
    assert page.status_code == 403
    answer = strict.post(
        "/masuk/", {"username": "ratna", "password": PASSWORD, "carried": page.context["carried"], "csrfmiddlewaretoken": token(strict)}
    )
    assert page.context["carried"] in answer.content.decode()  # the second step carries them on
    second = {"code": a_code_for(cast["ratna"]), "carried": page.context["carried"], "csrfmiddlewaretoken": token(strict)}
    assert strict.post("/masuk/langkah-kedua/", second).url == PAGE
    with acting_as(cast["ratna"].pk):
        assert draft_for(people["ratna"], PAGE).fields == {"greeting": ["tulisan tamu"]}


def test_a_stale_sign_in_page_is_drawn_again_with_the_words_in_hand(strict, cast):
    page = strict.post(PAGE, {"greeting": "masih ada"})
    again = strict.post("/masuk/", {"username": "ratna", "password": PASSWORD, "carried": page.context["carried"]})
    assert again.status_code == 403
    assert again.context["carried"] == page.context["carried"]


def test_autosave_with_a_stale_token_hears_that_the_session_ended(strict, cast):
    come_in(strict, cast["ratna"])
    answer = strict.post("/draf/?form=/pengaturan/", {"greeting": "x"}, headers={"X-Sintas": "draft"})
    assert answer.status_code == 401
