"""Words for numbers, days, telephone and identity numbers."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from sintas.kit import clock, nik, numbers, phones
from sintas.kit.fuzzy_date import FuzzyDate

NOW = datetime(2024, 9, 23, 3, 0, tzinfo=UTC)
DAY = date(2024, 9, 23)


@pytest.fixture(autouse=True)
def monday_morning() -> object:
    """Monday, 23 September 2024, ten o'clock in Jakarta, in Indonesian."""
    with clock.stopped(NOW), timezone.override("Asia/Jakarta"), translation.override("id"):
        yield SimpleNamespace()


def test_days_and_times_in_both_languages() -> None:
    assert numbers.long_day(DAY) == "Senin, 23 September 2024"
    assert numbers.short_day(DAY) == "Sen 23 Sep"
    assert numbers.short_day(date(2023, 8, 4)) == "Jum 4 Agu 2023"
    assert numbers.day(FuzzyDate.about(2019)) == "sekitar 2019"
    assert numbers.clock_time(datetime(2024, 9, 23, 13, 14, tzinfo=UTC)) == "20.14"
    assert numbers.clock_time(time(9, 5)) == "09.05"
    assert numbers.moment(datetime(2024, 9, 23, 13, 14, tzinfo=UTC)) == "23 September 2024 pukul 20.14"
    with translation.override("en"):
        assert numbers.long_day(DAY) == "Monday, 23 September 2024"
        assert numbers.clock_time(time(9, 5)) == "09:05"
        assert numbers.day(FuzzyDate.at_age(18)) == "at age 18"


def test_a_moment_late_in_greenwich_is_the_next_day_here() -> None:
    assert numbers.day(datetime(2024, 9, 23, 20, 0, tzinfo=UTC)) == "24 September 2024"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "hari ini"),
        (1, "kemarin"),
        (2, "2 hari lalu"),
        (13, "13 hari lalu"),
        (14, "2 minggu lalu"),
        (70, "2 bulan lalu"),
        (800, "2 tahun lalu"),
    ],
)
def test_how_long_ago(days: int, words: str) -> None:
    assert numbers.since(DAY - timedelta(days=days)) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "hari ini"), (1, "besok"), (3, "3 hari lagi"), (-4, "lewat 4 hari"), (-128, "lewat 128 hari")]
)
def test_how_it_stands_with_a_due_day(days: int, words: str) -> None:
    assert numbers.due(DAY + timedelta(days=days)) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(560, "9 jam 20 menit"), (5, "5 menit"), (120, "2 jam"), (0, "0 menit"), (-9, "0 menit"), (3060, "2 hari 3 jam"), (2880, "2 hari")],
)
def test_time_left(minutes: int, words: str) -> None:
    assert numbers.span(timedelta(minutes=minutes)) == words


def test_figures() -> None:
    assert numbers.number(1234567) == "1.234.567"
    assert numbers.number(35.49, 2) == "35,49"
    assert numbers.rupiah(1250000) == "Rp1.250.000"
    assert numbers.rupiah(-500) == "−Rp500"
    with translation.override("en"):
        assert numbers.number(1234.5) == "1,234.5"


@pytest.mark.parametrize(
    ("value", "most", "words", "english"),
    [
        (Fraction(7, 8) * 100, 1, "87,5", "87.5"),
        (Fraction(3, 4) * 100, 1, "75", "75"),
        (Fraction(275, 3), 1, "91,7", "91.7"),
        (Decimal("-0.384"), 2, "−0,38", "−0.38"),
        (Decimal("-0.004"), 2, "0", "0"),
        (0.125, 2, "0,13", "0.13"),
        (Decimal("7.50"), 2, "7,5", "7.5"),
        (Decimal("1E+3"), 2, "1.000", "1,000"),
        (-12, 1, "−12", "−12"),
    ],
)
def test_a_number_is_no_longer_than_it_needs_to_be(value: Decimal | Fraction | float, most: int, words: str, english: str) -> None:
    assert numbers.figure(value, most) == words
    with translation.override("en"):
        assert numbers.figure(value, most) == english


def test_below_zero_stands_a_minus_and_no_hyphen() -> None:
    assert numbers.number(-1234.5) == "−1.234,5"
    assert numbers.number(-0.04, 1) == "0,0"


def test_what_is_reckoned_has_one_decimal_or_as_many_as_its_values() -> None:
    assert numbers.places([Decimal("6"), Decimal("5")]) == 1
    assert numbers.places([Decimal("6.0"), Decimal("0.5"), None]) == 1
    assert numbers.places([Decimal("6"), Decimal("2.25")]) == 2
    assert numbers.places([]) == 1


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "nol"),
        (3, "tiga"),
        (11, "sebelas"),
        (15, "lima belas"),
        (20, "dua puluh"),
        (128, "seratus dua puluh delapan"),
        (1001, "seribu satu"),
    ],
)
def test_numbers_in_words(count: int, words: str) -> None:
    assert numbers.spelled(count) == words


@given(st.integers(0, 999_999))
def test_no_two_numbers_are_spelled_alike(count: int) -> None:
    assert numbers.spelled(count) != numbers.spelled((count + 1) % 1_000_000)


@pytest.mark.parametrize(
    "typed", ["0812 3456 7890", "+62 812-3456-7890", "62812.3456.7890", "81234567890", "+62 (0)812 3456 7890", "0062 81234567890"]
)
def test_one_form_for_a_telephone_number(typed: str) -> None:
    assert phones.normal(typed) == "+6281234567890"
    assert phones.shown("+6281234567890") == "0812-3456-7890"


@pytest.mark.parametrize("typed", ["", "abc", "12", "0812 tanya ibu", "7" * 30, "08١٢34567890", "+0123456789"])
def test_no_telephone_number(typed: str) -> None:
    assert phones.normal(typed) is None


def test_numbers_of_other_countries_keep_their_form() -> None:
    assert phones.normal("+60 12-345 6789") == "+60123456789"
    assert phones.shown("+60123456789") == "+60123456789"


@given(st.from_regex(r"08[0-9]{8,11}", fullmatch=True))
def test_a_shown_number_is_read_back(typed: str) -> None:
    number = phones.normal(typed)
    assert number
    assert phones.normal(phones.shown(number)) == number


def test_identity_numbers_have_a_shape() -> None:
    assert nik.is_nik("3201014107950001")  # a woman born on the 1st
    assert nik.is_nik("32.0101 010795-0001")
    for wrong in (
        "",
        "320101410795000",
        "3201017207950001",
        "3201014113950001",
        "0001014107950001",
        "3201014107950000",
        "32010141o7950001",
    ):
        assert not nik.is_nik(wrong)
