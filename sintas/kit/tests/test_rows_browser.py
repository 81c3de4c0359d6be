"""Rows in Chromium, on a phone: a row is added in place with JavaScript, by the server without it, and nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sintas.kit.tests.site import TOLD

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[3] / "tests" / "vendor" / "axe-core" / "axe.min.js"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def page(request: Any, chromium: Any, base: str) -> Iterator[Any]:
    """One tab of a fresh profile."""
    TOLD.start()
    made = chromium.new_context(base_url=base, viewport={"width": 360, "height": 760}, locale="id-ID", java_script_enabled=request.param)
    yield made.new_page()
    made.close()


def test_a_row_more_and_all_of_them_saved(page: Any) -> None:
    page.goto("/rows/")
    page.fill("[name=goals-0-words]", "Tidur tenang")
    page.locator("#id_goals-0-by input").first.check()
    page.get_by_role("button", name="Tambah baris").click()
    page.locator("[name=goals-2-words]").wait_for()
    assert page.input_value("[name=goals-0-words]") == "Tidur tenang"
    third = page.get_by_role("group", name="Tujuan 3", exact=True)
    third.get_by_label("Tujuan", exact=True).fill("Melamar kerja")
    third.get_by_label("Jangka panjang").check()
    third.get_by_label("Batas").fill("2024-12-01")
    page.fill("[name=note]", "x")
    page.press("[name=note]", "Enter")  # the Enter key saves, it does not ask for rows
    page.wait_for_url("**/done/")
    saved = TOLD.saved[0]
    assert (saved["goals-0-words"], saved["goals-0-by"]) == (["Tidur tenang"], ["client"])
    assert (saved["goals-2-words"], saved["goals-2-horizon"], saved["goals-2-due"]) == (["Melamar kerja"], ["long"], ["2024-12-01"])
    assert saved["goals-0-horizon"] == ["short"]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_rows_are_accessible_and_as_wide_as_the_screen(chromium: Any, base: str, width: int) -> None:
    context = chromium.new_context(base_url=base, viewport={"width": width, "height": 760}, locale="id-ID")
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto("/rows/")
    tab.get_by_role("button", name="Tambah baris").click()
    tab.fill("[name=goals-1-since]", "kapan-kapan")
    for _again in range(2):
        found = tab.evaluate(AXE.read_text("utf-8") + "; axe.run()")
        assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found["violations"]] == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        small = "[...document.querySelectorAll('.row-set input:not([type=hidden]), .row-set select, .row-set textarea, add-row > button')]"
        heights = tab.evaluate(small + ".map((e) => (e.closest('label') || e).getBoundingClientRect().height)")
        assert len(heights) > 20 and min(heights) >= 44
        tab.get_by_role("button", name="Simpan rencana").click()
        tab.wait_for_selector(".summary")
    tab.locator(".summary a").first.click()
    assert tab.evaluate("document.activeElement.name") == "goals-1-words"
    assert not wrong
    context.close()
