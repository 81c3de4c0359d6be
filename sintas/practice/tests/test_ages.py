"""Ages from whatever is known: a day, a month, a year, or an age."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.practice import ages, catalogue
from sintas.practice.ages import AgeRange, age_band, age_band_of_birth, age_on, is_child

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2029, 12, 31))


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "0_5"),
        (5, "0_5"),
        (6, "6_12"),
        (12, "6_12"),
        (13, "13_17"),
        (17, "13_17"),
        (18, "18_24"),
        (24, "18_24"),
        (25, "25_44"),
        (44, "25_44"),
        (45, "45_59"),
        (59, "45_59"),
        (60, "60_up"),
        (130, "60_up"),
    ],
)
def test_the_bands_of_simfoni(age, band):
    assert age_band(age) == band
    assert catalogue.load("age_bands").has(band)


@pytest.mark.parametrize("age", [-1, 131, 999])
def test_an_age_nobody_has_is_refused(age):
    with pytest.raises(ValueError, match="cannot be"):
        age_band(age)


@pytest.mark.parametrize(
    ("birth", "day", "expected"),
    [
        ((2000, 9, 26), date(2024, 9, 25), AgeRange(23, 23)),
        ((2000, 9, 26), date(2024, 9, 26), AgeRange(24, 24)),
        ((2000, 9), date(2024, 9, 15), AgeRange(23, 24)),
        ((2000, 9), date(2024, 10, 1), AgeRange(24, 24)),
        ((2000,), date(2024, 6, 30), AgeRange(23, 24)),
        ((2000,), date(2024, 12, 31), AgeRange(24, 24)),
        ((2004, 2, 29), date(2005, 2, 28), AgeRange(0, 0)),
        ((2004, 2, 29), date(2005, 3, 1), AgeRange(1, 1)),
        ((2024,), date(2024, 1, 1), AgeRange(0, 0)),
    ],
)
def test_age_from_as_much_as_is_known(birth, day, expected):
    assert age_on(day, *birth) == expected
    assert expected.certain is (expected.youngest == expected.oldest)


@pytest.mark.parametrize("birth", [(2025,), (2024, 10), (2024, 9, 27), (1890,), (2000, 13), (2001, 2, 29)])
def test_an_impossible_birth_is_refused(birth):
    with pytest.raises(ValueError, match=r".+"):
        age_on(date(2024, 9, 26), *birth)


@given(days, days)
def test_knowing_less_never_leaves_the_true_age_out(birth, day):
    if birth > day or day.year - birth.year > 129:
        return
    true = age_on(day, birth.year, birth.month, birth.day)
    assert true.certain
    for known in ((birth.year,), (birth.year, birth.month)):
        possible = age_on(day, *known)
        assert possible.youngest <= true.youngest <= possible.oldest
        assert possible.oldest - possible.youngest <= 1


@given(days)
def test_a_birthday_adds_one_year(birth):
    if (birth.month, birth.day) == (2, 29):
        return
    birthday = birth.replace(year=birth.year + 10)
    assert age_on(birthday, birth.year, birth.month, birth.day).youngest == 10
    assert age_on(birthday - timedelta(days=1), birth.year, birth.month, birth.day).youngest == 9


def test_between_two_bands_the_younger_counts():
    assert age_band_of_birth(date(2024, 6, 30), 2006) == "13_17"
    assert age_band_of_birth(date(2024, 12, 31), 2006) == "18_24"


@pytest.mark.parametrize(
    ("age", "child"),
    [(17, True), (18, False), (AgeRange(17, 18), True), (AgeRange(18, 19), False), (None, False), (0, True)],
)
def test_who_may_be_a_child_is_protected_as_one(age, child):
    assert is_child(age) is child


def test_the_bands_leave_no_gap():
    assert {age_band(age) for age in range(ages.OLDEST + 1)} == {row.code for row in catalogue.load("age_bands").rows} - {"unknown"}
