"""Answers become totals: the ends, every reversal, blanks, skips, parts, patterns and the alert that nothing silences."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from sintas.instruments.scales.catalogue import scale
from sintas.instruments.scales.scoring import score
from sintas.safekeeping.refusals import BadInput

from .scales_at_work import OURS, RANGES, SCORED, adding_up, code_of, once_tested, scored_items, worth


@pytest.mark.parametrize("one", SCORED, ids=code_of)
def test_all_lowest_and_all_highest_give_the_ends_of_the_reference(one):
    _items, low, high = RANGES[one.code]
    least = min(min(item.numbers) for item in one.items if item.scored)
    most = max(max(item.numbers) for item in one.items if item.scored)
    answers = worth(one, least)
    answers |= {rule.item: None for rule in one.skip_rules}
    lowest = score(one, answers, "en")
    highest = score(one, worth(one, most), "en")
    assert (lowest.total, highest.total) == (low, high)
    assert lowest.missing == ()
    assert isinstance(highest.total, int)


@pytest.mark.parametrize("one", SCORED, ids=code_of)
def test_every_item_moves_the_total_by_its_own_answer_and_reversed_ones_the_other_way(one):
    middle = {item.id: item.numbers[len(item.numbers) // 2] for item in one.items if item.scored}
    before = score(one, middle, "en").whole.exact
    size = len(middle) if one.scoring.method == "mean" else 1
    for item in one.items:
        if item.scored:
            higher = middle[item.id] + 1 if middle[item.id] + 1 in item.numbers else middle[item.id] - 1
            moved = score(one, middle | {item.id: higher}, "en").whole.exact - before
            assert moved * size == (higher - middle[item.id]) * (-1 if item.reversed else 1), item.id


def test_rosenberg_strongly_agreeing_with_everything_is_fifteen():
    rses = scale("rses")
    assert score(rses, dict.fromkeys(scored_items(rses), 3), "en").total == 15
    assert score(rses, dict.fromkeys(scored_items(rses), 0), "en").total == 15


def test_the_other_order_of_rosenberg_gives_the_same_total():
    rses = scale("rses")
    other = ["satisfied_self", "no_good_at_times", "good_qualities", "do_as_well", "not_much_proud"]
    other += ["useless_at_times", "worth_equal", "wish_respect", "inclined_failure", "positive_attitude"]
    shuffled = replace(rses, items=tuple(rses.by_id[name] for name in other))
    assert [place for place, item in enumerate(shuffled.items, 1) if item.reversed] == [2, 5, 6, 8, 9]
    assert [place for place, item in enumerate(rses.items, 1) if item.reversed] == [3, 5, 8, 9, 10]
    answers = {name: place % 4 for place, name in enumerate(other)}
    assert score(rses, answers, "en").total == score(shuffled, answers, "en").total


@pytest.mark.parametrize("value", [1, 2, 3])
def test_phq9_the_ninth_item_above_zero_opens_the_suicide_path(value):
    phq9 = scale("phq9")
    quiet = dict.fromkeys(scored_items(phq9), 0)
    assert score(phq9, quiet, "id").alerts == ()
    assert score(phq9, quiet | {"better_off_dead": value}, "id").alert_codes == ("suicide",)


def test_the_alert_stands_even_when_everything_else_is_blank():
    result = score(scale("phq9"), {"better_off_dead": 1}, "id")
    assert result.total is None
    assert result.alert_codes == ("suicide",)
    assert "jalur risiko bunuh diri" in result.alerts[0].sentence.say("id")


def test_phq9_the_question_on_functioning_is_kept_and_never_counted():
    phq9 = scale("phq9")
    answers = dict.fromkeys(scored_items(phq9), 1)
    assert score(phq9, answers | {"functioning": 3}, "en").total == 9
    assert score(phq9, answers, "en").missing == ()


def test_k10_a_needless_question_counts_one_and_is_not_missing():
    k10 = scale("k10")
    answers = dict.fromkeys(scored_items(k10), 3) | {"nervous": 1, "nervous_no_calm": None}
    result = score(k10, answers, "en")
    assert result.not_asked == ("nervous_no_calm",)
    assert result.missing == ()
    assert result.total == 8 * 3 + 1 + 1


def test_k10_both_follow_up_questions_are_asked_when_there_was_something():
    k10 = scale("k10")
    result = score(k10, dict.fromkeys(scored_items(k10), 2), "en")
    assert result.not_asked == ()
    assert result.total == 20
    left = score(k10, dict.fromkeys(scored_items(k10), 2) | {"restless_no_still": None}, "en")
    assert left.missing == ("restless_no_still",)


def test_k10_an_answer_to_a_needless_question_is_refused_there():
    k10 = scale("k10")
    with pytest.raises(BadInput) as refused:
        score(k10, dict.fromkeys(scored_items(k10), 1), "en")
    assert set(refused.value.fields) == {"nervous_no_calm", "restless_no_still"}
    assert "tidak perlu dijawab" in str(refused.value.fields["nervous_no_calm"])


def test_mspss_gives_three_parts_and_a_mean():
    mspss = scale("mspss")
    answers = {item.id: {"special": 7, "family": 1, "friends": 4}[item.id.split("_")[0]] for item in mspss.items}
    result = score(mspss, answers, "en")
    assert {part.code: part.total for part in result.subscales} == {"significant_other": 7, "family": 1, "friends": 4}
    assert result.total == 4
    assert [part.band.label.en.split()[0] for part in result.subscales] == ["High", "Low", "Moderate"]


def test_mspss_items_stand_in_the_parts_of_the_reference():
    mspss = scale("mspss")
    order = [item.id for item in mspss.items]
    places = {part.code: [order.index(name) + 1 for name in part.items] for part in mspss.subscales}
    assert places == {"significant_other": [1, 2, 5, 10], "family": [3, 4, 8, 11], "friends": [6, 7, 9, 12]}


def test_a_mean_is_exact_inside_and_two_decimals_outside():
    mspss = scale("mspss")
    answers = dict.fromkeys(scored_items(mspss), 3) | {"special_around": 2}
    result = score(mspss, answers, "en")
    assert result.whole.exact == Fraction(35, 12)
    assert result.total == Decimal("2.92")
    assert result.band.label.en == "Low perceived support"


def test_pcl5_clusters_are_items_1_5_6_7_8_14_15_20():
    pcl5 = scale("pcl5")
    order = [item.id for item in pcl5.items]
    ends = {part.code: (order.index(part.items[0]) + 1, order.index(part.items[-1]) + 1) for part in pcl5.subscales}
    assert ends == {"intrusion": (1, 5), "avoidance": (6, 7), "mood": (8, 14), "arousal": (15, 20)}
    assert [(part.low, part.high) for part in pcl5.subscales] == [(0, 20), (0, 8), (0, 28), (0, 24)]


def test_pcl5_the_pattern_needs_one_b_one_c_two_d_two_e():
    pcl5 = scale("pcl5")
    quiet = dict.fromkeys(scored_items(pcl5), 1)
    full = quiet | dict.fromkeys(["memories", "avoid_inside", "blame", "distant", "startled", "sleep"], 2)
    assert score(pcl5, full, "en").findings[0].state == "present"
    for name in ("memories", "avoid_inside", "blame", "distant", "startled", "sleep"):
        assert score(pcl5, full | {name: 1}, "en").findings[0].state == "absent", name


def test_pcl5_a_blank_that_could_decide_leaves_the_pattern_open():
    pcl5 = scale("pcl5")
    answers = dict.fromkeys(scored_items(pcl5), 1)
    answers |= dict.fromkeys(["memories", "blame", "distant", "startled", "sleep"], 2) | {"avoid_inside": None}
    result = score(pcl5, answers, "en")
    assert result.findings[0].state == "unknown"
    assert result.findings[0].say("id") == ""
    assert score(pcl5, answers | {"avoid_outside": 2}, "en").findings[0].state == "present"


def test_pcl5_the_pattern_speaks_of_answers_and_never_diagnoses():
    finding = scale("pcl5").findings[0]
    assert "bukan diagnosis" in finding.present.id
    assert "Pola jawaban" in finding.present.id
    assert "PTSD" not in finding.present.id + finding.absent.id


@pytest.mark.parametrize("one", SCORED, ids=code_of)
def test_blanks_up_to_a_fifth_are_filled_by_the_average_and_more_leave_no_total(one):
    names = scored_items(one)
    most = max(max(item.numbers) for item in one.items if item.scored)
    parts = [part.items for part in one.subscales] or [tuple(names)]
    for blanks in range(len(names) + 1):
        gone = names[len(names) - blanks :]
        answers = worth(one, most) | dict.fromkeys(gone)
        result = score(one, answers, "en")
        assert result.missing == tuple(gone)
        allowed = all(sum(name in gone for name in part) * 5 <= len(part) for part in [tuple(names), *parts])
        if allowed:
            assert result.total == one.scoring.high, blanks
            assert result.whole.prorated == bool(blanks)
            assert result.why_no_total == ""
        else:
            assert result.total is None
            assert "kosong" in result.why_no_total
            assert result.band is None


def test_one_blank_of_seven_is_counted_from_the_other_six():
    gad7 = scale("gad7")
    answers = adding_up(gad7, 10) | {"afraid": None}
    result = score(gad7, answers, "en")
    assert result.whole.exact == Fraction(10 * 7, 6)
    assert result.total == 12
    assert result.band.label.en == "Moderate symptoms"


def test_an_untested_wording_has_a_total_but_neither_band_nor_pattern():
    pcl5 = scale("pcl5")
    result = score(pcl5, dict.fromkeys(scored_items(pcl5), 4), "id")
    assert result.total == 80
    assert result.untested
    assert (result.band, result.findings) == (None, ())
    assert result.why_no_band == "Terjemahan belum tervalidasi: batas skor tidak ditampilkan."
    assert score(once_tested(pcl5), dict.fromkeys(scored_items(pcl5), 4), "id").band.low == 39


@pytest.mark.parametrize("one", OURS, ids=code_of)
def test_our_own_lists_are_never_added_up(one):
    answers = {item.id: item.options[0].value for item in one.items if item.kind == "choice"}
    answers |= {item.id: "yes" for item in one.items if item.kind == "tick"}
    for language in ("id", "en"):
        result = score(one, answers, language)
        assert result.total is None
        assert "tidak dijumlah" in result.why_no_total
        assert result.band is None
        assert not result.untested
        assert result.missing == ()


def test_a_wish_to_die_among_the_safety_facts_opens_the_suicide_path():
    facts = scale("safety_facts")
    assert score(facts, {"wish_to_die": "yes"}, "id").alert_codes == ("suicide",)
    assert score(facts, {"self_harm": "yes", "wish_to_die": "yes"}, "id").alert_codes == ("suicide",)
    for answer in ("no", "unknown", "declined", None):
        assert score(facts, {"wish_to_die": answer}, "id").alerts == ()


def test_signs_not_ticked_are_not_missing_but_the_judgement_is():
    result = score(scale("anxiety_signs"), {"worry": "yes"}, "id")
    assert result.missing == ("level",)


def test_a_scale_without_items_is_not_scored_from_answers():
    with pytest.raises(ValueError, match="no items here"):
        score(scale("sdq"), {}, "id")
