"""The ecomap of MS and of others: what is kept, what is refused, where it begins."""

import json

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.instruments.around.form import begun_from
from sintas.instruments.family import CLIENT, Bond, Family, Relative
from sintas.instruments.instrument import Manner, Subject
from sintas.instruments.library.ecological_map import INSTRUMENT as ECOLOGICAL
from sintas.instruments.library.ecomap import INSTRUMENT as ECOMAP
from sintas.safekeeping.refusals import BadInput

from .maps_people import MS, MS_FAMILY, MS_TIES, TODAY
from .maps_read import ends, groups, marks

NAMES = st.sampled_from(["ties", "to", "person", "energy", "conflict", "lines", "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=14,
)


@pytest.fixture
def kept():
    return ECOMAP.clean(ECOMAP.upgrade(ECOMAP.clean({"ties": MS_TIES}), 1))


def test_the_ties_of_ms_are_counted_from_what_is_kept(kept):
    assert ECOMAP.facts(kept) == {
        "ties": 8,
        "with_energy": {"very_close": 1, "close": 2},
        "without_energy": {"very_close": 3, "normal": 1, "ordinary": 1},
        "conflict": 0,
        "closeness_not_recorded": 0,
        "kinds": {},
        "levels": {},
    }


def test_the_picture_of_ms_shows_the_same_counts(kept):
    drawing = ECOMAP.draw(kept, MS, Manner())
    lines = {name: groups(drawing, f"tie-{name}") for name in ("very_close", "close", "normal", "ordinary")}
    assert {name: len(found) for name, found in lines.items()} == {"very_close": 4, "close": 2, "normal": 1, "ordinary": 1}
    assert len(groups(drawing, "energy-to_client")) == 3
    assert [sum(ends(one) for one in found) for found in lines.values()] == [1, 2, 0, 0]
    # three parallel lines, two, one
    drawn = {name: {len(list(one.iter("{http://www.w3.org/2000/svg}line"))) for one in found} for name, found in lines.items()}
    assert drawn == {"very_close": {3}, "close": {2}, "normal": {1}, "ordinary": {1}}
    assert not groups(drawing, "conflict")
    assert len(marks(drawing)) == len(drawing.items) == 9


def test_who_is_in_the_file_is_named_from_there(kept):
    items = ECOMAP.draw(kept, MS, Manner()).items
    assert items[0] == "Klien: MS, 27 tahun"
    assert "SSH, ibu, meninggal 2022: sangat dekat, memberi dukungan kepada klien" in items
    assert "SW, kakak: dekat, memberi dukungan kepada klien" in items
    assert "teman Rt: sangat dekat" in items


def test_who_was_struck_out_of_the_file_keeps_the_words_written_beside(kept):
    alone = Subject("MS", TODAY, Family(()), age=27)
    items = ECOMAP.draw(kept, alone, Manner()).items
    assert "SW (kakak keempat): dekat, memberi dukungan kepada klien" in items
    gone = ECOMAP.clean({"ties": [{"person": "nobody", "closeness": "close"}]})
    assert ECOMAP.draw(gone, alone, Manner()).items[1] == "Seseorang: dekat"


def test_ties_of_schema_one_are_kept_with_the_new_columns_empty():
    upgraded = ECOMAP.upgrade({"ties": [{"to": "ayah", "person": "", "closeness": "normal", "energy": True, "conflict": False}]}, 1)
    assert upgraded == {
        "ties": [
            {
                "to": "ayah",
                "person": "",
                "kind": "",
                "closeness": "normal",
                "energy": "to_client",
                "conflict": False,
                "level": "",
                "note": "",
            }
        ]
    }
    assert ECOMAP.clean(upgraded) == upgraded == ECOMAP.upgrade(upgraded, 2)
    with pytest.raises(ValueError, match="schema 3"):
        ECOMAP.upgrade(upgraded, 3)


def test_support_merely_said_to_be_there_goes_to_the_client():
    found = ECOMAP.clean({"ties": [{"to": "ibu", "energy": True}, {"to": "ayah", "energy": False}, {"to": "", "person": ""}]})
    assert [one["energy"] for one in found["ties"]] == ["to_client", ""]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"closeness": "close"}, "ties-0-to"),
        ({"to": "ibu", "closeness": "glued"}, "ties-0-closeness"),
        ({"to": "ibu", "closeness": True}, "ties-0-closeness"),
        ({"to": "ibu", "energy": "up"}, "ties-0-energy"),
        ({"to": "ibu", "kind": "enemy"}, "ties-0-kind"),
        ({"to": "ibu", "level": "galaxy"}, "ties-0-level"),
        ({"to": "ibu", "conflict": "perhaps"}, "ties-0-conflict"),
        ({"to": ["ibu"]}, "ties-0-to"),
        ({"to": True}, "ties-0-to"),
        ({"to": "i" * 201}, "ties-0-to"),
        ({"to": "ibu", "note": "n" * 161}, "ties-0-note"),
        ({"to": "ibu", "weight": 3}, "ties"),
        ("ibu", "ties"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_cell(row, field):
    with pytest.raises(BadInput) as refused:
        ECOMAP.clean({"ties": [row]})
    assert list(refused.value.fields) == [field]
    assert str(refused.value.fields[field]).endswith(".")


@pytest.mark.parametrize("content", [[], "ties", {"ties": "ibu"}, {"ties": [{"to": "x"}] * 201}, {"moods": []}, {1: 2}])
def test_content_of_another_shape_is_refused(content):
    with pytest.raises(BadInput):
        ECOMAP.clean(content)


@pytest.mark.parametrize("content", [{}, {"ties": None}, {"ties": []}, {"ties": [{}, {"to": "  "}]}, {"lines": ["- "]}])
def test_nothing_said_is_none(content):
    assert ECOMAP.clean(content) is None


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_anything_is_kept_or_refused_and_what_is_kept_can_be_drawn(content):
    try:
        found = ECOMAP.clean(content)
    except BadInput:
        return
    if found is not None:
        assert ECOMAP.clean(json.loads(json.dumps(found))) == found
        assert ECOMAP.facts(found)["ties"] == len(found["ties"])
        ECOMAP.draw(found, MS, Manner())


def test_a_new_ecomap_begins_with_the_people_whose_tie_has_a_quality():
    rows = begun_from(MS_FAMILY)
    assert [(row["person"], row["closeness"], row["energy"]) for row in rows] == [("sw", "close", "to_client"), ("n", "close", "to_client")]
    form = ECOMAP.form(initial={})
    form.offer_subject(MS)
    page = str(form.render_parts())
    assert "SSH · ibu" in page
    assert form.initial["ties"] == rows


def test_an_ecomap_that_was_begun_is_not_begun_again(kept):
    form = ECOMAP.form(initial=ECOMAP.form.begun_with(kept))
    form.offer_subject(Subject("MS", TODAY, Family((Relative(CLIENT, "MS"),), (Bond(CLIENT, "x", quality="close"),))))
    assert len(form.initial["ties"]) == 8
    # whoever left the file stays choosable, or the row could not be saved again
    assert '<option value="mother" selected>ibu (almarhumah)</option>' in str(form.render_parts())


def test_what_the_form_takes_is_what_is_kept():
    sent = {
        "ties-0-person": "sw", "ties-0-closeness": "close", "ties-0-energy": "both", "ties-0-kind": "", "ties-0-level": "micro",
        "ties-1-to": "UPTD PPA", "ties-1-kind": "service", "ties-1-conflict": "on", "ties-1-note": "tiap Senin",
        "ties-2-to": "",
    }  # fmt: skip
    form = ECOMAP.form(MultiValueDict({name: [value] for name, value in sent.items()}))
    form.offer_subject(MS)
    assert form.is_valid(), form.errors
    found = ECOMAP.clean(form.content(form.cleaned_data))
    assert [(one["person"], one["to"], one["kind"], one["conflict"], one["note"]) for one in found["ties"]] == [
        ("sw", "", "", False, ""),
        ("", "UPTD PPA", "service", True, "tiap Senin"),
    ]


def test_an_ecological_map_keeps_the_lines_written_before_it_was_drawn():
    upgraded = ECOLOGICAL.upgrade({"lines": ["Rumah: ibu dan adik", "Sekolah: guru BK"]}, 1)
    assert upgraded == {"ties": [], "lines": ["Rumah: ibu dan adik", "Sekolah: guru BK"]}
    drawing = ECOLOGICAL.draw(ECOLOGICAL.clean(upgraded), MS, Manner())
    assert drawing.title == "Peta ekologi"
    assert drawing.items[-2:] == upgraded["lines"]
    assert set(marks(drawing).values()) >= set(upgraded["lines"])
