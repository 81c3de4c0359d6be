"""A score before and after, against a population that is named (part D5)."""

import pytest

from sintas.practice import catalogue
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.reliable_change import Norm, change, cut_offs

CLINIC = Norm(40, 7.5, 0.80, "Jacobson and Truax 1991, example: couples in distress")
PEOPLE = Norm(60, 7.5, None, "Jacobson and Truax 1991, example: couples not in distress")


def test_the_paper_s_example():
    found = change(32.5, 47.5, CLINIC, improve="up")
    assert (found.se, found.s_diff) == (pytest.approx(3.3541, abs=5e-5), pytest.approx(4.7434, abs=5e-5))
    assert found.rc == pytest.approx(3.1623, abs=5e-5)
    assert found.smallest_reliable_difference == pytest.approx(9.297, abs=5e-4)
    assert (found.reliable, found.source) == (True, CLINIC.source)


def test_the_paper_s_cut_offs():
    limits = cut_offs(CLINIC, PEOPLE, "up")
    assert (limits.a, limits.b, limits.c, limits.best) == (55, 45, 50, 50)


def test_cut_offs_where_less_is_better_and_spreads_differ():
    limits = cut_offs(Norm(20, 4, 0.9, "x"), Norm(8, 2, None, "y"), "down")
    assert (limits.a, limits.b, limits.c) == (12, 12, 12)


def test_without_the_other_population_only_a_stands():
    limits = cut_offs(CLINIC, None, "up")
    assert (limits.a, limits.b, limits.c, limits.best) == (55, None, None, 55)
    assert cut_offs(Norm(None, 7.5, 0.8, "x"), None, "up").best is None


@pytest.mark.parametrize(
    ("before", "after", "improve", "cut_off", "kind"),
    [
        (32.5, 47.5, "up", 45, "recovered"),
        (32.5, 47.5, "up", 50, "improved"),
        (32.5, 47.5, "up", None, "improved"),
        (32.5, 47.5, "down", 45, "deteriorated"),
        (46, 60, "up", 45, "improved"),  # was on that side already
        (40, 49, "up", 45, "unchanged"),  # across the cut-off, but within the error
        (40, 40, "up", 45, "unchanged"),
        (60, 40, "down", 50, "recovered"),
        (60, 40, "up", 50, "deteriorated"),
    ],
)
def test_the_four_classes(before, after, improve, cut_off, kind):
    assert change(before, after, CLINIC, improve=improve, cut_off=cut_off).kind == kind
    assert catalogue.load("change_classes").has(kind)


def test_exactly_at_the_limit_is_not_reliable():
    norm = Norm(None, 10, 0.5, "x")  # S_diff is 10
    assert not change(0, 19.6, norm, improve="up").reliable
    assert change(0, 19.61, norm, improve="up").reliable


@pytest.mark.parametrize("source", ["", "  "])
def test_without_a_source_nothing_is_computed(source):
    with pytest.raises(MeasureRefused) as refused:
        Norm(40, 7.5, 0.8, source)
    assert refused.value.code == "no_source"


@pytest.mark.parametrize(("sd", "reliability", "code"), [(0, 0.8, "sd"), (-1, 0.8, "sd"), (7.5, 1, "reliability"), (7.5, -0.1, "reliability")])
def test_figures_that_cannot_be_are_refused(sd, reliability, code):
    with pytest.raises(MeasureRefused) as refused:
        Norm(40, sd, reliability, "x")
    assert refused.value.code == code


def test_a_source_without_reliability_gives_cut_offs_but_no_change():
    with pytest.raises(MeasureRefused) as refused:
        change(1, 2, PEOPLE, improve="up")
    assert refused.value.code == "no_reliability"


@pytest.mark.parametrize(("functional", "improve"), [(Norm(30, 5, None, "y"), "up"), (Norm(60, 5, None, "y"), "down"), (Norm(40, 5, None, "y"), "up")])
def test_means_that_contradict_the_direction_give_no_cut_off(functional, improve):
    """With the two means the wrong way round the limits fall outside both groups, and everybody or nobody would be "recovered"."""
    with pytest.raises(MeasureRefused) as refused:
        cut_offs(CLINIC, functional, improve)
    assert refused.value.code == "means_direction"
    assert "Periksa arahnya" in refused.value.sentence("id")
