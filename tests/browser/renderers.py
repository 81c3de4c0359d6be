"""Chromium, Typst and resvg, each as a function from a drawing to its picture at 96 dpi; and the ink in a picture."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from sintas.kit import paper
from sintas.kit.drawing import png
from sintas.kit.paper.fonts import FOLDER
from sintas.kit.paper.reading import text_of

from .pieces import Box

ALONE = "instruments/tests/drawing_alone.typ"
FACES = {400: "NotoSans_400Regular.ttf", 700: "NotoSans_700Bold.ttf"}
# Letters as the paper has them: the screen of a developer must not decide what a test sees.
EVEN = ["--font-render-hinting=none", "--disable-lcd-text", "--force-device-scale-factor=1", "--force-color-profile=srgb"]
DARK = 170  # of 255: an edge that is half ink counts
BOXES = """() => Object.fromEntries([...document.querySelectorAll('svg [data-piece]')].map(one => {
    const box = one.getBoundingClientRect();
    return [one.dataset.piece, [box.left, box.top, box.right, box.bottom]];
}))"""


def test_page() -> str:
    """An empty page that knows the paper's own faces, so that no face of the machine is used."""
    faces = "".join(
        f"@font-face {{font-family: 'Noto Sans'; font-weight: {weight}; src: url(data:font/ttf;base64,{encoded(FOLDER / name)})}}"
        for weight, name in FACES.items()
    )
    # a word in each weight, so that both faces are read before the first picture
    words = "".join(f'<i style="font: normal {weight} 13px \'Noto Sans\'">a</i>' for weight in FACES)
    head = f'<meta charset="utf-8"><style>{faces} body {{margin: 0; background: #fff}} svg {{display: block}} #faces {{position: fixed; top: -99px}}</style>'
    return f'<!doctype html><html lang="id"><head>{head}</head><body><div id="faces">{words}</div><div id="sheet"></div></body></html>'


test_page.__test__ = False  # type: ignore[attr-defined]


def encoded(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()


class Chromium:
    """One tab in which drawings are shown, one after the other."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.set_content(test_page())
        page.evaluate("document.fonts.ready")
        assert page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').length") == len(FACES)

    def show(self, svg: str, wide: float, high: float) -> None:
        self.page.set_viewport_size({"width": int(wide) + 1, "height": int(high) + 1})
        self.page.evaluate("svg => {document.getElementById('sheet').innerHTML = svg}", svg)

    def picture(self, svg: str, wide: float, high: float) -> Image.Image:
        self.show(svg, wide, high)
        return opened(self.page.screenshot(animations="disabled"))

    def boxes(self) -> dict[int, Box]:
        """Where every numbered element of the drawing shown stands."""
        found: dict[str, list[float]] = self.page.evaluate(BOXES)
        return {int(at): (box[0], box[1], box[2], box[3]) for at, box in found.items()}

    def texts(self) -> list[str]:
        """The words of the drawing shown, in its order."""
        found: list[str] = self.page.evaluate("[...document.querySelectorAll('svg text')].map(one => one.textContent)")
        return found


def on_paper(svg: str, wide: float, high: float) -> paper.Pdf:
    """The drawing alone on a page of its own size."""
    return paper.render(ALONE, {"title": "Gambar", "wide": wide, "high": high, "drawing": paper.drawing(svg, "Gambar contoh")})


def typst(svg: str, wide: float, high: float) -> Image.Image:
    return opened(on_paper(svg, wide, high).pngs(96)[0])


def resvg(svg: str, wide: float, high: float) -> Image.Image:
    return opened(png(svg, zoom=1.0))


def words_in_the_pdf(svg: str, wide: float, high: float) -> str:
    """The text of the page, without spaces: letters of a drawing may stand apart."""
    return unspaced(" ".join(text_of(on_paper(svg, wide, high).bytes)))


def unspaced(words: str) -> str:
    return "".join(words.split())


def opened(body: bytes) -> Image.Image:
    """Ink as 255, paper as 0."""
    return Image.open(io.BytesIO(body)).convert("L").point(lambda shade: 255 if shade < DARK else 0)


def ink(picture: Image.Image, place: tuple[int, int, int, int]) -> Box | None:
    """The box of the ink inside a place; None when there is none."""
    found = picture.crop(place).getbbox()
    return None if found is None else (place[0] + found[0], place[1] + found[1], place[0] + found[2], place[1] + found[3])


def astray(picture: Image.Image, places: list[tuple[int, int, int, int]]) -> Box | None:
    """The box of ink outside all places; None when all ink lies in them."""
    rest = picture.copy()
    draw = ImageDraw.Draw(rest)
    for left, top, right, bottom in places:
        draw.rectangle((left, top, right - 1, bottom - 1), fill=0)
    return rest.getbbox()
