"""Three places, help beginning in one after another: one picture with a stepped line."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from sintas.instruments.charts import legs
from sintas.instruments.charts.series import ChartPoint, PhaseSeries

from .charts_read import BEFORE, SINCE, points, series, weeks
from .figures_read import is_told, points_clear_of_words, seen
from .maps_read import SVG, legend, tree, words

LONG = "Ke tempat kerja, bersama kakak atau teman yang dipercaya dan mau menunggu"


def chart(of):
    return legs.chart(of, ident="l", title="Tiga tempat")


def three(**more):
    return [
        ("Ke pasar", series([1, 2, 1, 2], [5, 6, 6, 7, 7, 7, 8, 8, 8, 8], direction="up", **more)),
        (LONG, series([2, 2, 1, 1, 2, 2, 2], [6, 7, 7, 8, 8, 8, 8], direction="up", **more)),
        ("Ke arisan", series([1] * 10, [5, 6, 7, 7], direction="up", **more)),
    ]


def steps(drawing):
    """The corners of the stepped lines between legs."""
    return [one.get("points").split() for one in tree(drawing).iter(f"{SVG}polyline") if one.get("stroke-dasharray") == "5 4"]


def test_legs_stand_under_one_another_on_one_axis_of_time():
    drawing = chart(three(low=Decimal(0), high=Decimal(10), goal=Decimal(8)))
    is_told(drawing)
    points_clear_of_words(drawing)
    first, second = points(drawing, "leg0-"), points(drawing, "leg1-")
    assert [x for x, _y in first] == [x for x, _y in second]
    assert max(y for _x, y in first) < min(y for _x, y in second)
    assert "Ke pasar" in drawing.items and LONG in drawing.items and LONG in seen(drawing)
    assert legend(drawing) == ["sasaran"]
    assert drawing.items.count("sasaran: 8") == 3


def test_a_step_leads_from_each_beginning_to_the_next():
    drawing = chart(three())
    found = steps(drawing)
    assert len(found) == 2
    xs = [[float(pair.split(",")[0]) for pair in one] for one in found]
    ys = [[float(pair.split(",")[1]) for pair in one] for one in found]
    assert xs[0][0] == xs[0][1] < xs[0][2] == xs[0][3] == xs[1][0] < xs[1][3]
    assert all(one == sorted(one) for one in ys)


def test_the_step_runs_through_no_words():
    for names in (("Ke pasar", LONG, LONG), (LONG, LONG, LONG)):
        drawing = chart([(f"{name} {at}", leg) for at, (name, (_name, leg)) in enumerate(zip(names, three(), strict=True))])
        is_told(drawing)
        for corners in steps(drawing):
            path = [tuple(map(float, pair.split(","))) for pair in corners]
            for (x1, y1), (x2, y2) in pairwise(path):
                left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
                met = [one for one in words(drawing) if one.left < right and left < one.right and one.top < bottom and top < one.bottom]
                assert met == []


def test_a_leg_whose_turn_has_not_come_has_no_step():
    drawing = chart([*three()[:1], ("Ke arisan", series([1] * 14, [], direction="up"))])
    is_told(drawing)
    assert steps(drawing) == []


def test_legs_measured_on_other_days_share_the_days_of_all():
    days = weeks(6)
    one = PhaseSeries(tuple(ChartPoint(days[at], Decimal(at), "A") for at in (0, 2, 4)), (BEFORE, SINCE))
    other = PhaseSeries(tuple(ChartPoint(days[at], Decimal(at), "B" if at > 2 else "A") for at in (1, 3, 5)), (BEFORE, SINCE))
    drawing = chart([("satu", one), ("dua", other)])
    is_told(drawing)
    xs = [x for x, _y in points(drawing, "leg0-")], [x for x, _y in points(drawing, "leg1-")]
    assert xs[0][0] < xs[1][0] < xs[0][1] < xs[1][1] < xs[0][2] < xs[1][2]


def test_sessions_in_words_line_up_by_their_words():
    whens = [f"{at}" for at in range(1, 6)]
    full = PhaseSeries(tuple(ChartPoint(when, Decimal(3), "A") for when in whens), (BEFORE,))
    part = replace(full, points=tuple(full.points[at] for at in (1, 3)))
    drawing = chart([("dua saja", part), ("semua", full)])
    all_of, some = [x for x, _y in points(drawing, "leg1-")], [x for x, _y in points(drawing, "leg0-")]
    assert some == [all_of[1], all_of[3]]


def test_a_leg_without_a_value_is_left_out_and_none_at_all_is_refused():
    empty = ("kosong", series([None], []))
    assert "kosong" not in chart([*three(), empty]).items
    with pytest.raises(ValueError, match="nothing"):
        chart([empty])


def test_sixty_sessions_in_four_legs_are_readable_and_always_the_same():
    wide = [(f"{LONG} {at}", series([1] * (3 + 10 * at), [6] * (57 - 10 * at), direction="up")) for at in range(4)]
    is_told(chart(wide))
    assert chart(wide).svg == chart(wide).svg
