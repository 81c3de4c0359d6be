"""Strengths and challenges written together, then seen as one picture."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sintas.instruments.catalogue import instrument
from sintas.instruments.instrument import Manner
from sintas.instruments.library.strengths_quadrant import BOXES
from sintas.safekeeping.refusals import BadInput

from .figures_read import RW, is_told, one_line, seen
from .maps_read import marks

TOOL = instrument("strengths_quadrant")
MS = {
    "internal_strengths": ["ambisius", "percaya diri", "mampu bekerja cepat", "mudah beradaptasi", "impian tinggi"],
    "internal_weaknesses": ["cenderung lupa", "bad mood", "mudah emosi", "kurang sabar"],
    "external_strengths": ["disiplin mengikuti kegiatan", "aktif di kelas vokasional", "mudah berkomunikasi"],
    "external_weaknesses": ["mudah terganggu kebisingan"],
}
LONG = "Kakak yang paling dekat dan pembina asrama bersedia menemani setiap kali ada panggilan, juga pada malam hari"
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*BOXES, "lines", "x"]), inner, max_size=4),
    max_leaves=12,
)


def drawn(content, manner=None):
    return TOOL.draw(TOOL.clean(content), RW, manner or Manner("sq"))


def test_four_boxes_with_their_lines_in_the_order_written():
    drawing = drawn(MS)
    is_told(drawing)
    assert drawing.items[:2] == ["Kekuatan dari dalam: ambisius", "Kekuatan dari dalam: percaya diri"]
    assert len(drawing.items) == sum(map(len, MS.values()))
    for heading in ("Kekuatan dari dalam", "Kekuatan dari lingkungan", "Tantangan dari dalam", "Tantangan dari lingkungan"):
        assert heading in seen(drawing)
    assert drawing.width <= 720


def test_a_box_nobody_filled_says_so():
    drawing = drawn({"internal_strengths": ["sabar"]})
    is_told(drawing)
    assert drawing.items.count("Tantangan dari dalam: belum ditulis") == 1
    assert len(drawing.items) == 4


def test_sixty_long_lines_stay_readable_and_nothing_is_cut_off():
    drawing = drawn({name: [f"{at} {LONG}" for at in range(60)] for name in BOXES})
    is_told(drawing)
    assert len(marks(drawing)) == 240
    assert one_line(f"59 {LONG}") in one_line(seen(drawing))


def test_a_word_without_any_space_is_broken_not_lost():
    drawing = drawn({"external_strengths": ["x" * 300]})
    is_told(drawing)
    assert "x" * 300 in one_line(seen(drawing))


def test_the_same_content_is_the_same_picture():
    assert drawn(MS).svg == drawn(dict(reversed(MS.items()))).svg


def test_in_english_only_what_the_program_says_changes():
    with translation.override("en"):
        drawing = drawn(MS)
    assert all(any(item.endswith(f": {line}") for item in drawing.items) for lines in MS.values() for line in lines)


def test_a_tap_leads_to_the_line_on_screen_and_nowhere_on_paper():
    assert "<a " not in drawn(MS).svg
    assert 'href="?ubah=internal_strengths-0"' in drawn(MS, Manner("sq", link=lambda mark: f"?ubah={mark}")).svg


def test_nothing_said_is_nothing_kept():
    assert TOOL.clean({}) is None
    assert TOOL.clean({"internal_strengths": [" ", "- "], "external_strengths": None}) is None


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (["sabar"], "tool"),
        ({"external_strengths": "sabar"}, "external_strengths"),
        ({"external_weaknesses": [1]}, "external_weaknesses"),
        ({"lines": ["x"]}, "tool"),
    ],
)
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
    assert kept is None or TOOL.clean(kept) == kept


def test_the_form_reads_lines_and_begins_with_them():
    form = TOOL.form({"internal_strengths": "- ambisius\n\n• percaya diri", "external_weaknesses": ""})
    assert form.is_valid()
    content = TOOL.clean(form.content(form.cleaned_data))
    assert content["internal_strengths"] == ["ambisius", "percaya diri"]
    assert TOOL.form.begun_with(content)["internal_strengths"] == ["ambisius", "percaya diri"]
    assert TOOL.facts(content) == {"internal_strengths": 2, "external_strengths": 0, "internal_weaknesses": 0, "external_weaknesses": 0}


def test_older_content_is_this_content_and_an_unknown_schema_is_said():
    assert TOOL.upgrade(MS, 1) == MS
    with pytest.raises(ValueError, match="schema 2"):
        TOOL.upgrade(MS, 2)
