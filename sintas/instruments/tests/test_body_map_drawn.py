"""The body map on the sheet: neutral outlines, numbers where the client pointed, the client's words beside them, nothing on anything."""

from __future__ import annotations

import math
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from sintas.instruments.instrument import Manner
from sintas.instruments.library.body_map import INSTRUMENT
from sintas.instruments.library.body_map.figures import FIGURES, outline
from sintas.instruments.library.body_map.layout import SIZES, Panel, meet, set_apart
from sintas.instruments.library.body_map.regions import SIDES, centre, sides_of
from sintas.kit.drawing import png
from sintas.practice.catalogue import load

from .maps_read import groups, is_whole, legend, marks, tree, words
from .test_body_map import MARKED, client_of

ADULT = client_of(27)
LONG = "Sakitnya seperti ditarik-tarik dari dalam, apalagi kalau malam dan hujan, lalu hilang sendiri menjelang pagi kalau anak-anak sudah bangun"
REGIONS = [row.code for row in load("body_regions").rows]


def drawn(rows, **more):
    content = INSTRUMENT.clean({"marks": rows, **more})
    return INSTRUMENT.draw(content, ADULT, Manner())


def on_every_region(figure):
    rows = [{"region": code, "side": side, "words": "di sini"} for code in REGIONS for side in sides_of(code)]
    return [drawn(rows[at : at + 40], figure=figure) for at in range(0, len(rows), 40)]


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_every_region_can_be_marked_and_nothing_lies_on_anything(figure):
    for drawing in on_every_region(figure):
        is_whole(drawing)
        assert len(marks(drawing)) == len(groups(drawing, "listed")) == len(drawing.items)


@pytest.mark.parametrize("figure", sorted(FIGURES))
@pytest.mark.parametrize("shape", sorted(SIZES))
def test_forty_marks_at_one_place_stand_apart_inside_the_figures_box(figure, shape):
    panel = Panel(0, 0, FIGURES[figure].wide, FIGURES[figure].high)
    points = set_apart(panel, [panel.at((0.97, 0.99))] * 40, [SIZES[shape]] * 40)
    for at, (x, y) in enumerate(points):
        assert SIZES[shape].wide / 2 <= x <= panel.wide - SIZES[shape].wide / 2
        assert SIZES[shape].high / 2 <= y <= panel.high - SIZES[shape].high / 2
        assert not any(meet((x, y), SIZES[shape], other, SIZES[shape]) for other in points[:at])
    is_whole(drawn([{"side": "back", "x": 0.5, "y": 0.5, "shape": shape, "words": LONG}] * 40, figure=figure))


def test_a_mark_that_stands_aside_keeps_a_line_to_its_place():
    alone = drawn([MARKED])
    two = drawn([MARKED, {**MARKED, "words": "dan panas"}])
    assert (len(groups(alone, "leader")), len(groups(two, "leader"))) == (0, 1)


def test_right_and_left_are_the_clients_own():
    for figure in FIGURES:
        for code in REGIONS:
            right = code.startswith("right_")
            if right or code.startswith("left_"):
                for side in sides_of(code):
                    x, _y = centre(code, side, figure)
                    assert (x < 0.5) == (right == (side == "front")), (code, side)
            else:
                assert all(centre(code, side, figure)[0] == 0.5 for side in sides_of(code)), code
    said = [(one.words, one.left) for one in words(drawn([MARKED]))]
    heads = [text for text, _left in sorted((one for one in said if one[0] in ("kanan klien", "kiri klien")), key=lambda one: one[1])]
    assert heads == ["kanan klien", "kiri klien", "kiri klien", "kanan klien"]


def corners(figure):
    """The outline as a fine polygon, read back from its path."""
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", outline(FIGURES[figure], 0, 0))]
    at, found = (numbers[0], numbers[1]), []
    for start in range(2, len(numbers), 6):
        ax, ay, bx, by, x, y = numbers[start : start + 6]
        for step in range(12):
            t = step / 12
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            found.append((a * at[0] + b * ax + c * bx + d * x, a * at[1] + b * ay + c * by + d * y))
        at = (x, y)
    return found


def holds(polygon, x, y):
    hits = False
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            hits = not hits
    return hits


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_the_outline_is_closed_symmetric_in_its_box_and_every_region_lies_on_it(figure):
    shape, polygon = FIGURES[figure], corners(figure)
    assert all(0 < x < shape.wide and 0 < y < shape.high for x, y in polygon)
    for x, y in polygon[:: len(polygon) // 40]:
        assert min(math.hypot(shape.wide - x - ox, y - oy) for ox, oy in polygon) < 3
    for code in REGIONS:
        for side in sides_of(code):
            x, y = centre(code, side, figure)
            near = [(dx, dy) for dx in (-4, 0, 4) for dy in (-4, 0, 4)]
            assert any(holds(polygon, x * shape.wide + dx, y * shape.high + dy) for dx, dy in near), (code, side)


def test_a_child_has_a_larger_head_and_shorter_limbs():
    def head(figure):
        return centre("throat", "front", figure)[1]

    def leg(figure):
        return centre("left_ankle", "front", figure)[1] - centre("private_parts", "front", figure)[1]

    assert head("child") > head("adult") * 1.2
    assert leg("child") < leg("adult")


def test_the_clients_words_stand_whole_in_picture_and_list():
    drawing = drawn([{**MARKED, "words": LONG, "feels": ["pain"], "seen": ["bruise"], "size": "3 cm", "colour": "ungu", "shape": "patch"}])
    seen = " ".join(one.words for one in words(drawing))
    for said in (LONG, "nyeri", "terlihat: memar", "ukuran: 3 cm", "warna: ungu", "bercak", "Lengan atas kanan, depan"):
        assert said in seen and said in drawing.items[0]
    assert marks(drawing) == {"mark-0": drawing.items[0]}
    assert [one.words for one in words(drawing)].count("1") == 2  # on the figure and in the list


def test_the_legend_holds_only_shapes_that_are_there():
    assert legend(drawn([MARKED])) == ["Titik"]
    rows = [{**MARKED, "shape": shape} for shape in ("patch", "line")]
    assert legend(drawn(rows)) == ["Memanjang", "Bercak"]


def test_it_always_says_that_it_is_no_medical_finding():
    for drawing in (drawn([MARKED]), drawn([], lines=["memar di lengan"])):
        assert "Bukan temuan medis" in drawing.note and "visum" in drawing.note
        assert "Bukan temuan medis" in " ".join(one.words for one in words(drawing))
        assert drawing.title == "Peta tubuh"


def test_whoever_prefers_not_to_gets_a_calm_sentence_and_no_figure():
    """In words, not as a wide picture of a sentence; what was remarked stands with it."""
    drawing = INSTRUMENT.draw(INSTRUMENT.clean({"declined": True, "where_made": "ruang bermain"}), ADULT, Manner())
    assert drawing.svg == "" and drawing.items[1:] == ["Dibuat di: ruang bermain"]
    assert "tidak menandai" in drawing.items[0] and drawing.items[0] in drawing.words
    shown = render_to_string("kit/drawing.html", {"drawing": drawing, "wide": True})
    assert "<svg" not in shown and "<figure" not in shown and all(f"<p>{one}</p>" in shown for one in drawing.items)


def test_remarks_and_the_room_are_printed_below():
    drawing = drawn([], where_made="ruang bermain", lines=["Klien menunjuk sendiri."])
    assert drawing.items == ["Dibuat di: ruang bermain", "Klien menunjuk sendiri."]
    assert "Belum ada tanda" in drawing.note
    is_whole(drawing)


def test_a_map_without_a_chosen_figure_takes_the_one_of_the_age():
    content = INSTRUMENT.upgrade({"lines": ["memar"]}, 1)
    child = INSTRUMENT.draw(content, client_of(8), Manner())
    assert outline(FIGURES["child"], 32, 46).split()[1] in child.svg
    assert child.svg != INSTRUMENT.draw(content, ADULT, Manner()).svg


def test_the_same_map_is_the_same_bytes_and_a_mark_can_be_chosen_on_the_screen():
    content = INSTRUMENT.clean({"marks": [MARKED, {"region": "throat"}]})
    assert INSTRUMENT.draw(content, ADULT, Manner()).svg == INSTRUMENT.draw(content, ADULT, Manner()).svg
    linked = INSTRUMENT.draw(content, ADULT, Manner(link=lambda mark: f"?tanda={mark}", chosen="mark-1"))
    assert 'href="?tanda=mark-0"' in linked.svg and linked.svg.count('aria-current="true"') == 1
    assert png(drawn([MARKED]).svg, zoom=1).startswith(b"\x89PNG")


def test_it_fits_a_phone_and_speaks_both_languages():
    drawing = drawn([MARKED])
    assert drawing.width <= 480
    with translation.override("en"):
        english = drawn([MARKED])
        is_whole(english)
    assert "Right upper arm" in english.items[0]


def test_colour_is_never_needed():
    """Marks are white with a black edge; only their outline tells them apart."""
    drawing = drawn([{**MARKED, "shape": shape} for shape in SIZES])
    for one in tree(drawing).iter():
        if one.get("data-mark"):
            shapes = [part for part in one if not part.tag.endswith("text")]
            assert [part.get("class") for part in shapes] == ["d-shape"]


def test_both_sides_are_there_even_when_one_has_no_mark():
    assert {"Depan", "Belakang"} <= {one.words for one in words(drawn([MARKED]))}
    assert SIDES == ("front", "back")
