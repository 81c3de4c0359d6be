"""The small site in Chromium, under the product's headers: what is seen, what is kept, what is locked."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error

from sintas.kit.tests.sealing import opened
from sintas.kit.tests.site import TOLD

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[3] / "tests" / "vendor" / "axe-core" / "axe.min.js"
PAGES = ("/", "/form/", "/door/", "/conflict/", "/confirm/", "/kalender/", "/refused/404/")
SAID = "Ingin tidur tenang, 1978"


class Watched:
    """A page and everything its browser complained about."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)

    def quiet(self) -> bool:
        """No complaint, but for the statuses the test itself asked for."""
        return not [words for words in self.wrong if not re.search(r"status of (401|404|409|413|422|500)|ERR_INTERNET_DISCONNECTED", words)]


@pytest.fixture
def context(chromium: Any, base: str) -> Iterator[Any]:
    """A fresh browser profile on a phone."""
    TOLD.start()
    made = chromium.new_context(base_url=base, viewport={"width": 360, "height": 760}, locale="id-ID")
    yield made
    # A page that is closed still sends its draft: not into the next test.
    made.set_offline(True)
    made.close()


@pytest.fixture
def page(context: Any) -> Any:
    """One tab."""
    return context.new_page()


def status(page: Any) -> str:
    """What the form says about the draft."""
    return str(page.locator("draft-status [data-text]").inner_text())


def wait(true: Any, seconds: float = 6.0) -> None:
    """Until it is so; AssertionError when it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def until(page: Any, true: Any, seconds: float = 6.0) -> None:
    """As `wait`, letting the browser go on meanwhile; a page that is just being left has not answered yet."""
    end = time.monotonic() + seconds
    while not answered(true):
        assert time.monotonic() < end, "waited in vain"
        page.wait_for_timeout(30)


def answered(true: Any) -> bool:
    """Whether it is so; False while the page is being replaced by the next."""
    try:
        return bool(true())
    except Error as fault:
        if "context was destroyed" in str(fault):
            return False
        raise


def sealed_names(page: Any) -> list[str]:
    """Places in the device's store that hold sealed words."""
    return list(page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('sintas.sealed.'))"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_pages_are_accessible_quiet_and_as_wide_as_the_screen(chromium: Any, base: str, width: int, theme: str) -> None:
    TOLD.start()
    context = chromium.new_context(base_url=base, viewport={"width": width, "height": 760}, color_scheme=theme, locale="id-ID")
    axe = AXE.read_text("utf-8")
    tab = context.new_page()
    watched = Watched(tab)
    for url in PAGES:
        tab.goto(url)
        found = tab.evaluate(axe + "; axe.run({runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})")
        assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found["violations"]] == [], url
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, url
    tab.goto("/form/")
    tab.locator("form.form").evaluate("(form) => form.submit()")
    tab.wait_for_selector(".summary")
    found = tab.evaluate(axe + "; axe.run()")
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found["violations"]] == []
    assert watched.quiet(), watched.wrong
    context.close()


def test_icons_come_from_the_sprite_under_the_policy(page: Any) -> None:
    page.goto("/")
    page.wait_for_load_state("networkidle")
    boxes = page.evaluate("[...document.querySelectorAll('svg.i')].map((s) => [s.firstChild.getBBox().width, s.checkVisibility()])")
    assert len(boxes) > 10
    assert all(width > 0 for width, visible in boxes if visible)


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


def fill_rightly(page: Any) -> None:
    """Everything the form needs."""
    page.fill("[name=happened]", "Agustus 2024")
    page.check("[name=mode][value=meet]")
    page.check("[value=support]")
    page.fill("[name=observed]", SAID)


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


def test_quick_exit_blanks_at_once_seals_locks_and_leaves_no_way_back(page: Any) -> None:
    page.goto("/door/")
    page.goto("/form/")
    TOLD.draft_status = 401
    page.fill("[name=said]", SAID)
    page.evaluate("""() => {
      window.blankAfter = null;
      document.querySelector('quick-exit button').addEventListener('click', () => {
        const start = performance.now();
        requestAnimationFrame(() => {
          const ms = performance.now() - start;
          sessionStorage.setItem('blank', JSON.stringify([getComputedStyle(document.body).display, ms]));
        });
      }, true);
    }""")
    page.click("text=Tutup cepat")
    page.wait_for_url("**/kalender/")
    display, ms = json.loads(page.evaluate("sessionStorage.getItem('blank')"))
    assert display == "none"
    assert ms <= 200
    wait(lambda: bool(TOLD.locked))
    assert TOLD.locked[0]["leave"] == ["1"]
    assert len(sealed_names(page)) == 1
    page.go_back()
    assert page.url.endswith("/door/")
    assert SAID not in page.content()


def test_shift_three_times_leaves_too_and_escape_does_not(page: Any) -> None:
    page.goto("/")
    for key in ("Escape", "Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert not page.url.endswith("/kalender/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/kalender/")


def test_an_idle_screen_warns_and_locks_and_a_touch_keeps_it(page: Any) -> None:
    TOLD.shell = {"idle_minutes": 0.1}
    page.goto("/form/")
    page.wait_for_selector(".idle-warning", timeout=9000)
    page.click("text=Tetap di sini")
    page.wait_for_selector(".idle-warning", state="detached")
    assert TOLD.locked == []
    page.fill("[name=said]", SAID)
    TOLD.draft_status = 401
    until(page, lambda: bool(TOLD.locked), 15)
    assert "leave" not in TOLD.locked[0]
    assert "csrfmiddlewaretoken" not in TOLD.locked[0]


def test_a_pick_list_filters_and_keeps_what_is_chosen_in_sight(page: Any) -> None:
    page.goto("/form/")
    assert page.locator("pick-list [data-note]:visible").count() == 0
    page.check("[value=ventilation]")
    page.fill("pick-list [data-search]", "dukungan")
    assert page.locator("pick-list .chip:visible").all_inner_texts() == ["Ventilation", "Support"]
    assert page.locator("pick-list .group-name:visible").all_inner_texts() == ["Bersama klien"]
    assert page.inner_text("pick-list [data-count]") == "1 dipilih · 1 cocok"
    assert "Pastikan tempatnya aman." in page.inner_text("pick-list .picked")
    page.press("pick-list [data-search]", "Enter")
    assert TOLD.saved == []


def test_the_summary_takes_the_focus_and_leads_into_the_field(page: Any) -> None:
    page.goto("/form/")
    page.click("text=Simpan sesi")
    page.wait_for_selector(".summary")
    assert page.title() == "Galat: Catat sesi · Sintas"
    assert page.evaluate("document.activeElement.className") == "summary"
    page.click(".summary a >> text=Teknik")
    assert page.evaluate("document.activeElement.name") == "techniques"


def test_the_theme_is_shown_and_kept(page: Any) -> None:
    page.goto("/")
    with page.expect_response("**/theme/"):
        page.check("theme-choice [value=dark]")
    assert page.get_attribute("html", "data-theme") == "dark"
    assert TOLD.themes == ["dark"]


def test_htmx_works_under_the_policy(page: Any) -> None:
    watched = Watched(page)
    page.goto("/htmx/")
    page.click("#go")
    page.wait_for_selector("#got")
    assert watched.quiet(), watched.wrong


def test_all_of_it_works_without_javascript(chromium: Any, base: str) -> None:
    TOLD.start()
    context = chromium.new_context(base_url=base, java_script_enabled=False, viewport={"width": 360, "height": 760}, locale="id-ID")
    page = context.new_page()
    page.goto("/form/")
    assert page.locator("pick-list .chip:visible").count() == 4
    assert page.locator("pick-list [data-note]:visible").count() == 4
    page.click("text=Simpan sesi")
    assert page.locator(".summary li").count() == 4
    fill_rightly(page)
    page.click("text=Simpan sesi")
    page.wait_for_url("**/done/")
    page.goto("/")
    page.click("text=Tutup cepat")
    page.wait_for_url("**/kalender/")
    assert TOLD.locked[0]["leave"] == ["1"]
    context.close()
