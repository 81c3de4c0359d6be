"""Expressions come to what XLSForm says they come to: a table of them, each with its result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sintas.instruments.xlsform.expressions import ExpressionError, Many, PlainScope, Value, evaluate, parse

TODAY = date(2026, 3, 9)
SCOPE = PlainScope(
    answers={
        "age": Decimal(34),
        "weight": Decimal("52.5"),
        "name": "Sari",
        "agrees": "ya",
        "blank": None,
        "born": date(1991, 10, 2),
        "help": ("rumah", "hukum"),
        "none": (),
        "zero": Decimal(0),
        "one_text": "1",
        "flag": True,
        "off": False,
        "kid_age": Many((Decimal(4), None, Decimal(11))),
        "kids": Many((None, None, None)),
        "no_kids": Many(()),
    },
    current=Decimal(7),
    labels={("agrees", "ya"): "Ya, setuju"},
    round_number=2,
    day=TODAY,
)
D = Decimal

TABLE: list[tuple[str, Value]] = [
    # numbers and their ranks
    ("1 + 2", D(3)),
    ("1 + 2 * 3", D(7)),
    ("(1 + 2) * 3", D(9)),
    ("10 - 2 - 3", D(5)),
    ("2 * 3 - 4 * 5", D(-14)),
    ("7 div 2", D("3.5")),
    ("7 mod 3", D(1)),
    ("-7 mod 3", D(-1)),
    ("5.5 mod 2", D("1.5")),
    ("8 div 2 div 2", D(2)),
    ("-3", D(-3)),
    ("--3", D(3)),
    ("- -${age}", D(34)),
    ("-(2 + 3)", D(-5)),
    (".5 + .5", D(1)),
    ("0.1 + 0.2", D("0.3")),
    ("2.", D(2)),
    ("${age}-1", D(33)),
    ("${age} -1", D(33)),
    ("${age}*2", D(68)),
    ("${ age } + 0", D(34)),
    ("1 div 0", None),
    ("${age} div ${zero}", None),
    ("${age} mod 0", None),
    ("1 + ${blank}", None),
    ("1 + 'x'", None),
    ("1 + '2'", D(3)),
    ("${name} * 2", None),
    ("true() + true()", D(2)),
    # comparisons
    ("1 = 1", True),
    ("1 = '1'", True),
    ("1 = 1.0", True),
    ("'1' = '1.0'", False),
    ("'a' = 'a'", True),
    ("'a' != 'b'", True),
    ('"it\'s" = "it\'s"', True),
    ("${agrees} = 'ya'", True),
    ("${agrees} != 'ya'", False),
    ("${age} > 17", True),
    ("${age} >= 34", True),
    ("${age} < 34", False),
    ("${age} <= 34", True),
    ("'10' > '9'", True),
    ("'b' > 'a'", False),
    ("${one_text} = 1", True),
    ("${one_text} = '1'", True),
    ("1 < 2 = true()", True),
    ("3 > 2 > 1", False),
    ("1 = 1 = 1", True),
    (". >= 5 and . <= 10", True),
    (".>=8", False),
    (".=7", True),
    # an unanswered question is the empty text
    ("${blank} = ''", True),
    ("${blank} != ''", False),
    ("${agrees} = ''", False),
    ("${agrees} != ''", True),
    ("${blank} = 'ya'", False),
    ("${blank} != 'ya'", True),
    ("${blank} > 3", False),
    ("${blank} < 3", False),
    ("${blank} <= 3", False),
    ("${blank} >= 3", False),
    ("${blank} = 0", False),
    ("${none} = ''", True),
    ("${blank} = false()", True),
    ("${blank} = true()", False),
    ("not(${blank})", True),
    ("not(${blank} = 'ya')", True),
    ("${blank} and true()", False),
    ("${blank}", None),
    ("''", None),
    # truths
    ("true() and false()", False),
    ("true() or false()", True),
    ("false() or false() or true()", True),
    ("true() or false() and false()", True),
    ("not(true())", False),
    ("not(0)", True),
    ("not('a')", False),
    ("${flag}", True),
    ("${flag} = true()", True),
    ("${flag} = 'true'", True),
    ("${off} = 'false'", True),
    ("${off} = 0", True),
    ("${flag} = 1", True),
    ("boolean(3)", True),
    ("boolean('')", False),
    # choices
    ("selected(${help}, 'hukum')", True),
    ("selected(${help}, 'huk')", False),
    ("selected(${help}, ' hukum ')", True),
    ("selected(${agrees}, 'ya')", True),
    ("selected(${blank}, 'ya')", False),
    ("selected('a b c', 'b')", True),
    ("not(selected(${help}, 'medis'))", True),
    ("count-selected(${help})", D(2)),
    ("count-selected(${none})", D(0)),
    ("count-selected(${blank})", D(0)),
    ("${help} = 'rumah hukum'", True),
    ("jr:choice-name(${agrees}, '${agrees}')", "Ya, setuju"),
    ("jr:choice-name('lain', '${agrees}')", None),
    # choosing and falling back
    ("if(${age} > 17, 'dewasa', 'anak')", "dewasa"),
    ("if(${blank} > 17, 'dewasa', 'anak')", "anak"),
    ("if(true(), 1, 1 div 0)", D(1)),
    ("if(1 > 2, 'a', if(2 > 1, 'b', 'c'))", "b"),
    ("coalesce(${blank}, 5)", D(5)),
    ("coalesce(${blank}, '', ${age})", D(34)),
    ("coalesce(${blank}, ${none})", None),
    # figures
    ("int(3.9)", D(3)),
    ("int(-3.9)", D(-3)),
    ("int('4.2')", D(4)),
    ("int(${blank})", None),
    ("round(2.5)", D(3)),
    ("round(-2.5)", D(-2)),
    ("round(2.4)", D(2)),
    ("round(-2.7)", D(-3)),
    ("round(3.14159, 2)", D("3.14")),
    ("round(1234, -2)", D(1200)),
    ("round(1.005, 2)", D("1.01")),
    ("round(1, 99)", None),
    ("abs(-4)", D(4)),
    ("abs('x')", None),
    ("min(3, 1, 2)", D(1)),
    ("max(3, ${blank}, 5)", D(5)),
    ("min(${blank}, '')", None),
    ("number('12.50') + 0", D("12.5")),
    ("number('12 orang')", None),
    ("number(' 3 ')", D(3)),
    ("number('3,5')", None),
    ("number(true())", D(1)),
    # over a repeat
    ("sum(${kid_age})", D(15)),
    ("sum(${age})", D(34)),
    ("sum(${no_kids})", D(0)),
    ("min(${kid_age})", D(4)),
    ("max(${kid_age}, 40)", D(40)),
    ("max(${no_kids})", None),
    ("count(${kids})", D(3)),
    ("count(${no_kids})", D(0)),
    ("count(${kid_age})", D(3)),
    ("count-non-empty(${kid_age})", D(2)),
    ("sum(${kid_age}) div count-non-empty(${kid_age})", D("7.5")),
    ("join(', ', ${kid_age})", "4, 11"),
    ("indexed-repeat(${kid_age}, ${kids}, 3)", D(11)),
    ("indexed-repeat(${kid_age}, ${kids}, 9)", None),
    ("indexed-repeat(${kid_age}, ${kids}, 0)", None),
    ("position(..)", D(2)),
    ("position(..)-1", D(1)),
    # texts
    ("concat('a', 1, ${name})", "a1Sari"),
    ("concat(${blank}, 'x', ${kid_age})", "x411"),
    ("concat(1 div 4, '')", "0.25"),
    ("string(3.0)", "3"),
    ("string(true())", "true"),
    ("string(${born})", "1991-10-02"),
    ("string-length(${name})", D(4)),
    ("string-length(${blank})", D(0)),
    ("contains(${name}, 'ar')", True),
    ("starts-with(${name}, 'Sa')", True),
    ("ends-with(${name}, 'Sa')", False),
    ("substr(${name}, 1)", "ari"),
    ("substr(${name}, 0, 2)", "Sa"),
    ("substr(${name}, -2)", "ri"),
    ("regex(${name}, '[A-Z][a-z]+')", True),
    ("regex(${name}, '[a-z]+')", False),
    ("regex('08123456789', '^(\\+62|0)8[0-9]{8,11}$')", True),
    ("regex('0812x', '[0-9]+')", False),
    # days
    ("today()", TODAY),
    ("${born} < today()", True),
    ("${born} = '1991-10-02'", True),
    ("${born} > '2000-01-01'", False),
    ("today() - ${born}", D(12577)),
    ("int((today() - ${born}) div 365.25)", D(34)),
    ("date('2024-02-29')", date(2024, 2, 29)),
    ("date('2023-02-29')", None),
    ("date('29/02/2024')", None),
    ("date(today() + 7)", date(2026, 3, 16)),
    ("date(0)", date(1970, 1, 1)),
    ("date(99999999)", None),
    ("format-date(${born}, '%d/%m/%Y')", "02/10/1991"),
    ("format-date(${born}, '%e-%n-%y')", "2-10-91"),
    ("format-date('2026-01-05', '%Y%%')", "2026%"),
    ("format-date(${blank}, '%Y')", None),
    # names that hold marks
    ("${age}\n  + 1", D(35)),
    ("${age}div 2", D(17)),
]


@pytest.mark.parametrize(("text", "result"), TABLE, ids=[text for text, _result in TABLE])
def test_an_expression_comes_to(text: str, result: Value) -> None:
    outcome = evaluate(parse(text), SCOPE)
    assert outcome.value == result and type(outcome.value) is type(result)


def test_the_table_is_long_and_says_each_once() -> None:
    assert len(TABLE) > 150 and len({text for text, _result in TABLE}) == len(TABLE)


def test_division_by_nothing_and_a_figure_beyond_measure_are_noted() -> None:
    assert "nol" in evaluate(parse("1 + 2 div 0"), SCOPE).notes[0] and "ke-7" in evaluate(parse("1 + 2 div 0"), SCOPE).notes[0]
    squared = " * ".join(["9" * 500] * 3)
    assert evaluate(parse(squared), SCOPE).value is None and "terlalu besar" in evaluate(parse(squared), SCOPE).notes[0]


def test_a_name_that_is_not_there_and_several_answers_at_once_are_named_errors() -> None:
    with pytest.raises(ExpressionError, match="gone"):
        evaluate(parse("${gone} + 1"), SCOPE)
    with pytest.raises(ExpressionError, match="satu jawaban"):
        evaluate(parse("${kid_age} + 1"), SCOPE)
    with pytest.raises(ExpressionError, match="column"):
        evaluate(parse("column = 1"), SCOPE)
