"""One SVG for every renderer: nothing is cut off, nothing is told by colour alone, the same data gives the same bytes."""

import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from sintas.kit.drawing import Canvas, Drawing, Key, Stroke, png, width, wrapped
from sintas.kit.drawing.palette import ENDS, LOOKS
from sintas.kit.drawing.strokes import Line, offsets, zigzag
from sintas.kit.drawing.syllables import syllables
from sintas.kit.drawing.text import room_of
from sintas.kit.paper import PaperError

LONG = "Maria Goreti Supraptiningsih-Kusumaningtyastuti binti Abdurrahman"


def drawn(ident: str = "eco") -> Drawing:
    canvas = Canvas(ident, 320, 200)
    canvas.stroke(60, 60, 260, 160, Stroke(lines=3, arrow="both"), look="tie")
    with canvas.mark("ibu", 'Ibu "Sri" & Bapak'):
        canvas.circle(50, 50, 30)
        canvas.text(50, 54, "Sri & <Bapak>", halo=True)
    return canvas.finished("Ekomap", items=["Ibu: sangat dekat"], keys=[Key("Sangat dekat", stroke=Stroke(lines=3), look="tie")], note="Bukan temuan medis.")


@given(st.text(alphabet="abcdefghij -äé", max_size=90), st.floats(20, 200))
def test_wrapping_loses_no_letter_and_keeps_to_its_room(words, room):
    lines = wrapped(words, 13, room)
    assert re.sub("[ -]", "", "".join(lines)) == re.sub("[ -]", "", "".join(words.split()))
    assert "".join(lines).count("-") >= words.count("-")
    assert all(width(line, 13) <= room or len(line) == 1 for line in lines)


def test_a_name_of_sixty_letters_stands_in_lines():
    lines = wrapped(LONG, 13, 100, 700)
    assert lines == ["Maria Goreti", "Supraptining-", "sih-Kusuma-", "ningtyastuti", "binti", "Abdurrahman"]
    assert wrapped(LONG, 13, 150, 700) == ["Maria Goreti", "Supraptiningsih-", "Kusumaningtyastuti", "binti Abdurrahman"]
    assert width("iii", 13) < width("mmm", 13) < width("mmm", 13, 700)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("pendampingan", "pen-dam-pi-ngan"), ("kemasyuran", "ke-ma-syu-ran"), ("menyanyikan", "me-nya-nyi-kan"), ("tanggungjawab", "tang-gung-ja-wab"),
        ("instruksi", "in-struk-si"), ("Supraptiningsih", "Su-prap-ti-ning-sih"), ("keluarga", "ke-luar-ga"), ("buah", "buah"), ("ibu", "ibu"),
        ("Éko", "Éko"), ("anak-anak", "anak--anak"), ("08123456789", "08123456789"), ("brgjkl", "brgjkl"),
        ("“sendirian,", "“sen-di-rian,"), ("tanggal/bulan", "tang-gal/-bu-lan"),
    ],
)  # fmt: skip
def test_a_word_is_parted_between_its_syllables(word, parts):
    assert "-".join(syllables(word)) == parts


def test_a_word_is_parted_only_where_it_has_no_room_of_its_own():
    assert wrapped("menerima pendampingan", 13, 100, 700) == ["menerima", "pendampingan"]
    assert wrapped("pendampingan", 13, 80, 700) == ["pendampi-", "ngan"]
    assert wrapped("08123456789012", 13, 60) == ["08123456", "789012"]
    assert room_of("menerima pendampingan", 13, 60, 200, 700) == width("pendampingan", 13, 700)
    assert (room_of("menerima pendampingan", 13, 60, 80, 700), room_of("a", 13, 60, 80), room_of("", 13, 60, 80)) == (80, 60, 60)


def test_the_same_drawing_is_the_same_bytes_and_stands_alone():
    one, two = drawn(), drawn()
    assert one.svg == two.svg
    root = ElementTree.fromstring(one.svg)  # noqa: S314 - our own drawing
    assert root.find("{http://www.w3.org/2000/svg}title").text == "Ekomap"
    assert "Sri &amp; &lt;Bapak&gt;" in one.svg and "Bukan temuan medis." in one.svg
    assert one.words == "Ekomap. Ibu: sangat dekat."
    for forbidden in ("<style", "style=", "font:", "paint-order", "filter", "mask", "foreignObject", "textPath", "<script", "currentColor"):
        assert forbidden not in one.svg


def test_two_drawings_on_a_page_share_no_id():
    ids = [set(re.findall(r' id="([^"]+)"', drawn(name).svg)) for name in ("a", "b")]
    assert ids[0] and not ids[0] & ids[1]


def test_a_link_stands_on_the_screen_and_never_on_paper():
    canvas = Canvas("g", 100, 100)
    with canvas.mark("x", "Ibu", link="?orang=x&inisial=1", current=True):
        canvas.rect(10, 10, 40, 40)
    svg = canvas.finished("Genogram", items=["Ibu"]).svg
    assert 'href="?orang=x&amp;inisial=1"' in svg and 'aria-current="true"' in svg and 'role="group"' in svg
    with pytest.raises(PaperError):
        png(svg)


def test_it_becomes_a_picture_for_word():
    picture = png(drawn().svg, zoom=2)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == 640


def test_every_look_has_its_class_on_screen():
    from pathlib import Path

    css = (Path(__file__).parents[1] / "static/css/parts/33-drawing.css").read_text()
    assert [name for name in LOOKS if not re.search(rf"\.d-{name}\b", css)] == []
    assert set(ENDS.values()) <= set(LOOKS)


@given(st.floats(-500, 500), st.floats(-500, 500), st.floats(-500, 500), st.floats(-500, 500), st.sampled_from([0, 1, 2, 3]))
def test_a_line_of_any_length_is_drawn(x1, y1, x2, y2, lines):
    canvas = Canvas("s", 10, 10)
    canvas.stroke(x1, y1, x2, y2, Stroke(lines=lines, zigzag="tight", arrow="both", bars=2))
    assert "nan" not in canvas.finished("x", items=[]).svg
    line = Line(x1, y1, x2, y2)
    assert line.shortened(10, 10).length <= line.length + 1e-6
    assert zigzag(line)[0] == (x1, y1) and zigzag(line)[-1] == (x2, y2)
    assert len(offsets(lines)) == lines


def test_a_legend_wraps_into_rows_and_the_sheet_grows():
    canvas = Canvas("k", 200, 100)
    keys = [Key(f"Tanda yang ke-{at} dengan kata yang agak panjang sekali", stroke=Stroke()) for at in range(6)]
    made = canvas.finished("x", items=[], keys=keys)
    assert made.height > 100 + 6 * 26
    assert made.svg.count('class="d-g-key"') == 6


def test_a_point_is_reached_by_keyboard_and_says_its_value():
    canvas = Canvas("c", 60, 60)
    with canvas.mark("p-0", "23 Sep: 5 & 6", reach=True):
        canvas.circle(30, 30, 4)
    svg = canvas.finished("Ukuran", items=["23 Sep: 5 & 6"]).svg
    assert '<g class="d-mark" role="img" aria-label="23 Sep: 5 &amp; 6" tabindex="0"' in svg
    assert "<title>23 Sep: 5 &amp; 6</title>" in svg and 'height="60" role="group"' in svg
    assert png(svg)[:4] == b"\x89PNG"


@pytest.mark.parametrize(("points", "offered"), [(0, False), (1, False), (2, True), (200, True)])
def test_many_points_can_be_passed_over_by_keyboard(points, offered):
    canvas = Canvas("c9", 60, 60)
    for at in range(points):
        with canvas.mark(f"p-{at}", f"nilai {at}", reach=True):
            canvas.circle(30, 30, 4)
    made = canvas.finished("Ukuran", items=["nilai"])
    assert made.stops == points
    shown = render_to_string("kit/drawing.html", {"drawing": made, "chart": True})
    assert ('href="#c9-past"' in shown) is offered and ('id="c9-past"' in shown) is offered
    if offered:
        assert shown.index('href="#c9-past"') < shown.index("<svg") < shown.index("</svg>") < shown.index('id="c9-past"')


def test_a_character_xml_cannot_hold_is_left_out_and_nothing_else():
    canvas = Canvas("c", 60, 60)
    with canvas.mark("x", "a\x00b\x1bc"):
        canvas.text(30, 30, "\x00Ibu\ud800 \ufffe")
    made = canvas.finished("x", items=["a\x00b\x1bc"])
    assert made.items == ["abc"] and 'aria-label="abc"' in made.svg and ">Ibu <" in made.svg
    assert png(made.svg)[:4] == b"\x89PNG"
