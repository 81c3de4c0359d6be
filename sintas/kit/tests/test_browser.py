"""The small site in Chromium, under the product's headers: what is seen, what is kept, what is locked."""

import json
from pathlib import Path
from typing import Any

import pytest

from sintas.kit.tests.seen import SAID, Watched, fill_rightly, sealed_names, until, wait
from sintas.kit.tests.site import TOLD

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[3] / "tests" / "vendor" / "axe-core" / "axe.min.js"
PAGES = ("/", "/form/", "/door/", "/conflict/", "/confirm/", "/kalender/", "/refused/404/")


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
