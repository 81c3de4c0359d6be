"""The ecomap on paper and screen: nothing lies on anything, lines mean the same without colour, initials where names may not stand."""

from dataclasses import replace

import pytest

from sintas.instruments.called import person_called
from sintas.instruments.family import CLIENT, Family, Relative
from sintas.instruments.instrument import Manner, Subject
from sintas.instruments.library.ecological_map import INSTRUMENT as ECOLOGICAL
from sintas.instruments.library.ecomap import INSTRUMENT as ECOMAP
from sintas.instruments.nodes import WIDEST
from sintas.instruments.ties import quality_mark, tie_mark
from sintas.kit.drawing import png
from sintas.kit.tests import pace
from sintas.practice.catalogue import load

from .maps_people import LONG, LONG_WORD, MS, MS_TIES, TODAY, in_turn
from .maps_read import SVG, groups, is_whole, legend, lines_cross_no_words, marks, words

QUALITIES = [row.code for row in load("tie_qualities").rows] + [""]
KINDS = [row.code for row in load("ecomap_kinds").rows] + [""]
LEVELS = ["micro", "meso", "exo", "macro", "chrono", ""]
ENERGIES = ["", "to_client", "from_client", "both"]


def ties(count, names=(LONG, "Rahayu", "UPTD PPA", LONG_WORD, "Bu Sri"), note="bertemu setiap hari Minggu"):
    rows = [
        {
            "to": in_turn(list(names), at),
            "kind": in_turn(KINDS, at),
            "closeness": in_turn(QUALITIES, at),
            "energy": in_turn(ENERGIES, at),
            "conflict": at % 5 == 0,
            "level": in_turn(LEVELS, at),
            "note": note if at % 7 == 0 else "",
        }
        for at in range(count)
    ]
    return ECOMAP.clean({"ties": rows})


@pytest.mark.parametrize("scope", ["", "levels"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 9, 13, 17, 24, 30, 41, 60])
def test_up_to_sixty_ties_stand_apart_and_their_lines_run_free(count, scope):
    drawing = ECOMAP.draw(ties(count), MS, Manner(scope=scope))
    is_whole(drawing)
    lines_cross_no_words(drawing, [f"tie-{code or 'unsaid'}" for code in QUALITIES])
    assert {name for name in marks(drawing) if name.startswith("tie-")} == {f"tie-{at}" for at in range(count)}
    lined = count if not scope else sum(1 for at in range(count) if LEVELS[at % 6] != "chrono")
    assert sum(len(groups(drawing, f"tie-{code or 'unsaid'}")) for code in QUALITIES) == lined


def test_an_ordinary_ecomap_fits_a_sheet_and_is_the_same_every_time():
    content = ECOMAP.clean({"ties": MS_TIES})
    drawing = ECOMAP.draw(content, MS, Manner(ident="a"))
    assert drawing.width <= 480
    assert drawing.svg == ECOMAP.draw(content, MS, Manner(ident="a")).svg
    assert 'id="b-tie-0"' in ECOMAP.draw(content, MS, Manner(ident="b")).svg
    assert ECOMAP.draw(ties(12, names=["Rahayu", "Sekolah", "Puskesmas"], note=""), MS, Manner()).width <= 720
    assert png(drawing.svg, zoom=1).startswith(b"\x89PNG")
    assert drawing.title == "Ekomap"


def test_the_legend_holds_only_what_is_drawn():
    assert legend(ECOMAP.draw(ECOMAP.clean({"ties": MS_TIES}), MS, Manner())) == [
        "Sangat Dekat",
        "Dekat",
        "Biasa / Normal",
        "Energi: dukungan mengalir ke arah panah",
        "Keluarga",
        "Orang lain",
    ]
    one = ECOMAP.clean({"ties": [{"to": "Puskesmas", "kind": "health", "closeness": "distant", "conflict": True}]})
    assert legend(ECOMAP.draw(one, MS, Manner())) == ["Jauh", "Ada konflik", "Layanan, tempat, atau kegiatan"]


def test_every_quality_has_a_line_of_its_own_without_its_colour():
    seen = {}
    for row in load("tie_qualities").rows:
        seen.setdefault(quality_mark(row.code).stroke, []).append(row.code)
    # "normal" and "biasa" are both a single line (part E); the words tell them apart
    assert [codes for codes in seen.values() if len(codes) > 1] == [["ordinary", "normal"]]


@pytest.mark.parametrize(("energy", "towards_client"), [("to_client", [True]), ("from_client", [False]), ("both", [True, False])])
def test_the_arrow_points_where_support_flows(energy, towards_client):
    drawing = ECOMAP.draw(ECOMAP.clean({"ties": [{"to": "Puskesmas", "energy": energy}]}), MS, Manner())
    line = groups(drawing, f"energy-{energy}")[0]
    tips = [tuple(float(part) for part in one.get("points").split()[0].split(",")) for one in line.iter(f"{SVG}polygon")]
    places = {one.words: (one.top + one.bottom) / 2 for one in words(drawing)}
    assert [abs(y - places["MS"]) < abs(y - places["Puskesmas"]) for _x, y in tips] == towards_client


def test_long_names_are_wrapped_and_nothing_is_cut_off():
    drawing = ECOMAP.draw(ECOMAP.clean({"ties": [{"to": LONG, "kind": "service"}, {"to": LONG_WORD}]}), MS, Manner())
    said = words(drawing)
    assert max(one.right - one.left for one in said if one.words in LONG + LONG_WORD) <= WIDEST
    joined = "".join(one.words for one in said).replace(" ", "").replace("-", "")
    assert LONG.replace(" ", "").replace("-", "") in joined
    assert LONG_WORD in joined


def test_conflict_and_support_are_added_to_any_line():
    mark = tie_mark({"closeness": "close", "energy": "both", "conflict": True})
    assert (mark.stroke.lines, mark.stroke.zigzag, mark.stroke.arrow) == (2, "loose", "both")
    assert tie_mark({"closeness": "close", "energy": "from_client"}).stroke.arrow == "start"
    assert tie_mark({"closeness": "of a later list", "energy": True}).stroke.kind == "dashed"


def test_names_of_people_become_initials_and_services_keep_their_names():
    rows = [
        {"to": "teman Rini Astuti", "kind": "friend"},
        {"to": "Puskesmas Cempaka", "kind": "health"},
        {"to": "Sari Dewi"},
        {"person": "aunt", "closeness": "close"},
    ]
    subject = Subject("Bunga Melati", TODAY, Family((Relative(CLIENT, "Bunga Melati"), Relative("aunt", "Tuti Wulandari", "aunt"))))
    drawing = ECOMAP.draw(ECOMAP.clean({"ties": rows}), subject, Manner(initials=True))
    assert [item.split(":")[0] for item in drawing.items[1:]] == ["TW, bibi", "teman RA", "Puskesmas Cempaka, kesehatan", "SD"]
    assert drawing.items[0] == "Klien: BM"
    for name in ("Bunga", "Melati", "Rini", "Astuti", "Sari", "Tuti"):
        assert name not in drawing.svg
    assert person_called("ibu (almarhumah)", as_initials=True) == "ibu (almarhumah)"
    assert person_called("Bu Sri Handayani (tetangga)", as_initials=True) == "SH (tetangga)"


def test_a_tap_leads_to_the_tie_and_the_one_being_edited_is_marked():
    content = ECOMAP.clean({"ties": MS_TIES})
    drawing = ECOMAP.draw(content, MS, Manner(link=lambda mark: f"?pilih={mark}", chosen="tie-4"))
    assert drawing.svg.count("<a ") == 9
    assert 'href="?pilih=tie-4" aria-current="true"' in drawing.svg
    assert "<a " not in ECOMAP.draw(content, MS, Manner()).svg


def test_by_level_every_ring_is_named_and_an_empty_one_says_so():
    rows = [
        {"to": "ibu", "level": "micro", "closeness": "close"},
        {"to": "pindah sekolah", "level": "chrono"},
        {"to": "aturan adat", "level": "macro"},
    ]
    drawing = ECOMAP.draw(ECOMAP.clean({"ties": rows}), MS, Manner(scope="levels"))
    assert drawing.title == "Peta ekologi"
    assert drawing.items == [
        "Klien: MS, 27 tahun",
        "Mikrosistem: ibu: dekat",
        "Mesosistem: belum ada yang dicatat",
        "Eksosistem: belum ada yang dicatat",
        "Makrosistem: aturan adat: kedekatan belum dicatat",
        "Kronosistem: pindah sekolah: kedekatan belum dicatat",
    ]
    said = [one.words for one in words(drawing)]
    assert [one for one in said if one.endswith("sistem")] == ["Mikrosistem", "Mesosistem", "Eksosistem", "Makrosistem", "Kronosistem"]
    assert len(groups(drawing, "ring")) == 4
    assert ECOLOGICAL.draw(ECOMAP.clean({"ties": rows}), MS, Manner()).svg == drawing.svg
    assert ECOLOGICAL.draw(ECOMAP.clean({"ties": rows}), MS, Manner(scope="kinds")).title == "Ekomap"


def test_nothing_recorded_is_said_and_a_client_without_age_is_drawn():
    empty = ECOMAP.draw({}, replace(MS, age=None, called=LONG), Manner())
    is_whole(empty)
    assert empty.note == "Belum ada hubungan yang dicatat."
    assert empty.items == [f"Klien: {LONG}"]
    is_whole(ECOMAP.draw(ties(9), replace(MS, called=LONG_WORD), Manner()))


def test_sixty_ties_are_drawn_within_a_fifth_of_a_second():
    content = ties(60)
    assert pace.fastest(lambda: ECOMAP.draw(content, MS, Manner())) < 0.2
