"""One measure over time: what a worker shows a client, and what must not be read into it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.instruments.charts import phases
from sintas.instruments.charts.series import ChartPhase, ChartPoint, PhaseSeries
from sintas.instruments.charts.table import table
from sintas.kit.tests import pace

from .charts_read import BEFORE, SINCE, computed, lines, points, series, weeks
from .figures_read import is_told, points_clear_of_words, seen
from .maps_read import SVG, legend, marks, tree, words

A, B = [8, 7, 8, 9, 8], [7, 7, 6, 5, 5, 4, 4, 3, 3]


def chart(of):
    return phases.chart(of, ident="ab", title="Ukuran dari waktu ke waktu")


def test_before_and_since_help_with_band_mean_and_goal():
    drawing = chart(computed(A, B, unit="rasa cemas", low=Decimal(0), high=Decimal(10), goal=Decimal(3)))
    is_told(drawing)
    points_clear_of_words(drawing)
    assert drawing.items[:4] == ["Rasa cemas; makin rendah makin baik", "A: sebelum bantuan, 5 ukuran", "B: selama bantuan, 9 ukuran",
                                 "kisaran masa awal (rata-rata ± 2 simpangan baku): 6,6 sampai 9,4"]  # fmt: skip
    assert "rata-rata masa awal: 8" in drawing.items and "sasaran: 3" in drawing.items
    assert "2 September 2024: 8; fase A" in drawing.items and "2 Desember 2024: 3; fase B" in drawing.items
    assert "A: sebelum bantuan" in seen(drawing) and "B: selama bantuan" in seen(drawing) and drawing.note == ""
    assert drawing.width <= 720


def test_seventeen_sessions_fit_the_card_of_a_telephone():
    """360 px of screen leave 322 between the edges of a card; longer courses scroll inside it, at their own size."""
    assert all(chart(series([5, 6, 5, 6], [4] * since)).width <= 322 for since in range(14))
    assert chart(series(A, [4] * 20)).width > 322


def test_each_point_is_reached_by_keyboard_and_says_its_day_and_value():
    drawing = chart(series(A, B))
    reached = [one for one in tree(drawing).iter() if one.get("tabindex") == "0"]
    assert [one.get("aria-label") for one in reached] == drawing.items[-14:]
    assert reached[0].find(f"{SVG}title").text == "2 September 2024: 8; fase A"
    assert tree(drawing).get("role") == "group"


def test_heights_follow_the_values_and_baseline_differs_by_shape():
    drawing = chart(series(A, B, low=Decimal(0), high=Decimal(10)))
    found = points(drawing)
    assert [x for x, _y in found] == sorted(x for x, _y in found)
    ys = [y for _x, y in found]
    assert ys[0] == ys[2] == ys[4] and ys[3] < ys[0] < ys[1] == ys[5] < ys[-1]
    assert (ys[-1] - ys[3]) / (ys[1] - ys[0]) == pytest.approx(6, abs=0.05)
    looks = [dot.get("class") for group in tree(drawing).iter() if group.get("tabindex") for dot in group.iter(f"{SVG}circle")]
    assert looks == ["d-dot"] * 5 + ["d-full"] * 9


def test_no_line_joins_phases_or_steps_over_what_was_not_measured():
    drawing = chart(series([8, None, 8], [7, 6, None, None, 4, 3]))
    found = points(drawing)
    joined = {(x1, x2) for x1, _y1, x2, _y2 in lines(drawing, "tie")}
    assert joined == {(found[2][0], found[3][0]), (found[4][0], found[5][0])}
    assert drawing.items.count("9 September 2024: tidak diukur; fase A") == 1
    assert "tidak diukur" in legend(drawing)
    is_told(drawing)


def test_a_short_baseline_gets_points_but_no_band_and_the_reason():
    of = replace(series([8, 7], B), band=(Decimal(6), Decimal(9)), mean=Decimal("7.5"))
    drawing = chart(of)
    is_told(drawing)
    assert len(points(drawing)) == 11
    assert not any("d-band" in (one.get("class") or "") for one in tree(drawing).iter())
    assert "kurang dari tiga" in drawing.note and "hanya petunjuk" in drawing.note
    three = replace(series([8, 7, 8], B), band=(Decimal(6), Decimal(9)))
    assert "d-band" in chart(three).svg and chart(three).note == ""


def test_one_who_was_measured_in_baseline_twice_of_three_times_has_no_band():
    drawing = chart(replace(series([8, None, 7], B), band=(Decimal(6), Decimal(9))))
    assert "d-band" not in drawing.svg and drawing.note


def test_a_single_first_measure_can_be_drawn():
    drawing = chart(series([8], []))
    is_told(drawing)
    assert drawing.items == ["Makin rendah makin baik", "A: sebelum bantuan, 1 ukuran", "2 September 2024: 8; fase A"]


def test_nothing_measured_is_nothing_drawn():
    with pytest.raises(ValueError, match="nothing"):
        chart(series([None, None], [None]))


def test_a_band_wider_than_the_scale_stays_on_it_and_is_told_in_full():
    drawing = chart(replace(series([0, 9, 1], [5]), low=Decimal(0), high=Decimal(10), band=(Decimal("-6.5"), Decimal("13.2"))))
    is_told(drawing)
    band = next(one for one in tree(drawing).iter(f"{SVG}rect") if one.get("class") == "d-band")
    low, high = (next(y for y, said in ticks(drawing) if said == edge) for edge in ("0", "10"))
    assert float(band.get("y")) == pytest.approx(high, abs=0.2)
    assert float(band.get("height")) == pytest.approx(low - high, abs=0.3)
    assert (
        "kisaran masa awal (rata-rata ± 2 simpangan baku): 0 sampai 10; hitungannya −6,5 sampai 13,2, sebagian di luar ujung ukuran"
        in drawing.items
    )


@pytest.mark.parametrize(("low", "high"), [(0, 10), (0, None), (None, 10), (1, 7), (-3, 3), (0, 27)])
def test_neither_numbers_nor_band_leave_the_ends_of_the_measure(low, high):
    ends = {name: None if edge is None else Decimal(edge) for name, edge in (("low", low), ("high", high))}
    middle = next(one for one in (low, high) if one is not None)
    values = [middle, middle + (1 if low is not None else -1), middle]
    drawing = chart(replace(series(values, values), **ends, band=(Decimal(-20), Decimal(90))))
    is_told(drawing)
    numbers_said = [int(said.replace("−", "-")) for _y, said in ticks(drawing)]
    assert low is None or min(numbers_said) >= low
    assert high is None or max(numbers_said) <= high
    band = next(one for one in tree(drawing).iter(f"{SVG}rect") if one.get("class") == "d-band")
    heights = [y for y, _said in ticks(drawing)]
    top, bottom = float(band.get("y")), float(band.get("y")) + float(band.get("height"))
    if low is not None and low in numbers_said:
        assert bottom <= max(heights) + 0.3
    if high is not None and high in numbers_said:
        assert top >= min(heights) - 0.3
    assert sum("sebagian di luar ujung ukuran" in item for item in drawing.items) == 1


def test_a_band_below_nothing_is_said_where_no_end_was_set():
    """Hours, sums, times: nobody wrote that there is no less than none; the band is drawn from none on, and the words say so."""
    drawing = chart(replace(series([0, 0, 1, 0], [3]), band=(Decimal("-0.75"), Decimal("1.25"))))
    assert any(item.endswith("0 sampai 1,3; hitungannya −0,8 sampai 1,3, sebagian tidak digambar") for item in drawing.items)


def ticks(drawing):
    """(height of its line, words) of every number beside the plot."""
    at = [(y1, y1) for _x1, y1, _x2, y2 in lines(drawing, "grid") if y1 == y2]
    said = [one for one in tree(drawing).iter(f"{SVG}text") if one.get("text-anchor") == "end"]
    return [(min(at, key=lambda pair: abs(pair[0] - float(one.get("y")) + 4.3))[0], one.text) for one in said]


def test_a_course_carried_on_ends_where_the_scale_ends():
    of = computed([1, 4, 7], [9, 9, 9, 9], low=Decimal(0), high=Decimal(10))
    drawing = chart(of)
    is_told(drawing)
    top = min(y for y, _said in ticks(drawing))
    onward = [one for one in tree(drawing).iter(f"{SVG}polyline") if one.get("class") == "d-soft"]
    ys = [float(pair.split(",")[1]) for one in onward for pair in one.get("points").split()]
    assert ys and min(ys) >= top - 0.2
    assert len(onward) < len(of.celeration) - 1


def test_help_that_was_stopped_and_taken_up_again_has_four_phases():
    names = (BEFORE, SINCE, ChartPhase("A", "berhenti sebentar"), ChartPhase("B", "dilanjutkan"))
    for letters in ("AAABBBAAABBB", [0] * 3 + [1] * 3 + [2] * 3 + [3] * 3):
        of = PhaseSeries(tuple(ChartPoint(when, Decimal(5), letter) for when, letter in zip(weeks(12), letters, strict=True)), names)
        drawing = chart(of)
        is_told(drawing)
        assert [one for one in drawing.items if one.endswith("3 ukuran")] == [
            "A: sebelum bantuan, 3 ukuran", "B: selama bantuan, 3 ukuran", "A: berhenti sebentar, 3 ukuran", "B: dilanjutkan, 3 ukuran"
        ]  # fmt: skip
        assert len(lines(drawing, "line")) == 3


def test_phase_words_without_room_stand_in_the_legend():
    long = ChartPhase("B", "selama bantuan bersama kelompok dan pendamping sebaya")
    of = replace(series([3, 4, 3], [5]), phases=(BEFORE, long))
    drawing = chart(of)
    is_told(drawing)
    assert legend(drawing)[:2] == ["A: sebelum bantuan", f"B: {long.words}"]
    assert all(not one.startswith("A:") for one in legend(chart(series(A, B))))


def test_no_word_over_a_phase_is_broken_in_two():
    of = replace(series([3, 4, 3], [5]), phases=(BEFORE, ChartPhase("B", "pendampingan")))
    drawing = chart(of)
    assert "B: pendampingan" in legend(drawing) and [one.words for one in words(drawing)][1:3] == ["A", "B"]


def test_a_measure_without_phases_is_one_course():
    of = PhaseSeries(tuple(ChartPoint(when, Decimal(at), "") for at, when in enumerate(weeks(5))), direction="up")
    drawing = chart(of)
    is_told(drawing)
    assert drawing.items[:3] == ["Makin tinggi makin baik", "2 September 2024: 0", "9 September 2024: 1"]
    assert lines(drawing, "line") == [] and drawing.note == ""


@pytest.mark.parametrize(("many", "step"), [(10, 2), (100, 10), (200, 20)])
def test_labels_of_days_never_touch(many, step):
    days = [date(2023, 12, 1) + timedelta(days=at) for at in range(many)]
    of = PhaseSeries(tuple(ChartPoint(day, Decimal(at % 7), "A") for at, day in enumerate(days)), (BEFORE,))
    drawing = chart(of)
    is_told(drawing)
    shown = [one.text for one in tree(drawing).iter(f"{SVG}text") if one.text.split()[-1] in ("Des", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun")]
    assert len(shown) == -(-many // step)
    years = [one.text for one in tree(drawing).iter(f"{SVG}text") if one.text in ("2023", "2024")]
    assert years == (["2023"] if many == 10 else ["2023", "2024"])


def test_words_for_sessions_stand_as_told():
    of = PhaseSeries(tuple(ChartPoint(f"minggu ke-{at} di rumah aman", Decimal(at), "A") for at in range(9)), (BEFORE,))
    drawing = chart(of)
    is_told(drawing)
    assert "minggu ke-3 di rumah aman: 3; fase A" in drawing.items


def test_two_hundred_points_are_drawn_at_once():
    of = replace(series([at % 9 for at in range(60)], [at % 5 for at in range(140)]), goal=Decimal(2), mean=Decimal(4), band=(Decimal(1), Decimal(8)))
    drawing = chart(of)
    assert pace.fastest(lambda: chart(of)) < 0.06
    assert len(points(drawing)) == 200
    is_told(drawing)
    points_clear_of_words(drawing)


def test_the_table_says_what_the_picture_says():
    of = series([8, None, 7], B, unit="rasa cemas")
    made = table(of, caption="Nilai tiap minggu")
    assert [str(one.title) for one in made.columns] == ["Hari", "Masa", "Nilai"] and made.note == "Rasa cemas; makin rendah makin baik"
    assert [str(cell.words) for cell in made.rows[0]] == ["2 September 2024", "A: sebelum bantuan", "8"]
    assert str(made.rows[1][2].words) == "tidak diukur"
    told = chart(of).items[-len(made.rows) :]
    assert [f"{day.words}: {value.words}; fase {str(phase.words)[0]}" for day, phase, value in made.rows] == told
    assert [str(row[1].words) for row in made.rows[:5]] == ["A: sebelum bantuan", "A", "A", "B: selama bantuan", "B"]


@pytest.mark.parametrize(("newest", "first", "phase"), [(3, "4 November 2024", "B: selama bantuan"), (40, "2 September 2024", "A: sebelum bantuan")])
def test_a_table_of_the_newest_names_the_phase_it_begins_in(newest, first, phase):
    rows = table(series([8, 7, 7], B), caption="Nilai", newest=newest).rows
    assert len(rows) == min(newest, 12) and [str(rows[0][at].words) for at in (0, 1)] == [first, phase]
    assert str(rows[1][1].words) == phase[0]


def test_a_table_without_phases_has_no_column_of_them():
    of = PhaseSeries((ChartPoint("minggu 1", Decimal(3), ""), ChartPoint("minggu 2", None, "")), direction="up")
    made = table(of, caption="Nilai")
    assert [str(one.title) for one in made.columns] == ["Kapan", "Nilai"]
    assert [[str(cell.words) for cell in row] for row in made.rows] == [["minggu 1", "3"], ["minggu 2", "tidak diukur"]]


def test_numbers_and_months_follow_the_language():
    of = PhaseSeries((ChartPoint(date(2024, 5, 6), Decimal("7.50"), ""),), direction="up")
    assert chart(of).items[-1] == "6 Mei 2024: 7,5"
    with translation.override("en"):
        drawing = chart(of)
        assert drawing.items == ["Higher is better", "6 May 2024: 7.5"] and "6 May" in seen(drawing)


def test_the_same_measure_is_the_same_picture():
    assert chart(computed(A, B)).svg == chart(computed(A, B)).svg


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.none() | st.decimals(-50, 999, places=1)), min_size=1, max_size=40),
    st.none() | st.decimals(-50, 999, places=1),
)
def test_any_course_is_drawn_whole(values, goal):
    if all(value is None for _letter, value in values):
        return
    pts = tuple(ChartPoint(when, value, letter) for when, (letter, value) in zip(weeks(len(values)), values, strict=True))
    drawing = chart(PhaseSeries(pts, (BEFORE, SINCE, ChartPhase("C", "x" * 40)), goal=goal))
    is_told(drawing)
    points_clear_of_words(drawing)
    assert len(marks(drawing)) == len(drawing.items)
