"""The place map: what is safe and what is feared, told apart without colour; never where somebody lives (R99, part E)."""

import re
from itertools import pairwise

import pytest
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from sintas.instruments.catalogue import instrument
from sintas.instruments.instrument import Manner
from sintas.instruments.library.place_map import INSTRUMENT as PLACE_MAP
from sintas.instruments.library.place_map.routes import crosses
from sintas.kit.drawing import png
from sintas.kit.tests import pace

from .maps_people import LONG, LONG_WORD, MS, in_turn
from .maps_read import SVG, is_whole, legend, marks, tree, words

PLACES = [
    {"name": "rumah nenek", "kind": "safe", "who": "nenek dan bibi Rini", "when": "sepulang sekolah", "near": "masjid"},
    {"name": "SD 3", "kind": "mixed", "who": "guru", "when": "pagi"},
    {"name": "warung", "kind": "feared", "who": "paman Budi", "when": "sore", "note": "sering duduk di sana"},
    {"name": "kamar belakang", "kind": "incident", "when": "malam hari"},
    {"name": "masjid", "kind": "safe", "near": "rumah nenek"},
    {"name": "pasar"},
]
WAYS = [["rumah nenek", "SD 3"], ["SD 3", "warung"], ["warung", "SD 3"], ["rumah nenek", "masjid"]]
KINDS = ["safe", "feared", "incident", "mixed", ""]


@pytest.fixture
def kept():
    return PLACE_MAP.clean({"places": PLACES, "ways": WAYS})


def test_places_and_ways_are_told_one_by_one(kept):
    drawing = PLACE_MAP.draw(kept, MS, Manner())
    assert drawing.title == "Peta tempat"
    assert drawing.items == [
        "Klien: MS, 27 tahun",
        "rumah nenek: tempat aman; ada nenek dan bibi Rini; sepulang sekolah",
        "SD 3: kadang aman, kadang tidak; ada guru; pagi",
        "warung: tempat yang ditakuti; ada paman Budi; sore; sering duduk di sana",
        "kamar belakang: tempat kejadian; malam hari",
        "masjid: tempat aman",
        "pasar: belum disebut aman atau tidak",
        "Jalan sehari-hari: rumah nenek dan SD 3",
        "Jalan sehari-hari: SD 3 dan warung",
        "Jalan sehari-hari: rumah nenek dan masjid",
        "Berdekatan: rumah nenek dan masjid",
    ]
    assert sorted(marks(drawing).values()) == sorted(drawing.items)
    assert legend(drawing) == [
        "Tempat aman", "Tempat yang ditakuti", "Tempat kejadian", "Kadang aman, kadang tidak", "Belum disebut aman atau tidak",
        "Jalan sehari-hari klien", "Berdekatan",
    ]  # fmt: skip
    assert "bukan letak yang sebenarnya" in drawing.note
    is_whole(drawing)


def test_it_is_hidden_until_asked_for_and_known_to_the_catalogue():
    assert PLACE_MAP.sensitive
    assert instrument("place_map") is PLACE_MAP


def test_kinds_differ_by_shape_and_line_alone():
    edges = set()
    for kind in KINDS:
        drawing = PLACE_MAP.draw(PLACE_MAP.clean({"places": [{"name": "x", "kind": kind}]}), MS, Manner())
        place = next(one for one in tree(drawing).iter(f"{SVG}g") if one.get("data-mark") == "place-0")
        edges.add(tuple((one.tag, one.get("stroke-dasharray"), bool(one.get("rx"))) for one in place if one.tag != f"{SVG}text"))
    assert len(edges) == 5


def test_only_what_was_used_stands_in_the_legend():
    drawing = PLACE_MAP.draw(PLACE_MAP.clean({"places": [{"name": "pasar", "kind": "feared"}]}), MS, Manner())
    assert legend(drawing) == ["Tempat yang ditakuti"]


def test_the_same_data_is_the_same_drawing_and_fits_a_sheet(kept):
    drawing = PLACE_MAP.draw(kept, MS, Manner())
    assert drawing.svg == PLACE_MAP.draw(kept, MS, Manner()).svg
    assert drawing.width <= 720
    assert png(drawing.svg, zoom=1).startswith(b"\x89PNG")


def test_people_become_initials_and_places_stay_words(kept):
    drawing = PLACE_MAP.draw(kept, MS, Manner(initials=True))
    for name in ("Rini", "Budi"):
        assert name not in drawing.svg
    assert "rumah nenek: tempat aman; ada nenek dan bibi R; sepulang sekolah" in drawing.items
    assert "paman B" in drawing.svg


def test_a_tap_leads_where_the_page_says_and_a_paper_has_no_links(kept):
    drawing = PLACE_MAP.draw(kept, MS, Manner(link=lambda mark: f"?tanda={mark}", chosen="place-2"))
    assert 'href="?tanda=place-2"' in drawing.svg
    assert drawing.svg.count('aria-current="true"') == 1
    assert "<a " not in PLACE_MAP.draw(kept, MS, Manner()).svg


@pytest.mark.parametrize("count", [1, 2, 3, 7, 10, 11, 30, 60])
def test_many_places_stand_apart_and_no_line_runs_through_another_place(count):
    rows = [
        {
            "name": f"{in_turn(['pasar', LONG, LONG_WORD, 'SD'], at)} {at}",
            "kind": in_turn(KINDS, at),
            "who": in_turn(["", "ibu", "teman sebaya dan guru"], at),
            "when": in_turn(["pagi", ""], at),
            "note": "hanya bila ditemani orang yang ia percaya" if at % 4 == 1 else "",
            "near": (at + 2) % count if count > 2 and at % 3 == 0 else "",
        }
        for at in range(count)
    ]
    ways = [[at, (at * 5 + 2) % count] for at in range(count) if at != (at * 5 + 2) % count]
    content = PLACE_MAP.clean({"places": rows, "ways": ways})
    with pace.Watch() as took:
        drawing = PLACE_MAP.draw(content, MS, Manner())
    assert took.seconds < 3
    is_whole(drawing)
    assert drawing.width <= 1100
    boxes = {name: box_of(drawing, name) for name in marks(drawing) if name.startswith("place-") or name == "client"}
    assert len(boxes) == count + 1
    for at, (kind, ends) in enumerate([("way", one) for one in content["ways"]]):
        own = {f"place-{end}" for end in ends}
        for begin, end in runs(drawing, f"{kind}-{at}"):
            assert not [name for name, box in boxes.items() if name not in own and crosses(begin, end, box)]


def group(drawing, mark):
    return next(one for one in tree(drawing).iter() if one.get("data-mark") == mark)


def box_of(drawing, mark):
    """(left, top, right, bottom) of the outline of a shape."""
    for one in group(drawing, mark):
        held = {name: float(one.get(name, "0")) for name in ("x", "y", "width", "height", "cx", "cy", "rx", "ry")}
        if one.tag == f"{SVG}rect":
            return held["x"], held["y"], held["x"] + held["width"], held["y"] + held["height"]
        if one.tag == f"{SVG}ellipse":
            return held["cx"] - held["rx"], held["cy"] - held["ry"], held["cx"] + held["rx"], held["cy"] + held["ry"]
        if one.tag == f"{SVG}polygon":
            points = [tuple(map(float, pair.split(","))) for pair in one.get("points").split()]
            across, down = zip(*points, strict=True)
            return min(across), min(down), max(across), max(down)
    raise AssertionError(mark)


def runs(drawing, mark):
    """Every straight piece of a line."""
    found = []
    for one in group(drawing, mark).iter(f"{SVG}polyline"):
        points = [tuple(map(float, pair.split(","))) for pair in one.get("points").split()]
        found += list(pairwise(points))
    assert found
    return found


def test_lines_that_join_the_same_places_stand_beside_each_other(kept):
    drawing = PLACE_MAP.draw(kept, MS, Manner())
    (way, _end), *_more = runs(drawing, "way-2")
    (near, _end), *_more = runs(drawing, "near-0")
    assert abs(way[0] - near[0]) + abs(way[1] - near[1]) > 5


def test_lines_written_before_it_was_drawn_stay_under_it():
    upgraded = PLACE_MAP.upgrade({"lines": ["Pasar: takut lewat", "Masjid: tenang"]}, 1)
    drawing = PLACE_MAP.draw(PLACE_MAP.clean(upgraded), MS, Manner())
    assert drawing.items == ["Klien: MS, 27 tahun", "Pasar: takut lewat", "Masjid: tenang"]
    assert PLACE_MAP.facts(upgraded) == {"places": 0, "kinds": {}, "ways": 0}
    with pytest.raises(ValueError, match="schema 9"):
        PLACE_MAP.upgrade(upgraded, 9)


def test_it_is_said_in_english_too(kept):
    with translation.override("en"):
        assert PLACE_MAP.draw(kept, MS, Manner()).items


def test_what_the_form_takes_is_what_is_kept():
    sent = {
        "places-0-name": "rumah nenek", "places-0-kind": "safe", "places-0-who": "nenek", "places-0-near": "Pasar",
        "places-3-name": "pasar", "ways-0-one": "rumah nenek", "ways-0-other": "pasar", "lines": "- berani bila ditemani\n",
    }  # fmt: skip
    form = PLACE_MAP.form(MultiValueDict({name: [value] for name, value in sent.items()}))
    assert form.is_valid(), form.errors
    found = PLACE_MAP.clean(form.content(form.cleaned_data))
    empty = {"kind": "", "who": "", "when": "", "note": "", "near": ""}
    assert found == {
        "places": [{**empty, "name": "rumah nenek", "kind": "safe", "who": "nenek", "near": 1}, {**empty, "name": "pasar"}],
        "ways": [[0, 1]],
        "lines": ["berani bila ditemani"],
    }
    begun = PLACE_MAP.form.begun_with(found)
    assert begun["places"][0]["near"] == "pasar"
    assert begun["ways"] == [{"one": "rumah nenek", "other": "pasar"}]
    assert PLACE_MAP.clean(begun) == found


def test_the_form_shows_no_name_of_a_place_in_a_title(kept):
    assert not re.search(r"nenek|warung", PLACE_MAP.draw(kept, MS, Manner()).title)
    assert {one.words for one in words(PLACE_MAP.draw(kept, MS, Manner()))} >= {"masjid", "pasar"}
