"""No expression a form brings along runs long, digs deep or raises anything but the named error."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sintas.instruments.xlsform.expressions import ExpressionError, Many, PlainScope, TooManySteps, evaluate, parse
from sintas.instruments.xlsform.expressions.listing import ARGUMENTS
from sintas.instruments.xlsform.expressions.patterns import compiled
from sintas.kit.tests import pace

LONG = Many(tuple(Decimal(at) for at in range(1000)))
SCOPE = PlainScope(
    {"a": Decimal(3), "b": None, "c": ("x", "y"), "d": date(2024, 1, 2), "many": LONG, "t": "teks 12"}, Decimal(5), round_number=1
)

LEAVES = st.sampled_from(
    [
        "1",
        "0",
        "2.5",
        "999999999999999999999",
        "'x'",
        "''",
        "'2024-01-02'",
        "${a}",
        "${b}",
        "${c}",
        "${d}",
        "${many}",
        "${t}",
        ".",
        "true()",
    ]
)


def _calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def call(name: str) -> st.SearchStrategy[str]:
        least, most = ARGUMENTS[name]
        return st.lists(inner, min_size=least, max_size=min(most, least + 2)).map(lambda args: f"{name}({', '.join(args)})")

    return st.sampled_from(sorted(ARGUMENTS)).flatmap(call)


OPS = st.sampled_from(["and", "or", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"])
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.tuples(inner, OPS, inner).map(" ".join), inner.map("({})".format), inner.map("- {}".format), _calls(inner)),
    max_leaves=25,
)


@settings(max_examples=600, deadline=None)
@given(EXPRESSIONS)
def test_an_expression_of_the_grammar_gives_a_value_or_the_named_error(text: str) -> None:
    try:
        outcome = evaluate(parse(text), SCOPE)
    except ExpressionError as error:
        wrong = error
    else:
        assert outcome.steps <= 20_000
        assert not isinstance(outcome.value, Decimal) or outcome.value.is_finite()
        return
    assert 1 <= wrong.position <= len(text) + 1 and wrong.what


@settings(max_examples=600, deadline=None)
@given(st.text(alphabet="${}ab.,'\"()+-*=<>! \n0123456789\\[]|:_∞é", max_size=60))
def test_any_text_is_an_expression_or_a_named_error(text: str) -> None:
    with contextlib.suppress(ExpressionError):
        assert evaluate(parse(text), SCOPE).steps <= 20_000


def test_the_step_limit_stops_it() -> None:
    with pytest.raises(TooManySteps):
        evaluate(parse(" + ".join(["sum(${many})"] * 30)), SCOPE)
    assert evaluate(parse("sum(${many})"), SCOPE).steps < 1010
    with pytest.raises(TooManySteps):
        evaluate(parse("1 + 1 + 1 + 1"), SCOPE, steps=4)
    assert evaluate(parse("1 + 1 + 1 + 1"), SCOPE, steps=5).value == 4


def test_a_sum_of_hundreds_and_an_if_in_forty_ifs_are_no_trouble() -> None:
    assert evaluate(parse("+".join(["${a}"] * 600)), SCOPE).value == 1800
    nested = "'z'"
    for at in range(40):
        nested = f"if(${{a}} > {at + 10}, {at}, {nested})"
    assert evaluate(parse(nested), SCOPE).value == "z"


@pytest.mark.parametrize(
    "text",
    ["(" * 1500 + "1" + ")" * 1500, "not(" * 900 + "1" + ")" * 900, "1 or 1 and 1 = 1 < 1 + 1 * (" * 100 + "1" + ")" * 100, "(" * 3900],
)
def test_what_is_nested_too_deep_is_said_and_never_python_s_own_limit(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


def test_the_deepest_that_is_taken_stays_far_from_python_s_limit() -> None:
    text = "1 or 0 and 1 = 1 < 1 + 1 * (" * 50 + "1" + ")" * 50

    def under(frames: int) -> object:
        return under(frames - 1) if frames else evaluate(parse(text + " "), SCOPE).value

    assert under(150) is True


def test_minus_upon_minus_and_a_text_too_long() -> None:
    assert evaluate(parse("-" * 3001 + "1"), SCOPE).value == -1
    with pytest.raises(ExpressionError, match="4000"):
        parse("1" + " " * 4000)


def test_texts_do_not_grow_without_end() -> None:
    outcome = evaluate(parse("concat(${t}, ${t})"), PlainScope({"t": "x" * 6000}))
    assert outcome.value is None and "terlalu panjang" in outcome.notes[0]


CATASTROPHES = ["(a+)+b", "(a|a)*b", "(a*)*b", "([a-z]+)*[0-9]", "(.*)(.*)(.*)(.*)(.*)x", "(a?){30}a{30}b", "((a{1,9}){1,9}){1,3}b"]


@pytest.mark.parametrize("pattern", CATASTROPHES)
def test_a_pattern_made_to_run_for_years_is_done_at_once(pattern: str) -> None:
    with pace.Watch() as took, contextlib.suppress(TooManySteps):
        assert evaluate(parse(f"regex(${{t}}, '{pattern}')"), PlainScope({"t": "a" * 200})).value is False
    assert took.seconds < 1


@pytest.mark.parametrize("pattern", ["a{999}{9}", "(){999}", "((){999}){999}", "((((a{99}){99}){99}){99}){99}", "(" * 400])
def test_a_pattern_that_would_not_fit_is_refused_at_once(pattern: str) -> None:
    with pace.Watch() as took, pytest.raises(ExpressionError):
        compiled(pattern, 1)
    assert took.seconds < 1


def test_regex_looks_at_no_more_than_two_hundred_letters() -> None:
    outcome = evaluate(parse("regex(${t}, 'a*')"), PlainScope({"t": "a" * 201}))
    assert outcome.value is False and "200" in outcome.notes[0]
    assert evaluate(parse("regex(${t}, 'a*')"), PlainScope({"t": "a" * 200})).value is True


PARTS = st.recursive(
    st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "[a-c]", "\\d", "\\w", "\\.", "0", "-"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,2}", "{0,}"])).map(lambda two: f"({two[0]}){two[1]}"),
    ),
    max_leaves=6,
)


@settings(max_examples=500, deadline=None)
@given(PARTS, st.text(alphabet="abc0.-", max_size=6))
def test_our_patterns_agree_with_python_s(pattern: str, text: str) -> None:
    assert compiled(pattern, 1).fits(text)[0] is (re.fullmatch(pattern, text, re.ASCII) is not None)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("a**", "berurutan"),
        ("*a", "tempatnya"),
        ("(?=a)", "(?...)"),
        ("[b-a]", "terbalik"),
        ("[a", "selesai"),
        ("a{2,1}", "{n}"),
        ("a{x}", "{n}"),
        ("\\p", "tidak tersedia"),
        ("a)", "tidak dibuka"),
        ("\\", "selesai"),
        ("[\\D]", "[ ]"),
        ("[[]", "\\["),
    ],
)
def test_what_patterns_do_not_know_is_said(pattern: str, says: str) -> None:
    with pytest.raises(ExpressionError) as wrong:
        compiled(pattern, 10)
    assert says in wrong.value.what and 10 <= wrong.value.position <= 11 + len(pattern)


def test_the_whole_text_has_to_fit_and_the_marks_of_begin_and_end_are_allowed() -> None:
    assert compiled("^ab$", 1).fits("ab")[0] and not compiled("b", 1).fits("ab")[0]
    assert compiled("^a$|^b$", 1).fits("b")[0] and compiled("[\\d\\-]+", 1).fits("12-3")[0] and compiled("[]a]", 1).fits("]")[0]
    assert compiled("", 1).fits("")[0] and compiled("é", 1).fits("é")[0] and not compiled("\\w", 1).fits("é")[0]
