"""What a form or an import may send, and what is refused with a sentence at the question itself."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.instruments.scales.answers import clean, skipped
from sintas.instruments.scales.catalogue import scale
from sintas.instruments.scales.scoring import score
from sintas.safekeeping.refusals import BadInput

from .scales_at_work import SCORED, scored_items

ANYTHING = st.one_of(st.none(), st.integers(), st.integers(-2, 5), st.text(max_size=9), st.floats(), st.booleans(), st.decimals(), st.binary())


@pytest.mark.parametrize("value", [4, -1, "4", "banyak", 1.0, 1.5, True, "1,5", Decimal("0.5"), [1], {"a": 1}, "9" * 400, "nan", "1e9"])
def test_a_value_that_is_no_option_is_refused_at_its_item(value):
    with pytest.raises(BadInput) as refused:
        score(scale("gad7"), {"nervous": value}, "en")
    assert list(refused.value.fields) == ["nervous"]
    assert "bukan salah satu pilihan" in str(refused.value.fields["nervous"])


@pytest.mark.parametrize("value", [2, "2", " 2 ", Decimal("2"), Decimal("2.0")])
def test_an_option_may_come_as_number_or_as_text(value):
    assert clean(scale("gad7"), {"nervous": value})["nervous"] == 2


@pytest.mark.parametrize("value", [None, "", "   "])
def test_nothing_is_a_blank(value):
    assert clean(scale("gad7"), {"nervous": value})["nervous"] is None


def test_every_trouble_is_named_at_once():
    with pytest.raises(BadInput) as refused:
        score(scale("k10"), {"nervous": 1, "nervous_no_calm": 3, "hopeless": 9, "halodoc": 1}, "en")
    assert set(refused.value.fields) == {"nervous_no_calm", "hopeless", "halodoc"}
    assert refused.value.fields["halodoc"] == "Pertanyaan ini tidak ada dalam alat ini."


def test_a_refusal_repeats_nothing_that_was_typed():
    with pytest.raises(BadInput) as refused:
        score(scale("gad7"), {"nervous": "rahasia klien"}, "en")
    assert "rahasia" not in " ".join(map(str, refused.value.fields.values())) + str(refused.value)


def test_a_language_the_scale_does_not_have_is_refused():
    with pytest.raises(BadInput) as refused:
        score(scale("gad7"), {}, "jv")
    assert list(refused.value.fields) == ["language"]


def test_open_words_are_kept_and_a_novel_is_refused():
    form = scale("satisfaction")
    assert clean(form, {"what_helped": " Didengarkan. "})["what_helped"] == "Didengarkan."
    for bad in ("x" * 10_001, 7):
        with pytest.raises(BadInput):
            clean(form, {"what_helped": bad})


def test_a_tick_is_yes_or_nothing():
    signs = scale("anxiety_signs")
    assert clean(signs, {"worry": True})["worry"] == "yes"
    assert clean(signs, {"worry": "yes"})["worry"] == "yes"
    with pytest.raises(BadInput):
        clean(signs, {"worry": "no"})


def test_a_form_can_ask_while_it_is_filled_in_what_is_needless():
    k10 = scale("k10")
    assert skipped(k10, {"nervous": 1, "restless": 2}) == ("nervous_no_calm",)
    assert skipped(k10, {}) == ()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_the_order_in_which_answers_come_changes_nothing(data):
    one = data.draw(st.sampled_from(SCORED))
    answers = {item.id: data.draw(st.sampled_from([None, *item.numbers])) for item in one.items if item.scored}
    for rule in one.skip_rules:
        if answers[rule.after] == rule.when:
            answers[rule.item] = None
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    assert score(one, answers, "en") == score(one, shuffled, "en")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_is_answered_the_total_stays_within_its_ends_and_is_never_a_float(data):
    one = data.draw(st.sampled_from(SCORED))
    answers = {name: data.draw(st.sampled_from([None, *one.by_id[name].numbers])) for name in scored_items(one)}
    for rule in one.skip_rules:
        if answers[rule.after] == rule.when:
            answers[rule.item] = None
    result = score(one, answers, "en")
    for part in (result.whole, *result.subscales):
        assert (part.total is None) == bool(part.why_no_total)
        if part.total is not None:
            assert isinstance(part.total, int | Decimal)
            assert isinstance(part.exact, Fraction)
            assert part.low <= part.total <= part.high
        assert (part.band is None) == bool(part.why_no_band)
    if result.total is not None and not result.missing:
        points = [Fraction(one_point) for one_point in result.points.values()]
        assert result.whole.exact == (sum(points) / len(points) if one.scoring.method == "mean" else sum(points))


@settings(max_examples=200, deadline=None)
@given(answers=st.dictionaries(st.text(max_size=12).filter(lambda name: name not in scale("gad7").by_id), ANYTHING))
def test_questions_that_are_not_there_are_refused_one_by_one(answers):
    if not answers:
        assert score(scale("gad7"), answers, "id").total is None
        return
    with pytest.raises(BadInput) as refused:
        score(scale("gad7"), answers, "id")
    assert set(refused.value.fields) == set(answers)


@settings(max_examples=200, deadline=None)
@given(value=ANYTHING)
def test_whatever_is_typed_as_an_answer_is_an_option_or_refused(value):
    one = scale("gad7")
    try:
        taken = clean(one, {"nervous": value})
    except BadInput as refused:
        taken = refused.fields
        outcome = "refused"
    else:
        outcome = "blank" if taken["nervous"] is None else "option"
    if outcome == "refused":
        assert list(taken) == ["nervous"]
    elif outcome == "blank":
        assert value is None or not value.strip()
    else:
        assert taken["nervous"] in (0, 1, 2, 3)
        assert Decimal(str(value).strip()) == taken["nervous"]
