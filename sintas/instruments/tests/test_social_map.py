"""The social map shows what helps and how far it is, and never where somebody lives."""

import json

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.instruments.instrument import Manner
from sintas.instruments.library.social_map import INSTRUMENT as SOCIAL_MAP
from sintas.kit.drawing import png
from sintas.kit.tests import pace
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput

from .maps_people import LONG, LONG_WORD, MS, in_turn
from .maps_read import groups, is_whole, legend, marks, words

PLACES = [
    {"what": "Puskesmas Cempaka", "kind": "health", "where": "walk", "works": "helps", "note": "buka pagi"},
    {"what": "Bu Tini", "kind": "neighbours", "where": "near", "works": "helps", "note": ""},
    {"what": "UPTD PPA", "kind": "protection", "where": "ride", "works": "unsure", "note": ""},
    {"what": "Rumah sakit daerah", "kind": "health", "where": "far", "works": "closed", "note": "perlu rujukan"},
    {"what": "Gereja", "kind": "worship", "where": "walk", "works": "", "note": ""},
]
KINDS = [row.code for row in load("community_resources").rows] + [""]
NAMES = st.sampled_from(["places", "what", "where", "works", "lines", "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=14,
)


@pytest.fixture
def kept():
    return SOCIAL_MAP.clean({"places": PLACES})


def test_resources_are_told_ring_by_ring(kept):
    drawing = SOCIAL_MAP.draw(kept, MS, Manner())
    assert drawing.title == "Peta sosial"
    assert drawing.items == [
        "Tempat tinggal klien",
        "Dekat rumah: Bu Tini, tetangga dan warga: membantu",
        "Jalan kaki: Puskesmas Cempaka, kesehatan, buka pagi: membantu",
        "Jalan kaki: Gereja, ibadah: belum dicatat apakah membantu",
        "Naik kendaraan: UPTD PPA, perlindungan: belum tentu",
        "Jauh: Rumah sakit daerah, kesehatan, perlu rujukan: tidak dapat dipakai sekarang",
    ]
    assert len(marks(drawing)) == len(drawing.items)
    assert len(groups(drawing, "ring")) == 4
    assert legend(drawing) == ["Membantu", "Belum tentu", "Tidak dapat dipakai sekarang", "Belum dicatat apakah membantu"]


def test_near_things_stand_nearer_the_home_than_far_ones(kept):
    found = words(SOCIAL_MAP.draw(kept, MS, Manner()))
    middle = {one.words: ((one.left + one.right) / 2, (one.top + one.bottom) / 2) for one in found}
    home = middle["rumah"]
    far = {
        name: ((middle[name][0] - home[0]) ** 2 + (middle[name][1] - home[1]) ** 2) ** 0.5
        for name in ("Bu Tini", "Gereja", "UPTD PPA", "daerah")
    }
    assert far["Bu Tini"] < far["Gereja"] < far["UPTD PPA"] < far["daerah"]


@pytest.mark.parametrize("count", [0, 1, 2, 5, 12, 25, 60, 100])
def test_many_resources_stand_apart(count):
    rows = [
        {
            "what": in_turn([LONG, "Ojek", LONG_WORD, "Posyandu"], at),
            "kind": in_turn(KINDS, at),
            "where": in_turn(["near", "walk", "ride", "far", ""], at),
            "works": in_turn(["helps", "unsure", "closed", ""], at),
            "note": "buka pagi saja" if at % 6 == 0 else "",
        }
        for at in range(count)
    ]
    content = SOCIAL_MAP.clean({"places": rows}) or {}
    with pace.Watch() as took:
        drawing = SOCIAL_MAP.draw(content, MS, Manner())
    assert took.seconds < 0.4
    is_whole(drawing)
    assert len([name for name in marks(drawing) if name.startswith("place-")]) == count


def test_an_ordinary_map_fits_a_sheet_and_is_the_same_every_time(kept):
    drawing = SOCIAL_MAP.draw(kept, MS, Manner())
    assert drawing.width <= 720
    assert drawing.svg == SOCIAL_MAP.draw(kept, MS, Manner()).svg
    assert png(drawing.svg, zoom=1).startswith(b"\x89PNG")
    assert SOCIAL_MAP.draw({}, MS, Manner()).note == "Belum ada sumber daya yang dicatat."


def test_nothing_about_the_client_stands_on_it_and_neighbours_become_initials(kept):
    drawing = SOCIAL_MAP.draw(kept, MS, Manner(initials=True))
    assert "MS" not in " ".join(drawing.items)
    assert "Tini" not in drawing.svg
    assert "Puskesmas Cempaka" in drawing.svg


@pytest.mark.parametrize(
    "words",
    [
        "Jl. Melati 12",
        "jalan Kenanga no. 3",
        "RT 03/RW 05",
        "warung RT 2",
        "no. 12",
        "Gg. 5",
        "-6.9175, 107.6191",
        "6°55' LS",
        "https://maps.app.goo.gl/x",
    ],
)
@pytest.mark.parametrize("column", ["what", "note"])
def test_an_address_or_coordinates_are_refused_where_they_stand(words, column):
    with pytest.raises(BadInput) as refused:
        SOCIAL_MAP.clean({"places": [PLACES[0], {"what": "Warung", column: words}]})
    assert list(refused.value.fields) == [f"places-1-{column}"]
    assert "tanpa alamat" in str(refused.value.fields[f"places-1-{column}"])
    with pytest.raises(BadInput) as refused:
        SOCIAL_MAP.clean({"lines": [words]})
    assert list(refused.value.fields) == ["lines"]


@pytest.mark.parametrize(
    "words", ["SD 3", "jalan kaki 10 menit", "ketua RT", "layanan SAPA 129", "kamar 2", "posyandu tiap tanggal 5", "2 km dari rumah"]
)
def test_what_is_no_address_passes(words):
    assert SOCIAL_MAP.clean({"places": [{"what": words}]})["places"][0]["what"] == words


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"places": [{"kind": "health"}]}, "places-0-what"),
        ({"places": [{"what": "Pasar", "kind": "castle"}]}, "places-0-kind"),
        ({"places": [{"what": "Pasar", "where": "moon"}]}, "places-0-where"),
        ({"places": [{"what": "Pasar", "works": True}]}, "places-0-works"),
        ({"places": [{"what": {}}]}, "places-0-what"),
        ({"places": 3}, "places"),
        ({"lines": "satu"}, "lines"),
        ([1], "places"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_cell(content, field):
    with pytest.raises(BadInput) as refused:
        SOCIAL_MAP.clean(content)
    assert list(refused.value.fields) == [field]


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_anything_is_kept_or_refused(content):
    try:
        found = SOCIAL_MAP.clean(content)
    except BadInput:
        return
    if found is not None:
        assert SOCIAL_MAP.clean(json.loads(json.dumps(found))) == found
        SOCIAL_MAP.draw(found, MS, Manner())


def test_lines_written_before_it_was_drawn_stay_under_it():
    upgraded = SOCIAL_MAP.upgrade({"lines": ["Puskesmas: ramah", "Pasar: jauh"]}, 1)
    assert upgraded == {"places": [], "lines": ["Puskesmas: ramah", "Pasar: jauh"]}
    drawing = SOCIAL_MAP.draw(upgraded, MS, Manner())
    assert drawing.items == ["Tempat tinggal klien", "Puskesmas: ramah", "Pasar: jauh"]
    assert SOCIAL_MAP.facts(upgraded) == {"places": 0, "kinds": {}, "where": {}, "works": {}}
    with pytest.raises(ValueError, match="schema 9"):
        SOCIAL_MAP.upgrade(upgraded, 9)


def test_what_the_form_takes_is_what_is_kept(kept):
    sent = {
        "places-0-what": "Puskesmas",
        "places-0-kind": "health",
        "places-0-where": "walk",
        "places-0-works": "helps",
        "lines": "- ramai\n",
    }
    form = SOCIAL_MAP.form(MultiValueDict({name: [value] for name, value in sent.items()}))
    assert form.is_valid(), form.errors
    found = SOCIAL_MAP.clean(form.content(form.cleaned_data))
    assert found == {"places": [{"what": "Puskesmas", "kind": "health", "where": "walk", "works": "helps", "note": ""}], "lines": ["ramai"]}
    assert SOCIAL_MAP.facts(kept) == {
        "places": 5,
        "kinds": {"health": 2, "neighbours": 1, "protection": 1, "worship": 1},
        "where": {"walk": 2, "near": 1, "ride": 1, "far": 1},
        "works": {"helps": 2, "unsure": 1, "closed": 1},
    }
