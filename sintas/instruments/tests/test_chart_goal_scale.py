"""The ladder of a goal, looked at together with the client."""

import pytest
from django.utils import translation

from sintas.instruments.charts import goal_scale

from .figures_read import is_told, one_line, seen, shapes
from .maps_read import SVG, marks, tree

SLEEP = {
    -2: "Tiap malam terbangun ketakutan",
    -1: "Terbangun 4–5 malam dari tujuh",
    0: "Tiga malam dari tujuh tidur tanpa terbangun",
    1: "Lima malam dari tujuh, dan bila terbangun dapat menenangkan diri dengan cara yang sudah dilatih bersama",
    2: "",
}


def picture(levels, baseline, now):
    return goal_scale.picture(levels, baseline, now, ident="g", title="Tujuan 1")


def strip(baseline, now):
    return goal_scale.strip(baseline, now, ident="g", title="Tujuan 1")


def test_five_rungs_best_on_top_each_with_its_words():
    drawing = picture(SLEEP, -1, 1)
    is_told(drawing)
    assert drawing.items == [
        "+2: Jauh lebih baik dari harapan",
        f"+1 (kini): {SLEEP[1]}",
        f"0 (sasaran): {SLEEP[0]}",
        f"−1 (awal): {SLEEP[-1]}",
        f"−2: {SLEEP[-2]}",
    ]
    assert one_line(SLEEP[1]) in one_line(seen(drawing))
    heights = [float(shapes(drawing, mark, "circle")[0].get("cy")) for mark in marks(drawing)]
    assert heights == sorted(heights)
    assert drawing.width == 320 and "T" not in {one for item in drawing.items for one in item.split()}


def test_start_and_now_differ_by_size_and_filling_not_colour():
    drawing = picture(SLEEP, -1, 1)
    knots = {mark: shapes(drawing, mark, "circle")[0] for mark in marks(drawing)}
    assert knots["level-1"].get("class") == "d-full" and knots["level--1"].get("class") == "d-dot"
    radius = {mark: float(one.get("r")) for mark, one in knots.items()}
    assert radius["level-1"] > radius["level--1"] > radius["level-0"] == radius["level-2"]


def test_the_way_gone_is_a_thick_line_between_them():
    drawing = picture(SLEEP, -1, 1)
    thick = [one for one in tree(drawing).iter(f"{SVG}line") if one.get("class") == "d-tie"]
    ends = {float(shapes(drawing, mark, "circle")[0].get("cy")) for mark in ("level-1", "level--1")}
    assert len(thick) == 1 and {float(thick[0].get("y1")), float(thick[0].get("y2"))} == ends
    assert not [one for one in tree(picture(SLEEP, None, 1)).iter(f"{SVG}line") if one.get("class") == "d-tie"]


def test_where_start_aim_and_now_meet_all_are_said():
    assert "0 (awal = sasaran = kini): Yang diharapkan" in picture({}, 0, 0).items
    assert "−1 (awal = kini): Belum sampai harapan" in picture({}, -1, -1).items
    is_told(strip(0, 0))
    is_told(picture({}, 0, 0))


def test_a_goal_nobody_rated_says_so():
    drawing = picture(SLEEP, None, None)
    is_told(drawing)
    assert drawing.note == "Keadaan sekarang belum dinilai." and not any("(kini)" in item for item in drawing.items)


def test_lying_down_it_fits_a_row_of_a_list():
    for baseline in (None, -2, -1, 0, 1, 2):
        for now in (-2, -1, 0, 1, 2):
            drawing = strip(baseline, now)
            is_told(drawing)
            assert drawing.width == 320 and drawing.height < 110
    assert strip(-1, 1).items == ["−2", "−1: awal", "0: sasaran", "+1: kini", "+2"]


def test_long_words_and_sixty_letters_without_a_space_stay_on_the_sheet():
    is_told(picture(dict.fromkeys(range(-2, 3), "x" * 60 + " " + "kata panjang " * 30), 2, -2))


@pytest.mark.parametrize(("levels", "baseline", "now"), [({3: "x"}, None, None), ({}, -3, 0), ({}, 0, 5)])
def test_a_level_that_is_none_of_the_five_is_refused(levels, baseline, now):
    with pytest.raises(ValueError, match="-2 to 2"):
        picture(levels, baseline, now)
    with pytest.raises(ValueError, match="-2 to 2"):
        goal_scale.strip(3, None, ident="g", title="x")


def test_both_languages_and_the_same_bytes():
    with translation.override("en"):
        is_told(picture(SLEEP, -1, 1))
    assert picture(SLEEP, -1, 1).svg == picture(dict(SLEEP), -1, 1).svg
