"""A drawing is the same on the screen, on paper and in Word: Chromium, Typst and resvg show the same words, and every labelled shape and every
line of words in the same place, within 2 px at 96 dpi. Samples are invented (sintas/instruments/samples.py).

`make test` shows one sample of every instrument and one chart, `make drills` all three and all charts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils import translation

from sintas.instruments.catalogue import SLUGS
from sintas.instruments.charts import goal_scale, legs, phases
from sintas.instruments.charts.series import ChartPhase, ChartPoint, PhaseSeries
from sintas.instruments.samples import KINDS, sample
from sintas.kit.drawing import Drawing
from sintas.kit.tests.chromium import QUIET, program

from .pieces import SVG, Box, Pieces, apart, with_room, written
from .renderers import EVEN, Chromium, astray, ink, resvg, typst, unspaced, words_in_the_pdf

pytestmark = pytest.mark.browser
APART = 2.0  # px at 96 dpi
WHOLE = os.environ.get("SINTAS_DRILL") == "1"
SHAPES = ("circle", "rect", "ellipse")


@pytest.fixture(scope="module")
def chrome(playwright: Any) -> Iterator[Chromium]:
    browser = playwright.chromium.launch(executable_path=program(), args=[*QUIET, *EVEN])
    yield Chromium(browser.new_page())
    browser.close()


def differences(drawing: Drawing, chrome: Chromium, *, on_paper: str = "") -> list[str]:
    """Every piece that stands elsewhere, or nowhere, in one of the three. `on_paper`: another drawing for Typst, to see the test fail."""
    taken, for_typst = Pieces(drawing.svg), Pieces(on_paper or drawing.svg)
    size = taken.wide, taken.high
    chrome.show(taken.numbered, *size)
    boxes = chrome.boxes()
    found = []
    for group in apart(taken.all, boxes):
        shown = {
            "Chromium": chrome.picture(taken.only(group), *size),
            "Typst": typst(for_typst.only(group), *size),
            "resvg": resvg(taken.only(group), *size),
        }
        places = [with_room(boxes[one.at]) for one in group]
        for piece, place in zip(group, places, strict=True):
            found += unlike(piece.name, {name: ink(picture, place) for name, picture in shown.items()})
        for name, picture in shown.items():
            if lost := astray(picture, places):
                found.append(f"{name}: ink outside every piece at {lost}")
    return found


def unlike(piece: str, inks: dict[str, Box | None]) -> list[str]:
    """What differs between the renderers for one piece."""
    first = inks["Chromium"]
    if first is None or None in inks.values():
        return [f"{piece}: nothing to see in {name}" for name, box in inks.items() if box is None]
    return [
        f"{piece}: {name} {box}, Chromium {first}"
        for name, box in inks.items()
        if box is not None and max(abs(one - other) for one, other in zip(box, first, strict=True)) > APART
    ]


@pytest.mark.parametrize("kind", KINDS if WHOLE else KINDS[:1])
@pytest.mark.parametrize("slug", SLUGS)
def test_three_renderers_show_the_same(slug: str, kind: str, chrome: Chromium) -> None:
    with translation.override("id"):
        drawing = sample(slug, kind).drawing
    the_same(drawing, chrome)


def measured(phased: str) -> PhaseSeries:
    """An invented measure whose phases follow one another as the letters do, five values each."""
    days = [date(2024, 9, 2) + timedelta(days=2 * at) for at in range(5 * len(phased))]
    return PhaseSeries(
        points=tuple(ChartPoint(day, Decimal(at * 3 % 8) if at != 3 else None, at // 5) for at, day in enumerate(days)),
        phases=tuple(ChartPhase(letter, "sebelum bantuan" if letter == "A" else "selama bantuan", days[5 * at]) for at, letter in enumerate(phased)),
        unit="malam",
        low=Decimal(0),
        high=Decimal(7),
        goal=Decimal(5),
        band=(Decimal(1), Decimal(4)),
    )


CHARTS = {
    "a measure": lambda: phases.chart(measured("AB"), ident="m", title="Grafik ukuran"),
    "phases in turns": lambda: phases.chart(measured("ABAB"), ident="m", title="Grafik ukuran"),
    "several legs": lambda: legs.chart([("di rumah", measured("AB")), ("di sekolah", measured("AB"))], ident="l", title="Grafik deret"),
    "a goal on its levels": lambda: goal_scale.picture({-1: "sekali seminggu", 0: "dua kali seminggu", 1: ""}, -1, 1, ident="g", title="Tingkat tujuan 1"),
}


@pytest.mark.parametrize("name", CHARTS if WHOLE else ["several legs"])
def test_charts_are_the_same_too(name: str, chrome: Chromium) -> None:
    with translation.override("id"):
        the_same(CHARTS[name](), chrome)


def the_same(drawing: Drawing, chrome: Chromium) -> None:
    """Words and places in all three."""
    taken = Pieces(drawing.svg)
    assert len(taken.all) > len(taken.texts) / 3, "marks and words were found"
    chrome.show(drawing.svg, taken.wide, taken.high)
    assert chrome.texts() == taken.texts
    assert words_in_the_pdf(drawing.svg, taken.wide, taken.high) == unspaced("".join(taken.texts))
    assert differences(drawing, chrome) == []


def test_a_shape_or_word_that_stands_elsewhere_on_paper_is_noticed(chrome: Chromium) -> None:
    """The tests above can fail: one px is let pass, four are seen, for a shape and for words."""
    with translation.override("id"):
        drawing = sample("ecomap").drawing
    assert differences(drawing, chrome, on_paper=moved(drawing.svg, SHAPES, 1.0)) == []
    for tags, kind in ((SHAPES, "mark"), (("text",), "words")):
        noticed = differences(drawing, chrome, on_paper=moved(drawing.svg, tags, 4.0))
        assert noticed and all("Typst" in one for one in noticed), noticed
        assert any(one.startswith(kind) for one in noticed), noticed


def moved(svg: str, tags: tuple[str, ...], by: float) -> str:
    """The first such element of a labelled shape stands `by` px further right."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    inside = (one for mark in root.iter() if mark.get("data-mark") for one in mark.iter())
    found = next(one for one in inside if one.tag in {f"{{{SVG}}}{tag}" for tag in tags} and one.get("aria-hidden") is None)
    name = "cx" if "cx" in found.attrib else "x"
    found.set(name, str(float(found.attrib[name]) + by))
    return written(root)
