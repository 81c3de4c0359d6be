"""The BPSS figure: what was written in it, and what functioning says under the same four heads."""

import pytest
from hypothesis import given

from sintas.instruments.catalogue import instrument
from sintas.instruments.instrument import Manner
from sintas.instruments.library.bpss import BOXES, merged
from sintas.safekeeping.refusals import BadInput

from .figures_read import RW, is_told, seen, shapes
from .maps_read import SVG, tree
from .test_strengths_quadrant import ANY_JSON

TOOL = instrument("bpss")
MS = {
    "biological": ["161 cm, 55 kg", "radang tenggorokan"],
    "psychological": ["mudah teriritasi", "merasa khawatir", "sulit berkonsentrasi"],
    "social": ["dekat dengan pembina asrama"],
    "spiritual": ["taat beribadah"],
}


def drawn(content):
    return TOOL.draw(content, RW, Manner("b"))


def test_four_boxes_with_a_small_picture_each():
    drawing = drawn(TOOL.clean(MS))
    is_told(drawing)
    assert drawing.items[0] == "Biologis: 161 cm, 55 kg" and drawing.items[-1] == "Spiritual: taat beribadah"
    assert [words for words in ("Biologis", "Psikologis", "Sosial", "Spiritual") if words not in seen(drawing)] == []
    assert len(list(tree(drawing).iter(f"{SVG}path"))) == 6  # one or two strokes an icon
    assert len(shapes(drawing, "social-0", "circle")) == 1


def test_what_functioning_says_stands_in_the_same_boxes_and_nothing_twice():
    both = merged(TOOL.clean(MS), {"biological": ["radang tenggorokan", "disabilitas wajah"], "spiritual": ["Juara I di gereja, 2014"]})
    drawing = drawn(both)
    is_told(drawing)
    assert drawing.items.count("Biologis: radang tenggorokan") == 1
    assert "Biologis: disabilitas wajah" in drawing.items and "Spiritual: Juara I di gereja, 2014" in drawing.items
    assert MS["biological"] == ["161 cm, 55 kg", "radang tenggorokan"]


def test_functioning_alone_draws_too():
    drawing = drawn(merged({}, {"social": ["bekerja di toko kakak"]}))
    is_told(drawing)
    assert "Sosial: bekerja di toko kakak" in drawing.items and "Biologis: belum ditulis" in drawing.items


def test_the_same_content_is_the_same_picture():
    assert drawn(TOOL.clean(MS)).svg == drawn(TOOL.clean(TOOL.clean(MS))).svg


@pytest.mark.parametrize(("content", "field"), [({"biological": "161 cm"}, "biological"), ({"social": [161]}, "social"), ({"economic": ["x"]}, "tool")])
def test_another_shape_is_refused_at_its_box(content, field):
    with pytest.raises(BadInput) as refused:
        TOOL.clean(content)
    assert list(refused.value.fields) == [field]


@given(ANY_JSON)
def test_whatever_comes_is_kept_left_out_or_refused(content):
    try:
        kept = TOOL.clean(content)
    except BadInput:
        return
    assert kept is None or set(kept) == set(BOXES)


def test_a_character_no_paper_can_hold_breaks_nothing():
    is_told(drawn(TOOL.clean({"social": ["dekat\x00 dengan\x1b kakak"]})))


def test_the_form_reads_lines():
    form = TOOL.form({"biological": "sehat", "social": ""})
    assert form.is_valid()
    assert TOOL.clean(form.content(form.cleaned_data)) == {"biological": ["sehat"], "psychological": [], "social": [], "spiritual": []}
    assert TOOL.facts(MS) == {"biological": 2, "psychological": 3, "social": 1, "spiritual": 1}
