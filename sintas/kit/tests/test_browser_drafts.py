"""Words that are typed, in Chromium: kept as a draft, sent once, sealed when nobody may take them, and never lost."""

import json
import re
from typing import Any

import pytest

from sintas.kit.tests.sealing import opened
from sintas.kit.tests.seen import SAID, fill_rightly, sealed_names, status, until
from sintas.kit.tests.site import TOLD

pytestmark = pytest.mark.browser


def test_autosave_says_what_the_server_said_and_sends_no_more_than_it_should(page: Any) -> None:
    page.goto("/form/")
    page.fill("[name=happened]", "Agustus 2024")
    page.check("[value=support]")
    page.set_input_files("[name=attachment]", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"})
    page.fill("[name=said]", SAID)
    until(page, lambda: status(page) == "Draf tersimpan 20.01")
    assert len(TOLD.drafts) == 1
    draft = TOLD.drafts[0]
    assert draft["said"] == [SAID]
    assert draft["techniques"] == ["support"]
    assert len(draft["submission"][0]) == 22
    assert "attachment" not in draft
    assert "csrfmiddlewaretoken" not in draft
    page.reload()
    assert page.input_value("[name=said]") == SAID
    assert page.is_checked("[value=support]")


def test_typing_on_while_a_draft_is_on_its_way_is_not_called_saved(page: Any) -> None:
    page.goto("/form/")
    page.route("**/draft/", lambda route: (page.type("[name=said]", "lagi"), route.continue_()))
    page.fill("[name=said]", "satu")
    until(page, lambda: len(TOLD.drafts) >= 2)
    until(page, lambda: not page.evaluate("document.querySelector('draft-status').unsent") or len(TOLD.drafts) > 3)
    assert "lagi" in TOLD.drafts[-1]["said"][0]


def test_without_network_the_words_stay_and_go_out_later(page: Any, context: Any) -> None:
    page.goto("/form/")
    context.set_offline(True)
    page.fill("[name=said]", SAID)
    until(page, lambda: status(page).startswith("Tanpa jaringan"))
    page.click("text=Simpan sesi")
    page.wait_for_timeout(200)
    assert page.url.endswith("/form/")
    assert page.input_value("[name=said]") == SAID
    context.set_offline(False)
    until(page, lambda: status(page).startswith("Draf tersimpan"))
    assert TOLD.drafts[-1]["said"] == [SAID]
    assert TOLD.saved == []


def test_saving_sends_the_form_once(page: Any) -> None:
    page.goto("/form/")
    fill_rightly(page)
    page.dblclick("text=Simpan sesi")
    page.wait_for_url("**/done/")
    assert len({one["submission"][0] for one in TOLD.saved}) == 1
    assert TOLD.saved[0]["observed"] == [SAID]


@pytest.mark.parametrize("answer", [401, 403])
def test_when_the_session_ended_nothing_is_sent_and_nothing_lost(page: Any, answer: int) -> None:
    page.goto("/form/")
    TOLD.draft_status = answer
    page.fill("[name=said]", SAID)
    page.click("text=Simpan sesi")
    until(page, lambda: "Sesi Anda berakhir" in status(page))
    assert page.url.endswith("/form/")
    page.click("draft-status a")
    page.wait_for_url("**/door/?next=%2Fform%2F")
    [name] = sealed_names(page)
    kept = page.evaluate("(name) => JSON.stringify(localStorage)", name)
    for word in (*SAID.split(), "said", "form", "draft"):
        assert word.strip(",") not in kept
    # Signed in again: the words go out by themselves and stand in the same field.
    TOLD.draft_status = 200
    page.goto("/form/")
    until(page, lambda: page.input_value("[name=said]") == SAID)
    page.wait_for_load_state()  # the words stand there once before and once after the page came again
    until(page, lambda: sealed_names(page) == [])
    letter = json.loads(opened(TOLD.sealed[0]))
    assert {"form": letter["form"], "user": letter["user"], "page": letter["page"]} == {"form": "/draft/", "user": "u-1", "page": "/form/"}
    assert letter["fields"]["said"] == [SAID]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", letter["at"])


def test_without_a_key_the_page_stays_open_beside_the_door(page: Any) -> None:
    TOLD.shell = {"seal_key": ""}
    page.goto("/form/")
    TOLD.draft_status = 401
    page.fill("[name=said]", SAID)
    until(page, lambda: "Sesi Anda berakhir" in status(page))
    page.click("draft-status a")
    until(page, lambda: "Salin dahulu" in status(page))
    assert page.url.endswith("/form/")
    assert page.input_value("[name=said]") == SAID
    assert page.get_attribute("draft-status a", "target") == "_blank"


@pytest.mark.parametrize(("answer", "kept"), [(403, 1), (500, 1), (410, 0), (422, 0)])
def test_sealed_words_leave_the_device_only_when_they_are_taken_or_worthless(page: Any, answer: int, kept: int) -> None:
    page.goto("/form/")
    page.evaluate("localStorage.setItem('sintas.sealed.x', 'e30=')")
    TOLD.seal_status = answer
    with page.expect_response("**/sealed/"):
        page.reload()
    page.wait_for_timeout(100)
    assert len(sealed_names(page)) == kept


def test_words_being_typed_are_never_thrown_away_for_older_ones(page: Any) -> None:
    page.goto("/form/")
    TOLD.draft_status = 401
    page.fill("[name=said]", "lama")
    until(page, lambda: "Sesi Anda berakhir" in status(page))
    page.evaluate("document.querySelector('sealed-outbox').keepAll()")
    until(page, lambda: len(sealed_names(page)) == 1)
    page.fill("[name=said]", "baru")
    page.evaluate("document.querySelector('sealed-outbox').send()")
    page.wait_for_timeout(300)
    assert page.input_value("[name=said]") == "baru"
    assert TOLD.sealed == []


def test_a_draft_that_cannot_be_kept_does_not_stand_in_the_way_of_saving(page: Any) -> None:
    page.goto("/form/")
    fill_rightly(page)
    TOLD.draft_status = 500
    page.click("text=Simpan sesi")
    until(page, lambda: status(page).startswith("Draf belum tersimpan"))
    assert page.url.endswith("/form/")
    page.click("text=Simpan sesi")
    page.wait_for_url("**/done/")
    assert TOLD.saved[0]["observed"] == [SAID]
