"""Pictures on paper: only what is inside them, never without words."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sintas.kit import paper
from sintas.kit.paper.reading import text_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="/etc/hostname"/>',
        "<image xlink:href='https://contoh.example/a.png'/>",
        '<use href="other.svg#a"/>',
        '<image href="data:image/svg+xml;base64,AA"/>',
        '<rect fill="url(https://contoh.example/x)"/>',
        "<style>@import 'x.css';</style>",
        "<!DOCTYPE svg>",
        '<a href="javascript:1"/>',
        '<image href = "FILE:///x"/>',
    ],
)
def test_a_drawing_that_points_outside_is_refused(inside: str) -> None:
    with pytest.raises(paper.PaperError, match="outside itself"):
        paper.drawing(SVG.format(inside), "Gambar")


def test_a_drawing_made_elsewhere_is_checked_all_the_same() -> None:
    loose = {"svg": SVG.format('<image href="/etc/hostname"/>'), "alt": "Gambar"}
    with pytest.raises(paper.PaperError, match="outside itself"):
        paper.render("kit/paper/blocks.typ", {"title": "x", "blocks": [{"kind": "title"}, {"kind": "drawing", "drawing": loose}]})


def test_names_in_a_drawing_need_not_be_latin() -> None:
    named = paper.drawing(SVG.format('<text x="1" y="5" font-size="2" font-family="Noto Sans">Bu 中 بسم \u202e🙂</text>'), "Gambar")
    pdf = paper.render("kit/paper/blocks.typ", {"title": "x", "blocks": [{"kind": "title"}, {"kind": "drawing", "drawing": named}]})
    assert pdf.unprintable == ("中",)
    assert "Bu□" in "".join(text_of(pdf.bytes)[0].split())


def test_a_drawing_may_point_inside_itself() -> None:
    inside = '<defs><g id="a"/><clipPath id="c"/></defs><use href="#a" clip-path="url(#c)"/><image href="data:image/png;base64,AA=="/>'
    assert paper.drawing(SVG.format(inside), "Gambar", "Keterangan", 0.5)["width"] == 0.5


@pytest.mark.parametrize(
    ("svg", "alt", "width"), [(SVG, " ", None), ("<html>", "Gambar", None), (SVG, "Gambar", 0.0), (SVG, "Gambar", 1.1)]
)
def test_a_drawing_without_words_or_sense_is_refused(svg: str, alt: str, width: float | None) -> None:
    with pytest.raises(paper.PaperError):
        paper.drawing(svg, alt, width=width)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photo_keeps_its_shape_and_is_drawn(kind: str) -> None:
    kept = io.BytesIO()
    Image.new("RGB", (120, 45), (200, 30, 30)).save(kept, kind)
    it = paper.photo(kept.getvalue(), "Logo")
    assert 'viewBox="0 0 120 45"' in str(it["svg"])
    pdf = paper.render("kit/paper/blocks.typ", {"title": "x", "blocks": [{"kind": "title"}, {"kind": "drawing", "drawing": it}]})
    with Image.open(io.BytesIO(pdf.pngs(dpi=40)[0])) as page:
        assert any(red > 180 and green < 60 for _, (red, green, _) in page.convert("RGB").getcolors(1 << 24) or [])


@pytest.mark.parametrize(
    "image",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x04ab",
        b"<svg/>",
        b"\xff\xd8\xff\xe0\x00\x00\xff\xff" * 4,
    ],
)
def test_what_is_not_a_picture_is_refused(image: bytes) -> None:
    with pytest.raises(paper.PaperError, match="PNG and JPEG"):
        paper.photo(image, "Logo")
