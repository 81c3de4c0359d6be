"""What a place map does not take: addresses above all, and what cannot be read, each said at its cell."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.instruments.instrument import Manner
from sintas.instruments.library.place_map import INSTRUMENT as PLACE_MAP
from sintas.safekeeping.refusals import BadInput

from .maps_people import MS
from .test_addresses import ADDRESSES, HARMLESS

NAMES = st.sampled_from(["places", "ways", "lines", "name", "kind", "near", "one", "other", "who", "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 5) | st.floats(allow_nan=True) | st.text(max_size=8) | st.sampled_from(["safe", "a", "b"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=16,
)


def refused(content):
    with pytest.raises(BadInput) as found:
        PLACE_MAP.clean(content)
    return dict(found.value.fields)


@pytest.mark.parametrize("words", ADDRESSES)
@pytest.mark.parametrize("column", ["name", "who", "when", "note"])
def test_an_address_is_refused_where_it_stands(words, column):
    said = refused({"places": [{"name": "pasar"}, {"name": "rumah bibi", column: words}]})
    assert list(said) == [f"places-1-{column}"]
    assert "tanpa alamat" in str(said[f"places-1-{column}"])


@pytest.mark.parametrize("words", ADDRESSES)
def test_an_address_is_refused_in_the_remarks(words):
    assert list(refused({"lines": ["berani lewat bila ditemani", words]})) == ["lines"]


@pytest.mark.parametrize("words", HARMLESS)
def test_what_people_call_a_place_is_kept(words):
    assert PLACE_MAP.clean({"places": [{"name": words, "note": words}]})["places"][0]["name"] == words


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"places": [{"kind": "safe"}]}, "places-0-name"),
        ({"places": [{}, {"name": "a"}, {"name": "A"}]}, "places-1-name"),
        ({"places": [{"name": "pasar", "kind": "castle"}]}, "places-0-kind"),
        ({"places": [{"name": "pasar", "kind": []}, {"name": "x", "kind": {"a": 1}}]}, "places-1-kind"),
        ({"places": [{"name": "pasar", "near": "sawah"}]}, "places-0-near"),
        ({"places": [{"name": "pasar", "near": 0}]}, "places-0-near"),
        ({"places": [{"name": "pasar", "near": 7}]}, "places-0-near"),
        ({"places": [{"name": "pasar", "near": True}]}, "places-0-near"),
        ({"places": [{"name": "x" * 81}]}, "places-0-name"),
        ({"places": [{"name": {}}, {"name": ["a"]}]}, "places-0-name"),
        ({"places": [{"name": "pasar", "lat": 1}]}, "places"),
        ({"places": [{"name": f"tempat {at}"} for at in range(61)]}, "places"),
        ({"places": "pasar"}, "places"),
        ({"places": [1]}, "places"),
        ({"places": [{"name": "a"}], "ways": [[0, 1]]}, "ways-0-other"),
        ({"places": [{"name": "a"}], "ways": [["a", "a"]]}, "ways-0-other"),
        ({"places": [{"name": "a"}], "ways": [{"one": "b", "other": "a"}]}, "ways-0-one"),
        ({"places": [{"name": "a"}], "ways": [[0, 1, 2]]}, "ways"),
        ({"places": [{"name": "a"}], "ways": "a"}, "ways"),
        ({"ways": [["a", "b"]]}, "ways-0-one"),
        ({"lines": "satu"}, "lines"),
        ({"map": "x"}, "places"),
        ([1], "places"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_cell(content, field):
    assert list(refused(content)) == [field]


def test_nothing_said_is_nothing():
    assert PLACE_MAP.clean({}) is None
    assert PLACE_MAP.clean({"places": [{}, {"name": "", "near": None}], "ways": [["", ""]], "lines": [" "]}) is None


def test_numbers_follow_their_place_when_an_empty_row_is_left_out():
    found = PLACE_MAP.clean({"places": [{}, {"name": "a", "near": 2}, {"name": "b"}], "ways": [[1, 2], [2, 1]]})
    assert [one["near"] for one in found["places"]] == [1, ""]
    assert found["ways"] == [[0, 1]]


@given(ANYTHING)
@settings(max_examples=400, deadline=None)
def test_anything_is_kept_or_refused(content):
    try:
        found = PLACE_MAP.clean(content)
    except BadInput:
        return
    if found is not None:
        assert PLACE_MAP.clean(json.loads(json.dumps(found))) == found
        PLACE_MAP.draw(found, MS, Manner())
