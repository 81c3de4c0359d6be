"""Dates as people remember and type them."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.kit.fuzzy_date import FuzzyDate, Precision
from sintas.kit.fuzzy_words import FuzzyDateError, parse

TODAY = date(2024, 9, 23)
years = st.integers(1900, 2100)
fuzzy = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(FuzzyDate.on),
    st.builds(FuzzyDate.in_month, years, st.integers(1, 12)),
    years.map(FuzzyDate.in_year),
    years.map(FuzzyDate.about),
    st.integers(0, 120).map(FuzzyDate.at_age),
    st.just(FuzzyDate.unknown()),
)
born = st.dates(date(1930, 1, 1), date(2024, 1, 1)).map(FuzzyDate.on)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("23/8/2024", "2024-08-23"),
        ("23-08-2024", "2024-08-23"),
        ("23.8.2024", "2024-08-23"),
        ("23 8 2024", "2024-08-23"),
        ("23 Agustus 2024", "2024-08-23"),
        ("tgl. 23 agt 2024".replace(".", ""), "2024-08-23"),
        ("Senin, 23 September 2024", "2024-09-23"),
        ("Jum'at 20 Sept 2024", "2024-09-20"),
        ("August 23, 2024", "2024-08-23"),
        ("23rd August 2024", "2024-08-23"),
        ("2024-08-23", "2024-08-23"),
        ("Agustus 2024", "2024-08"),
        ("bulan Agustus tahun 2024", "2024-08"),
        ("Agu 2024", "2024-08"),
        ("8/2024", "2024-08"),
        ("2024-08", "2024-08"),
        ("2024", "2024"),
        ("tahun 2024", "2024"),
        ("sekitar 2019", "2019~"),
        ("kira-kira tahun 2019", "2019~"),
        ("kurang lebih 2019", "2019~"),
        ("±2019", "2019~"),
        ("~2019", "2019~"),
        ("about 2019", "2019~"),
        ("c. 2019", "2019~"),
        ("usia 18", "@18"),
        ("umur 18 tahun", "@18"),
        ("saat berusia 18 tahun", "@18"),
        ("ketika umur 7", "@7"),
        ("at age 18", "@18"),
        ("aged 18", "@18"),
        ("kemarin", "2024-09-22"),
        ("kemarin lusa", "2024-09-21"),
        ("hari ini", "2024-09-23"),
        ("3 hari yang lalu", "2024-09-20"),
        ("two days ago", "2024-09-21"),
        ("bulan lalu", "2024-08"),
        ("tahun lalu", "2023"),
        ("tidak tahu", "?"),
        ("Lupa", "?"),
        ("", "?"),
        ("   ", "?"),
        ("29 Februari 2024", "2024-02-29"),
        ("Nopember 1998", "1998-11"),
    ],
)
def test_reads_what_people_type(typed: str, code: str) -> None:
    assert parse(typed, today=TODAY).encode() == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31 Februari 2024", "no_such_day"),
        ("29/2/2023", "no_such_day"),
        ("23/13/2024", "no_such_day"),
        ("23/8/24", "short_year"),
        ("23 Agustus 24", "short_year"),
        ("24", "short_year"),
        ("23/8", "year_missing"),
        ("23 Agustus", "year_missing"),
        ("Agustus", "year_missing"),
        ("1850", "year_range"),
        ("akhir 2019", "vague"),
        ("pertengahan 2019", "vague"),
        ("mid-2019", "vague"),
        ("sebelum 2019", "vague"),
        ("sekitar Agustus 2024", "about"),
        ("usia 6 bulan", "age"),
        ("umur delapan belas", "age"),
        ("usia 300", "age"),
        ("Selasa, 23 September 2024", "weekday"),
        ("Senin September 2024", "unreadable"),
        ("waktu kelas dua", "unreadable"),
        ("23 Agustus September 2024", "unreadable"),
        ("٢٠٢٤", "unreadable"),
        ("1990-an", "unreadable"),
        ("x" * 5000, "unreadable"),
    ],
)
def test_refuses_with_a_reason_rather_than_guess(typed: str, code: str) -> None:
    with pytest.raises(FuzzyDateError) as refusal:
        parse(typed, today=TODAY)
    assert refusal.value.code == code
    assert typed not in str(refusal.value)


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused_never_worse(typed: str) -> None:
    with contextlib.suppress(FuzzyDateError):
        assert isinstance(parse(typed, today=TODAY), FuzzyDate)


@given(fuzzy)
def test_codes_come_back(when: FuzzyDate) -> None:
    assert FuzzyDate.decode(when.encode()) == when
    assert len(when.encode()) <= 10


@given(fuzzy, st.sampled_from(["id", "en"]))
def test_words_come_back(when: FuzzyDate, lang: str) -> None:
    assert parse(when.text(lang), today=TODAY) == when


@given(st.text(max_size=12))
def test_foreign_codes_raise_value_error_or_mean_themselves(code: str) -> None:
    try:
        when = FuzzyDate.decode(code)
    except ValueError:
        return
    assert FuzzyDate.decode(when.encode()) == when


@given(fuzzy, fuzzy, born)
def test_before_is_never_mutual_and_agrees_with_the_bounds(one: FuzzyDate, other: FuzzyDate, birth: FuzzyDate) -> None:
    assert not (one.certainly_before(other, born=birth) and other.certainly_before(one, born=birth))
    assert one.certainly_after(other, born=birth) == other.certainly_before(one, born=birth)
    assert not one.certainly_before(one, born=birth)
    bounds, others = one.bounds(birth), other.bounds(birth)
    if one.certainly_before(other, born=birth):
        assert bounds
        assert others
        assert bounds[1] < others[0]


@given(fuzzy, fuzzy, fuzzy)
def test_before_carries_over(a: FuzzyDate, b: FuzzyDate, c: FuzzyDate) -> None:
    if a.certainly_before(b) and b.certainly_before(c):
        assert a.certainly_before(c)


@given(fuzzy)
def test_the_range_is_a_range(when: FuzzyDate) -> None:
    assert (when.earliest is None) == (when.latest is None) == (when.precision in (Precision.AGE, Precision.UNKNOWN))
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
        if when.precision is Precision.DAY:
            assert when.earliest == when.latest == when.exact


@given(st.lists(fuzzy, max_size=12))
def test_sorting_puts_days_in_order_and_the_unknown_last(dates: list[FuzzyDate]) -> None:
    ordered = sorted(dates, key=lambda when: when.sort_key)
    days = [when.exact for when in ordered if when.exact]
    assert days == sorted(days)
    seen_unknown = False
    for when in ordered:
        seen_unknown = seen_unknown or not when.is_known
        assert not (seen_unknown and when.is_known)


@given(st.integers(0, 119), born)
def test_an_age_is_placed_around_the_birthday(age: int, birth: FuzzyDate) -> None:
    bounds = FuzzyDate.at_age(age).bounds(birth)
    assert bounds
    assert birth.year
    assert bounds[0].year <= birth.year + age <= bounds[1].year


def test_an_age_says_nothing_without_a_birth_date() -> None:
    assert FuzzyDate.at_age(18).bounds() is None
    assert FuzzyDate.at_age(18).bounds(FuzzyDate.unknown()) is None
    assert not FuzzyDate.at_age(18).certainly_before(FuzzyDate.in_year(2024))
    assert FuzzyDate.at_age(18).certainly_before(FuzzyDate.in_year(2024), born=FuzzyDate.in_year(1997))


def test_a_weekday_in_a_document_can_contradict_its_date() -> None:
    day = FuzzyDate.on(date(2024, 9, 23))
    assert not day.weekday_conflict("Senin")
    assert day.weekday_conflict("selasa")
    assert day.weekday_conflict("Tuesday")
    assert not FuzzyDate.in_month(2024, 9).weekday_conflict("Selasa")
    with pytest.raises(ValueError, match="weekday"):
        day.weekday_conflict("Senen legi")


@pytest.mark.parametrize(
    "wrong",
    [
        {"precision": Precision.DAY, "year": 2024},
        {"precision": Precision.UNKNOWN, "year": 2024},
        {"precision": Precision.AGE, "age": 121},
        {"precision": Precision.DAY, "year": 2023, "month": 2, "day": 29},
        {"precision": Precision.YEAR, "year": 1800},
    ],
)
def test_what_does_not_fit_together_cannot_be_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"takes|range"):
        FuzzyDate(**wrong)  # type: ignore[arg-type]
