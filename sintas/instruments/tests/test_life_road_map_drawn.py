"""The road as a client sees it: good above, hard below, in order, with every word, however many events."""

import os
import re
from itertools import pairwise

import pytest
from django.utils import translation

from sintas.instruments.catalogue import instrument
from sintas.instruments.family import CLIENT, Family, Relative
from sintas.instruments.instrument import SHEET, Manner, Subject
from sintas.instruments.library.life_road_map.drawing import ROAD
from sintas.instruments.library.life_road_map.layout import COLUMN, PAD, PER_LANE, placed
from sintas.instruments.library.life_road_map.words import said_at
from sintas.instruments.samples import KINDS, sample
from sintas.kit.drawing import width
from sintas.kit.tests import pace

from .figures_read import RW, TODAY, is_told, one_line, seen, shapes
from .maps_read import legend, marks, words

MANY = 80 if os.environ.get("SINTAS_DRILL") == "1" else 34  # all of them in make drills
TOOL = instrument("life_road_map")
LIFE = [
    {"when": "1998", "what": "Lahir di desa, anak ketiga", "mood": "up", "strength": 3},
    {"age": "9", "what": "Ayah pergi", "mood": "down", "strength": 5, "feeling": "bingung", "helped_by": "Ibu Ratna Dewi (guru)"},
    {"when": "2014", "what": "Juara menyanyi", "mood": "up", "strength": 5, "meaning": "saya ternyata bisa"},
    {"when": "2017", "what": "Pindah ke kota"},
    {"when": "2021", "what": "Mulai dipukul", "mood": "down", "strength": 1},
    {"when": "setelah itu", "what": "Ikut kelas menjahit", "mood": "up"},
]
LONG = "Maria Goreti Supraptiningsih-Kusumaningtyastuti menemani ke kota bersama seluruh keluarga besar dari pihak ibu"


def drawn(events, manner=None, subject=RW):
    return TOOL.draw(TOOL.clean({"events": events}), subject, manner or Manner("r"))


def many(count):
    return [
        {"when": f"{1930 + at}", "what": f"{at} {LONG[: 5 + at * 37 % 100]}", "mood": ("up", "down", "")[at % 3], "strength": (None, 1, 5, 3)[at % 4]}
        for at in range(count)
    ]


def knot(drawing, mark):
    """(look, x, y) of an event's knot."""
    for tag, x, y in (("circle", "cx", "cy"), ("rect", "x", "y")):
        for one in shapes(drawing, mark, tag):
            return one.get("class"), float(one.get(x)), float(one.get(y)) + (12 if tag == "rect" else 0)
    raise AssertionError(mark)


def road_clear_of_words(drawing, events):
    """Sampled along its middle, the road stays half its width away from every word of an event."""
    texts = [said_at(one, as_initials=False) for one in events]
    lanes = placed(texts, [(one.get("mood", ""), one.get("strength")) for one in events], 14)
    # numbers stand in their knots, and the end has its word
    said = [word for word in words(drawing) if not (word.words.isdigit() and len(word.words) < 4) and word.words != "sekarang"]
    for lane in lanes:
        for (x1, y1), (x2, y2) in pairwise(lane.path):
            there = [word for word in said if word.left < x2 and x1 < word.right and word.top - 10 < max(y1, y2) and min(y1, y2) < word.bottom + 10]
            for t in (step / 40 for step in range(41) if there):
                x = x1 + (x2 - x1) * (1.5 * t * (1 - t) ** 2 + 1.5 * t**2 * (1 - t) + t**3)
                y = y1 + (y2 - y1) * (3 * t**2 * (1 - t) + t**3)
                met = [one for one in there if one.left < x < one.right and one.top - ROAD / 2 + 1 < y < one.bottom + ROAD / 2 - 1]
                assert met == [], (x, y)


def test_good_stands_above_the_middle_and_hard_below_the_stronger_the_farther():
    drawing = drawn(LIFE[:3])
    is_told(drawing)
    (up, x0, born), (down, x1, left), (full, x2, won) = (knot(drawing, f"event-{at}") for at in range(3))
    assert (up, down, full) == ("d-full", "d-ink", "d-full") and x0 < x1 < x2
    assert won < born < left
    assert [one for one in legend(drawing) if one.startswith("terasa")] == ["terasa baik: di atas", "terasa berat: di bawah"]


def test_every_word_said_stands_in_the_picture_and_in_the_list():
    drawing = drawn(LIFE)
    is_told(drawing)
    assert len(drawing.items) == len(LIFE)
    assert drawing.items[1] == "2. usia 9: Ayah pergi; terasa berat; kuatnya 5 dari 5; rasanya: bingung; dibantu: Ibu Ratna Dewi (guru)"
    shown = one_line(seen(drawing))
    for said in ("usia 9", "Ayah pergi", "rasanya: bingung", "dibantu: Ibu Ratna Dewi (guru)", "artinya: saya ternyata bisa", "setelah itu"):
        assert one_line(said) in shown
    assert "sekarang" in seen(drawing) and drawing.title == "Peta jalan hidup"


def test_only_marks_that_are_used_stand_in_the_legend():
    assert legend(drawn([{"what": "Pindah"}])) == ["rasanya tidak disebut: di tengah"]
    assert len(legend(drawn(LIFE))) == 4


def test_moods_differ_by_shape_not_colour_alone():
    drawing = drawn([{"what": "a", "mood": "up"}, {"what": "b", "mood": "down"}, {"what": "c"}])
    assert [len(shapes(drawing, f"event-{at}", "circle")) for at in range(3)] == [1, 0, 1]
    assert [len(shapes(drawing, f"event-{at}", "rect")) for at in range(3)] == [0, 1, 0]
    assert knot(drawing, "event-2")[0] == "d-shape"


@pytest.mark.parametrize("count", [1, 2, 4, 5, 17, MANY])
def test_any_number_of_events_is_readable(count):
    events = many(count)
    drawing = drawn(events)
    is_told(drawing)
    assert len(marks(drawing)) == count
    assert drawing.width <= 720
    road_clear_of_words(drawing, events)


@pytest.mark.parametrize("count", [0, 1, 17, MANY])
def test_on_paper_a_long_road_goes_on_from_sheet_to_sheet(count):
    """Every event once, in order, no sheet higher than a page; where the road goes on is said, and where it ends."""
    content = {"events": many(count)}
    sheets = TOOL.sheets(content, RW, Manner("r"))
    assert (len(sheets) == 1) is (count < 17) and all(one.height <= SHEET for one in sheets)
    assert [item for one in sheets for item in one.items] == TOOL.draw(content, RW, Manner("r")).items
    for at, one in enumerate(sheets):
        is_told(one)
        said = [word.words for word in words(one)]
        assert ("sekarang" in said) is (at == len(sheets) - 1 and count > 0) and ("berlanjut" in said) is (at < len(sheets) - 1)
    ids = [ident for one in sheets for ident in re.findall(r' id="([^"]+)"', one.svg)]
    assert len(ids) == len(set(ids)), "they stand in one document"


def test_a_road_of_eighty_events_is_drawn_at_once():
    content = TOOL.clean({"events": many(80)})
    assert pace.fastest(lambda: TOOL.draw(content, RW, Manner("r"))) < 0.2


def test_a_long_story_takes_a_wider_place_instead_of_a_tower():
    events = [{"what": "x"}, {"what": " ".join([LONG] * 6), "mood": "down", "strength": 5}, {"what": "y", "mood": "up", "strength": 5}]
    drawing = drawn(events)
    is_told(drawing)
    road_clear_of_words(drawing, events)
    assert one_line(LONG * 6) in one_line(seen(drawing))
    assert drawing.height < 620  # in one column it would be 1,000


def test_words_of_a_wide_place_stay_off_the_road_that_climbs_to_its_narrow_neighbour():
    short, full = "MMMMMMMMM MMMMMMMMM", "M" * int((3 * COLUMN - PAD) / width("M", 12))
    for mood in ("up", "down"):
        weak = {"when": full, "what": " ".join([LONG] * 2), "mood": mood, "strength": 1, "helped_by": full}
        strong = {"what": short, "mood": mood, "strength": 5}
        for events in ([weak, strong], [strong, weak]):
            drawing = drawn(events)
            is_told(drawing)
            road_clear_of_words(drawing, events)


def test_lanes_hold_no_more_than_their_columns():
    lanes = placed([said_at(one, as_initials=False) for one in many(30)], [("up", 1)] * 30, 0)
    assert all(len(lane.stops) <= PER_LANE for lane in lanes)
    assert [stop.place for lane in lanes for stop in lane.stops] == list(range(30))
    assert all(one.bottom < other.top for one, other in pairwise(lanes))


def test_names_of_helpers_become_letters_where_names_may_not_be_read():
    drawing = drawn(LIFE, Manner("r", initials=True))
    is_told(drawing)
    assert "Ratna" not in drawing.svg and "Ibu RD (guru)" in " ".join(drawing.items)


def test_the_order_follows_the_years_and_marks_keep_the_place_told():
    drawing = drawn([{"when": "2019", "what": "Menikah"}, {"when": "2014", "what": "Juara"}])
    assert drawing.items == ["1. 2014: Juara", "2. 2019: Menikah"]
    assert marks(drawing) == {"event-1": "1. 2014: Juara", "event-0": "2. 2019: Menikah"}


def test_an_age_finds_its_place_among_years_when_the_birth_is_known():
    events = [{"when": "2014", "what": "Juara"}, {"age": "9", "what": "Ayah pergi"}]
    assert drawn(events).items[0].endswith("Ayah pergi")
    unknown = Subject("R", TODAY, Family((Relative(CLIENT),)))
    assert drawn(events, subject=unknown).items[0].endswith("Juara")


def test_the_same_life_is_the_same_picture_and_a_tap_leads_to_the_event():
    assert drawn(LIFE).svg == drawn([dict(one) for one in LIFE]).svg
    svg = drawn(LIFE, Manner("r", link=lambda mark: f"?ubah={mark}", chosen="event-2")).svg
    assert svg.count("<a ") == len(LIFE) and svg.count('aria-current="true"') == 1


def test_in_english_the_words_of_the_program_change_and_the_clients_do_not():
    with translation.override("en"):
        drawing = drawn(LIFE)
    assert all(one["what"] in " ".join(drawing.items) for one in LIFE)


@pytest.mark.parametrize("kind", KINDS)
def test_the_invented_samples_are_whole(kind):
    is_told(sample("life_road_map", kind).drawing)
