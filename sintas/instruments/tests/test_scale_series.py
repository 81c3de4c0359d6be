"""The same scale at intake and at closing: what may be laid side by side, and what may be said about the change."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sintas.instruments.scales.catalogue import scale
from sintas.instruments.scales.definition import Reliability, Text
from sintas.instruments.scales.scoring import score
from sintas.instruments.scales.series import Point, changed, point, series, why_not

from .scales_at_work import adding_up


def gad7(day: int, total: int | None, **other) -> Point:
    plain = {"code": "gad7", "version": "1", "scoring": "1", "language": "id", "manner": "interview"}
    return Point(on=date(2024, 9, day), total=total, **(plain | other))


def test_results_become_points_by_day():
    first = point(date(2024, 9, 2), score(scale("gad7"), adding_up(scale("gad7"), 14), "id"), "interview")
    last = point(date(2024, 10, 7), score(scale("gad7"), adding_up(scale("gad7"), 6), "id"), "interview")
    found = series([last, first])
    assert [one.total for one in found.points] == [14, 6]
    assert found.left_out == ()
    assert found.cautions == ()


def test_another_file_version_with_the_same_scoring_compares():
    assert why_not(gad7(1, 10), gad7(2, 8, version="2")) == ""


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"code": "phq9"}, "Alatnya berbeda"),
        ({"version": "2", "scoring": "2"}, "Cara menghitungnya berubah"),
        ({"language": "en"}, "Bahasanya berbeda"),
    ],
)
def test_what_cannot_be_compared_is_left_out_with_the_reason(other, words):
    odd = gad7(1, 12, **other)
    found = series([odd, gad7(2, 10), gad7(3, 8)])
    assert [one.total for one in found.points] == [10, 8]
    assert found.left_out[0].point == odd
    assert words in found.left_out[0].why


def test_a_result_without_a_total_is_left_out_and_never_counts_as_zero():
    found = series([gad7(1, 12), gad7(2, None), gad7(3, 0)])
    assert [one.total for one in found.points] == [12, 0]
    assert "kosong" in found.left_out[0].why
    nothing = series([gad7(1, None)])
    assert nothing.points == ()
    assert len(nothing.left_out) == 1
    assert series([]).points == ()


def test_different_ways_of_answering_are_said_beside_the_line():
    found = series([gad7(1, 12), gad7(2, 9, manner="self", prorated=True)])
    assert len(found.points) == 2
    assert any("Cara mengisi" in said for said in found.cautions)
    assert any("jawaban kosong" in said for said in found.cautions)


def test_without_a_cited_population_only_the_difference_is_said():
    found = changed(scale("gad7"), series([gad7(1, 14), gad7(2, 6)]))
    assert (found.points, found.change) == (-8, None)
    assert "reliabilitas" in found.why_not


def test_no_shipped_scale_claims_figures_the_reference_does_not_cite():
    for code in ("gad7", "phq9", "pcl5", "rses", "mspss", "k10"):
        assert scale(code).reliability is None
    assert [(one.reliable, one.meaningful) for one in scale("pcl5").change_guides] == [(5, 10)]


def test_with_a_cited_population_reliable_change_is_that_of_jacobson_and_truax():
    figures = Reliability(40, Decimal("7.5"), Decimal("0.8"), Text("Contoh Jacobson & Truax 1991", "Example"), Text("contoh", "example"))
    own = replace(scale("rses"), reliability=figures)
    raised = series([gad7(1, 32, code="rses"), gad7(2, 47, code="rses")])
    found = changed(own, raised)
    assert found.points == 15
    assert found.change.reliable
    assert round(found.change.rc, 4) == 3.1623
    assert found.change.kind == "improved"
    assert found.change.source == "Contoh Jacobson & Truax 1991; contoh"
    assert changed(replace(own, better="down"), raised).change.kind == "deteriorated"
    assert changed(replace(own, better=""), raised).change is None


def test_one_result_is_no_change():
    assert "satu hasil" in changed(scale("gad7"), series([gad7(1, 14)])).why_not
