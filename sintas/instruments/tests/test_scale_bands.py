"""Every published limit, met from both sides; and the reasons why a total stands without a band."""

from dataclasses import replace

import pytest

from sintas.instruments.scales import bands
from sintas.instruments.scales.catalogue import scale
from sintas.instruments.scales.scoring import score
from sintas.instruments.scales.totals import score_total
from sintas.safekeeping.refusals import BadInput

from .scales_at_work import SCORED, TOTALS, adding_up, once_tested, scored_items, worth

SUMS = [one for one in SCORED if one.scoring.method == "sum"]
OF_SUMS = [(one, each, band) for one in SUMS for each in one.band_sets for band in each.bands]
OF_TOTALS = [(one, each, part, band) for one in TOTALS for each in one.band_sets for part in each.on for band in each.bands]


def named(value):
    return getattr(value, "code", None) or (value.label.en if hasattr(value, "label") else str(value))


@pytest.mark.parametrize(("one", "each", "band"), OF_SUMS, ids=named)
def test_a_total_on_either_end_of_a_band_is_in_it_and_one_step_further_is_not(one, each, band):
    for total in (band.low - 1, band.low, band.high, band.high + 1):
        if one.scoring.low <= total <= one.scoring.high:
            result = score(once_tested(one), adding_up(one, total), each.language, band_set=each.code)
            assert result.total == total
            assert (result.band == band) == (band.low <= total <= band.high), total


@pytest.mark.parametrize(("one", "each", "part", "band"), OF_TOTALS, ids=named)
def test_the_ends_of_the_bands_of_typed_totals(one, each, part, band):
    multiplier = one.scoring.multiplier if part == "total" else 1
    for edge in {band.low, band.high}:
        if edge % multiplier:
            continue
        typed = edge / multiplier
        whole, parts = (typed, {}) if part == "total" else (None, {part: typed})
        result = score_total(one, whole, "en", subscales=parts, band_set=each.code)
        found = next(piece for piece in (result.whole, *result.subscales) if piece.code == part)
        assert found.band == band, edge


@pytest.mark.parametrize(
    ("one", "cut"),
    [("gad7", [5, 10, 15]), ("phq9", [5, 10, 15, 20]), ("pcl5", [31, 34]), ("rses", [15]), ("k10", [20, 25, 30])],
)
def test_the_limits_are_those_of_the_reference(one, cut):
    english = next(each for each in scale(one).band_sets if each.language == "en")
    assert [band.low for band in english.bands][1:] == cut


@pytest.mark.parametrize(("one", "cut"), [("gad7", 7), ("phq9", 6), ("pcl5", 39)])
def test_a_cut_off_found_in_indonesia_names_its_people_and_holds_for_that_wording_only(one, cut):
    here = next(each for each in scale(one).band_sets if each.language == "id")
    assert here.bands[1].low == cut
    assert any(word in here.population.id for word in ("RSCM", "Mahasiswa kedokteran", "Perempuan Indonesia"))
    assert here not in bands.choices(scale(one), "en")
    with pytest.raises(BadInput):
        score(scale(one), {}, "en", band_set="halodoc")
    english = score(scale(one), worth(scale(one), 1), "en", band_set=here.code)
    assert english.band is None


@pytest.mark.parametrize(("points", "label"), [(1, "Low"), (2, "Low"), (3, "Moderate"), (5, "Moderate"), (6, "High"), (7, "High")])
def test_mspss_means_are_rounded_to_one_decimal_as_its_author_writes_them(points, label):
    mspss = scale("mspss")
    assert score(mspss, dict.fromkeys(scored_items(mspss), points), "en").band.label.en.startswith(label)


@pytest.mark.parametrize(("raised", "start", "label"), [(1, 5, "High"), (11, 2, "Low"), (12, 2, "Moderate")])
def test_mspss_just_above_five_is_high_and_just_below_three_is_low(raised, start, label):
    mspss = scale("mspss")
    names = scored_items(mspss)
    answers = dict.fromkeys(names, start) | dict.fromkeys(names[:raised], start + 1)
    assert score(mspss, answers, "en").band.label.en.startswith(label)


def test_two_sources_that_contradict_each_other_leave_the_choice_to_the_worker():
    hars = scale("hars")
    undecided = score_total(hars, 20, "en")
    assert undecided.band is None
    assert undecided.why_no_band.startswith("Sumber menyebut batas yang berbeda.")
    assert {each.code for each in bands.choices(hars, "en")} == {"international", "indonesian_use"}
    assert score_total(hars, 20, "en", band_set="international").band.label.id == "18–24: ringan sampai sedang"
    assert score_total(hars, 20, "en", band_set="indonesian_use").band.label.id == "14–20: ringan"


@pytest.mark.parametrize("total", [17, 31, 56])
def test_a_total_the_source_does_not_name_is_given_no_name(total):
    result = score_total(scale("hars"), total, "en", band_set="international")
    assert result.band is None
    assert result.why_no_band == "Sumber ini tidak menyebut rentang untuk skor sebesar ini."


def test_no_total_no_band_and_no_limits_no_band():
    assert score(scale("gad7"), {}, "en").why_no_band == "Tidak ada skor, jadi tidak ada rentang."
    assert score_total(scale("csq8"), 30, "en").why_no_band == "Tidak ada batas skor bersumber untuk bagian ini."


def test_limits_found_in_another_language_are_not_lent():
    gad7 = scale("gad7")
    only_here = replace(gad7, band_sets=tuple(each for each in gad7.band_sets if each.language == "id"))
    assert "bahasa lain" in score(only_here, worth(gad7, 1), "en").why_no_band


def test_rosenberg_below_fifteen_says_that_rosenberg_set_no_limit():
    rses = scale("rses")
    low = score(rses, worth(rses, 1), "en")
    assert low.total == 10
    assert "Rosenberg 1965 sets none" in low.band.source.en
    assert low.band.population.id == "Tidak disebutkan oleh sumber; bukan dari Indonesia"
