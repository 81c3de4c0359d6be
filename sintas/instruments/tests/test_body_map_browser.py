"""The body map's form in Chromium, on a phone beside a client: a tap fills the next row, undo takes it back; without JavaScript the lists do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict

from sintas.instruments.library.body_map import INSTRUMENT
from sintas.kit import assets
from sintas.kit.tests.conftest import chromium  # noqa: F401  a fixture

pytestmark = pytest.mark.browser
SITE = "http://peta.test/"
RULES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"


class Tab:
    """A page of the form alone, under the product's rules; `sent` is what it posted, `wrong` what the browser complained about."""

    def __init__(self, context: Any, form: Any) -> None:
        self.page, self.form = context.new_page(), form
        self.sent: dict[str, list[str]] = {}
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.route("**/*", self.answer)
        self.page.goto(SITE)

    def answer(self, route: Any) -> None:
        """What the server would give."""
        request = route.request
        if request.method == "POST":
            self.sent = parse_qs(request.post_data)
            route.fulfill(body="<title>ok</title>", content_type="text/html")
        elif request.url == SITE:
            route.fulfill(body=self.html(), content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": RULES})
        else:
            kind, body = ("text/javascript", assets.build_js()) if request.url.endswith(".js") else ("text/css", assets.build_css())
            route.fulfill(body=body, content_type=kind)

    def html(self) -> str:
        """The page."""
        head = '<link rel="stylesheet" href="/s.css"><script src="/s.js" defer></script><meta name="viewport" content="width=device-width">'
        return f'<!doctype html><html lang="id"><title>x</title>{head}<main><form method="post">{self.form.render_parts()}<button>Simpan</button></form></main>'

    def tap(self, side: str, x: float, y: float) -> None:
        """A finger on a side, in shares of its box."""
        figure = self.page.locator("[data-figure]:not([hidden])")
        left, top, wide, high = map(float, figure.get_attribute(f"data-{side}").split())
        figure.scroll_into_view_if_needed()
        matrix = figure.locator("svg").evaluate("(svg) => { const m = svg.getScreenCTM(); return [m.a, m.d, m.e, m.f]; }")
        self.page.mouse.click(matrix[2] + matrix[0] * (left + x * wide), matrix[3] + matrix[1] * (top + y * high))

    def value(self, row: int, column: str) -> str:
        """What stands in a cell."""
        return str(self.page.input_value(f"[name=marks-{row}-{column}]"))

    def numbers(self) -> list[str]:
        """The numbers standing on the figure."""
        return list(self.page.locator("[data-figure]:not([hidden]) .d-tapped text").all_text_contents())

    def saved(self) -> list[dict[str, Any]]:
        """Sends the form; the marks as they would be kept."""
        self.page.get_by_role("button", name="Simpan", exact=True).last.click()
        self.page.wait_for_function("document.title === 'ok'")
        form = INSTRUMENT.form(QueryDict("&".join(f"{name}={one}" for name, all_of in self.sent.items() for one in all_of)), initial=self.form.initial)
        assert form.is_valid(), form.errors
        content = INSTRUMENT.clean(form.content(form.cleaned_data))
        return list(content["marks"]) if content else []


@pytest.fixture
def opened(chromium: Any) -> Iterator[Any]:  # noqa: F811
    """opened(initial) -> a tab on a phone."""
    contexts = []

    def sit(initial: dict[str, Any] | None = None, *, javascript: bool = True) -> Tab:
        contexts.append(chromium.new_context(viewport={"width": 360, "height": 760}, locale="id-ID", java_script_enabled=javascript))
        return Tab(contexts[-1], INSTRUMENT.form(initial=initial or {"figure": "adult"}))

    yield sit
    for context in contexts:
        context.close()


def test_a_tap_fills_the_next_row_and_undo_takes_it_back(opened: Any) -> None:
    tab = opened()
    tab.tap("front", 0.23, 0.33)
    assert tab.value(0, "region") == "right_upper_arm"
    assert (float(tab.value(0, "x")), float(tab.value(0, "y"))) == pytest.approx((0.23, 0.33), abs=0.01)
    assert tab.page.locator("[name=marks-0-side][value=front]").is_checked()
    assert "Lengan atas kanan" in tab.page.locator("[data-status]").inner_text()
    tab.tap("back", 0.77, 0.33)  # a second row comes by itself
    assert tab.value(1, "region") == "right_upper_arm"
    assert tab.page.locator("[name=marks-1-side][value=back]").is_checked()
    assert tab.numbers() == ["1", "2"]
    tab.page.get_by_role("button", name="Batalkan tanda terakhir").click()
    assert (tab.numbers(), tab.value(1, "region"), tab.value(1, "x")) == (["1"], "", "")
    tab.page.fill("[name=marks-0-words]", "dipegang keras")
    [mark] = tab.saved()
    assert (mark["side"], mark["region"], mark["words"]) == ("front", "right_upper_arm", "dipegang keras")
    assert (mark["x"], mark["y"]) == pytest.approx((0.23, 0.33), abs=0.01)
    assert not tab.wrong


def test_another_region_from_the_list_moves_the_number_and_the_childs_figure_keeps_it(opened: Any) -> None:
    tab = opened()
    tab.tap("front", 0.5, 0.27)
    tab.page.select_option("[name=marks-0-region]", "left_knee")
    assert (tab.value(0, "x"), tab.numbers()) == ("", ["1"])
    tab.page.locator("[name=figure][value=child]").check(force=True)
    assert tab.page.locator("[data-figure]:not([hidden])").get_attribute("data-figure") == "child"
    assert tab.numbers() == ["1"]
    saved = tab.saved()
    assert [(one["region"], one["x"]) for one in saved] == [("left_knee", None)]


def test_a_kept_map_shows_its_numbers_again(opened: Any) -> None:
    whole = INSTRUMENT.clean({"figure": "child", "marks": [{"region": "throat"}, {"side": "back", "x": 0.5, "y": 0.4, "words": "di sini"}]})
    tab = opened(INSTRUMENT.form.begun_with(whole))
    assert tab.numbers() == ["1", "2"]
    tab.tap("front", 0.5, 0.15)
    assert tab.value(2, "region") in ("face", "mouth")
    assert [one["words"] for one in tab.saved()] == ["", "di sini", ""]


def test_without_javascript_the_picture_stays_away_and_the_lists_do_all(opened: Any) -> None:
    tab = opened(javascript=False)
    assert not tab.page.locator("[data-picture]").is_visible()
    tab.page.locator("[name=marks-0-side][value=back]").check(force=True)
    tab.page.select_option("[name=marks-0-region]", "lower_back")
    tab.page.fill("[name=marks-0-words]", "pegal")
    tab.page.get_by_role("button", name="Simpan", exact=True).last.click()
    tab.page.wait_for_url("**/")
    assert tab.sent["marks-0-region"] == ["lower_back"] and tab.sent["marks-0-words"] == ["pegal"]


def test_it_is_as_wide_as_the_phone(opened: Any) -> None:
    tab = opened()
    tab.tap("front", 0.5, 0.9)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert tab.page.locator("[data-undo]").bounding_box()["height"] >= 44
