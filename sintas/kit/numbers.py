"""Numbers, days and times in the words of the page's language."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from sintas.kit.fuzzy_date import FuzzyDate

MINUS = "−"


def _lang() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"


def _date(value: date | datetime) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value


def number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """1234567.5 as 1.234.567,5 (Indonesian) or 1,234,567.5 (English); `decimals` fixes how many follow the mark. Below zero with a minus."""
    text = f"{value:,}" if decimals is None else f"{value:,.{decimals}f}"
    if text.startswith("-"):
        text = MINUS + text[1:] if text.strip("-0.,") else text[1:]
    return text if _lang() == "en" else text.translate(str.maketrans(",.", ".,"))


def figure(value: int | float | Decimal | Fraction, most: int) -> str:
    """A number with `most` decimals at most, half upwards, without zeros that say nothing: 87,5 and 75. What is reckoned is said so."""
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(str(value))
    text = format(exact.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP), "f")
    plain = Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
    return number(plain, max(0, -int(plain.as_tuple().exponent)))


def places(values: Iterable[Decimal | None]) -> int:
    """How many decimals what is reckoned from these values has at most: as many as they have, at least one (`most` of `figure`)."""
    return max((1, *(-int(one.normalize().as_tuple().exponent) for one in values if one)))


def rupiah(value: int) -> str:
    """Rp1.250.000, in both languages."""
    return (MINUS if value < 0 else "") + "Rp" + f"{abs(value):,}".replace(",", ".")


def day(value: Any) -> str:
    """23 September 2024; a `FuzzyDate` in its own words."""
    if isinstance(value, FuzzyDate):
        return value.text(_lang())
    d = _date(value)
    return f"{d.day} {MONTHS[_lang()][d.month - 1]} {d.year}"


def long_day(value: date | datetime) -> str:
    """Senin, 23 September 2024."""
    return f"{WEEKDAYS[_lang()][_date(value).weekday()]}, {day(value)}"


def short_day(value: date | datetime) -> str:
    """Sen 23 Sep; with the year if it is not this one."""
    d = _date(value)
    words = f"{SHORT_WEEKDAYS[_lang()][d.weekday()]} {d.day} {SHORT_MONTHS[_lang()][d.month - 1]}"
    return words if d.year == clock.today().year else f"{words} {d.year}"


def month(value: date | datetime) -> str:
    """September 2024."""
    d = _date(value)
    return f"{MONTHS[_lang()][d.month - 1]} {d.year}"


def clock_time(value: Any) -> str:
    """20.14 in Indonesian, 20:14 in English; a moment is shown in the current zone."""
    shown = clock.local(value) if isinstance(value, datetime) else value
    return shown.strftime("%H:%M" if _lang() == "en" else "%H.%M")


def moment(value: datetime) -> str:
    """23 September 2024 pukul 20.14."""
    return _("%(day)s pukul %(time)s") % {"day": day(value), "time": clock_time(value)}


def days(count: int) -> str:
    """3 hari, 1 hari."""
    return ngettext("%(count)d hari", "%(count)d hari", count) % {"count": count}


def span(length: timedelta) -> str:
    """How long, roughly, for a clock with hours left: "9 jam 20 menit", "2 hari 3 jam"; never below "0 menit"."""
    minutes = max(0, int(length.total_seconds() // 60))
    d, h, m = minutes // 1440, minutes // 60 % 24, minutes % 60
    hours = ngettext("%(count)d jam", "%(count)d jam", h) % {"count": h}
    left = ngettext("%(count)d menit", "%(count)d menit", m) % {"count": m}
    if d:
        return f"{days(d)} {hours}" if h else days(d)
    return (f"{hours} {left}" if m else hours) if h else left


def since(value: date | datetime) -> str:
    """How long ago: hari ini, kemarin, 3 hari lalu, 5 minggu lalu, 4 bulan lalu, 2 tahun lalu; a day ahead is given by `due`."""
    past = (clock.today() - _date(value)).days
    if past < 0:
        return due(value)
    if past < 2:
        return _("kemarin") if past else _("hari ini")
    for limit, size, words in (
        (14, 1, lambda n: ngettext("%(count)d hari lalu", "%(count)d hari lalu", n)),
        (61, 7, lambda n: ngettext("%(count)d minggu lalu", "%(count)d minggu lalu", n)),
        (730, 30, lambda n: ngettext("%(count)d bulan lalu", "%(count)d bulan lalu", n)),
        (10**9, 365, lambda n: ngettext("%(count)d tahun lalu", "%(count)d tahun lalu", n)),
    ):
        if past < limit:
            return words(past // size) % {"count": past // size}
    raise AssertionError


def due(value: date | datetime) -> str:
    """How it stands with a day something is due: hari ini, besok, 3 hari lagi, lewat 4 hari."""
    ahead = (_date(value) - clock.today()).days
    if ahead < 0:
        return ngettext("lewat %(count)d hari", "lewat %(count)d hari", -ahead) % {"count": -ahead}
    if ahead < 2:
        return _("besok") if ahead else _("hari ini")
    return ngettext("%(count)d hari lagi", "%(count)d hari lagi", ahead) % {"count": ahead}


_ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


def spelled(count: int) -> str:
    """An Indonesian number word for sentences: 3 is "tiga", 128 "seratus dua puluh delapan". ValueError below 0 or from a million on."""
    if not 0 <= count < 1_000_000:
        raise ValueError("0 to 999,999")
    if count < 12:
        return _ONES[count]
    for size, name, one in ((1000, "ribu", "seribu"), (100, "ratus", "seratus")):
        if count >= size:
            head = one if count // size == 1 else f"{spelled(count // size)} {name}"
            return f"{head} {spelled(count % size)}" if count % size else head
    if count < 20:
        return f"{_ONES[count - 10]} belas"
    head = f"{_ONES[count // 10]} puluh"
    return f"{head} {_ONES[count % 10]}" if count % 10 else head
