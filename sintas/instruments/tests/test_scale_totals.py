"""A worker types the total of a form that may not stand in here."""

from decimal import Decimal

import pytest

from sintas.instruments.scales.catalogue import scale
from sintas.instruments.scales.totals import score_total
from sintas.safekeeping.refusals import BadInput

from .scales_at_work import TOTALS, code_of


@pytest.mark.parametrize("one", TOTALS, ids=code_of)
def test_both_ends_are_taken_and_one_step_beyond_is_refused(one):
    how = one.scoring
    low, high = Decimal(how.low) / how.multiplier, Decimal(how.high) / how.multiplier
    assert score_total(one, low, "en").total == how.low
    assert score_total(one, format(high, "f"), "en").total == how.high
    for beyond in (low - how.step, high + how.step):
        with pytest.raises(BadInput) as refused:
            score_total(one, beyond, "en")
        assert "di luar yang mungkin" in str(refused.value.fields["total"])


@pytest.mark.parametrize("typed", ["dua belas", "12,5", "nan", True, [12]])
def test_what_is_no_number_is_refused_with_an_example(typed):
    with pytest.raises(BadInput) as refused:
        score_total(scale("hars"), typed, "id")
    assert "misalnya 12" in str(refused.value.fields["total"])


def test_half_a_point_is_impossible_where_points_are_whole():
    with pytest.raises(BadInput):
        score_total(scale("hars"), "12.5", "id")
    assert score_total(scale("whodas2"), "12.5", "en").total == Decimal("12.5")


def test_nothing_typed_is_refused_kindly():
    with pytest.raises(BadInput) as refused:
        score_total(scale("sdq"), "", "id", subscales={"emotional": None})
    assert refused.value.fields == {"total": "Tulis skor yang tertera pada lembar alat ini."}


def test_parts_alone_are_enough_and_a_wrong_part_is_named():
    dass = scale("dass21")
    result = score_total(dass, None, "en", subscales={"depression": 7, "anxiety": "4", "stress": 17})
    assert result.total is None
    assert [part.total for part in result.subscales] == [7, 4, 17]
    assert [part.band.label.en for part in result.subscales] == ["Moderate depression", "Mild anxiety", "Extremely severe stress"]
    with pytest.raises(BadInput) as refused:
        score_total(dass, None, "en", subscales={"depression": 22, "kesepian": 3})
    assert set(refused.value.fields) == {"depression", "kesepian"}


def test_who5_and_zung_type_the_raw_score_and_read_the_finished_one():
    assert score_total(scale("who5"), 13, "en").total == 52
    assert score_total(scale("who5"), 12, "en").band.label.id == "50 atau kurang: kesejahteraan rendah"
    zung = score_total(scale("zung_sas"), 37, "en", band_set="index_45")
    assert zung.total == Decimal("46.25")
    assert zung.band.label.en == "Index 45 to below 60"
    assert score_total(scale("zung_sas"), 37, "en", band_set="raw_40").band.label.en == "Below a raw score of 40"


def test_a_band_in_indonesian_needs_the_name_of_the_tested_form():
    dass = scale("dass21")
    plain = score_total(dass, None, "id", subscales={"stress": 9})
    assert plain.subscales[2].band is None
    assert plain.untested
    named = score_total(dass, None, "id", subscales={"stress": 9}, tested_form="Ifdil 2020")
    assert named.subscales[2].band.label.id == "Stres ringan"
    assert not named.untested


@pytest.mark.parametrize("highest", range(1, 7))
def test_any_yes_in_the_suicide_screener_opens_the_path(highest):
    assert score_total(scale("cssrs"), highest, "id").alert_codes == ("suicide",)
    assert score_total(scale("cssrs"), 0, "id").alerts == ()


def test_a_danger_score_never_says_what_will_happen():
    for code in ("danger_assessment", "dash"):
        for band in scale(code).bands:
            assert "mati" not in band.label.id
            assert "akan" not in band.label.id
    assert "bukan ramalan" in scale("danger_assessment").bands[0].population.id


def test_a_language_without_a_wording_and_a_scale_with_items_are_refused():
    with pytest.raises(BadInput) as refused:
        score_total(scale("hars"), 20, "jv")
    assert list(refused.value.fields) == ["language"]
    with pytest.raises(ValueError, match="scored from its answers"):
        score_total(scale("gad7"), 10, "id")
