"""Reads a fuzzy date from what somebody typed, in Indonesian, English or ISO. Pure Python.

Nothing is guessed: what would lose part of the meaning ("akhir 2019", a two-digit year) is refused with words saying what to write.
"""

import re
from datetime import date, timedelta
from typing import Final

from sintas.kit.calendar_words import month_number, weekday_number
from sintas.kit.fuzzy_date import FIRST_YEAR, LAST_YEAR, OLDEST, FuzzyDate, Precision


class FuzzyDateError(ValueError):
    """Typed words that are no date. `code` names a sentence in `fields.py`; `params` fill it; nothing typed stands in the message."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


UNKNOWN_WORDS: Final = frozenset(
    (
        "", "?", "-", "tidak tahu", "tidak diketahui", "belum diketahui", "belum tahu", "lupa", "tidak ingat", "tdk tahu", "tidak dicatat",
        "belum dicatat", "tanggal belum dicatat", "unknown", "not known", "don't know", "do not know", "not recorded", "date not recorded",
    )
)  # fmt: skip
_FILLER = frozenset(("tanggal", "tgl", "pada", "hari", "bulan", "tahun", "thn", "th", "on", "in", "the", "of", "year"))
_ABOUT = frozenset(("sekitar", "kira-kira", "kira", "kurang", "lebih", "kurleb", "±", "~", "about", "around", "circa", "c", "ca"))
_AGE_START = frozenset(("usia", "umur", "berusia", "berumur", "age", "aged"))
_AGE_LEAD = frozenset(("saat", "ketika", "waktu", "pada", "sejak", "di", "at", "when", "was", "i", "she", "he", "they"))
_VAGUE = frozenset(("awal", "akhir", "pertengahan", "early", "late", "mid", "sebelum", "sesudah", "setelah", "before", "after"))
_AGO = frozenset(("lalu", "ago"))
_SAYS_TODAY = frozenset(("hari ini", "today", "sekarang", "now"))
_SAYS_YESTERDAY = frozenset(("kemarin", "kemaren", "yesterday"))
_SAYS_TWO_AGO = frozenset(("kemarin lusa", "kemarin dulu", "lusa kemarin", "the day before yesterday", "day before yesterday"))
_SMALL = {
    "se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_NUMERIC = re.compile(r"(\d{1,4})[/.\-](\d{1,2})(?:[/.\-](\d{1,4}))?|(\d{1,2})[/.\-](\d{4})", re.ASCII)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII)
LONGEST: Final = 80


def parse(typed: str, *, today: date) -> FuzzyDate:
    """Reads one moment. `today` resolves "kemarin" and its like. Raises `FuzzyDateError`; empty and "tidak tahu" are `unknown`."""
    if len(typed) > LONGEST:
        raise FuzzyDateError("unreadable")
    text = " ".join(typed.lower().replace(",", " ").replace("’", "'").replace("–", "-").split())
    if text in UNKNOWN_WORDS:
        return FuzzyDate.unknown()
    relative = _relative(text, today)
    if relative is not None:
        return relative
    words = re.sub(r"^([~±])(?=\S)", r"\1 ", text).split()
    if any(word.split("-")[0] in _VAGUE for word in words):
        raise FuzzyDateError("vague")
    age = _age(words)
    if age is not None:
        return age
    return _calendar(words)


def _relative(text: str, today: date) -> FuzzyDate | None:
    if text in _SAYS_TODAY:
        return FuzzyDate.on(today)
    if text in _SAYS_YESTERDAY:
        return FuzzyDate.on(today - timedelta(days=1))
    if text in _SAYS_TWO_AGO:
        return FuzzyDate.on(today - timedelta(days=2))
    if text in ("bulan ini", "this month"):
        return FuzzyDate.in_month(today.year, today.month)
    if text in ("tahun ini", "this year"):
        return FuzzyDate.in_year(today.year)
    if text in ("bulan lalu", "bulan kemarin", "last month"):
        before = today.replace(day=1) - timedelta(days=1)
        return FuzzyDate.in_month(before.year, before.month)
    if text in ("tahun lalu", "tahun kemarin", "last year"):
        return FuzzyDate.in_year(today.year - 1)
    found = re.fullmatch(r"(\w+) (?:hari|days?) (?:yang |yg )?(\w+)", text, re.ASCII)
    if found and found[2] in _AGO:
        days = int(found[1]) if found[1].isdigit() else _SMALL.get(found[1], -1)
        if 0 <= days <= 400:
            return FuzzyDate.on(today - timedelta(days=days))
    return None


def _age(words: list[str]) -> FuzzyDate | None:
    rest = [word for word in words if word not in _AGE_LEAD and word not in _ABOUT]
    if not rest or rest[0] not in _AGE_START:
        return None
    numbers = [word for word in rest[1:] if word not in ("tahun", "thn", "th", "years", "year", "old")]
    if len(numbers) != 1 or not (numbers[0].isascii() and numbers[0].isdigit()) or int(numbers[0]) > OLDEST:
        raise FuzzyDateError("age")
    return FuzzyDate.at_age(int(numbers[0]))


def _calendar(words: list[str]) -> FuzzyDate:
    about = any(word.rstrip(".") in _ABOUT for word in words)
    words = [word for word in words if word.rstrip(".") not in _ABOUT and word not in _FILLER]
    weekday = weekday_number(words[0]) if words else None
    if weekday is not None:
        words = words[1:]
    found = _numbers(words)
    if about:
        if found.precision is not Precision.YEAR or found.year is None:
            raise FuzzyDateError("about")
        return FuzzyDate.about(found.year)
    if weekday is not None and found.exact is None:
        raise FuzzyDateError("unreadable")
    if weekday is not None and found.exact is not None and found.weekday_conflict(weekday):
        raise FuzzyDateError("weekday")
    return found


def _numbers(words: list[str]) -> FuzzyDate:
    if len(words) == 1:
        return _one_word(words[0])
    if len(words) == 3 and all(word.isdigit() for word in words):
        return _one_word("/".join(words))
    months = [at for at, word in enumerate(words) if month_number(word) is not None]
    if len(months) != 1 or len(words) > 3:
        raise FuzzyDateError("unreadable")
    month = month_number(words[months[0]])
    others = [_ORDINAL.sub(r"\1", word) for at, word in enumerate(words) if at != months[0]]
    if not all(word.isascii() and word.isdigit() for word in others):
        raise FuzzyDateError("unreadable")
    if not others or len(others[-1]) <= 2:
        raise FuzzyDateError("year_missing" if len(others) < 2 else "short_year")
    return _made(int(others[-1]), month, int(others[0]) if len(others) == 2 else None)


def _one_word(word: str) -> FuzzyDate:
    if word.isascii() and word.isdigit():
        if len(word) != 4:
            raise FuzzyDateError("short_year" if len(word) < 4 else "unreadable")
        return _made(int(word), None, None)
    found = _NUMERIC.fullmatch(word)
    if not found:
        raise FuzzyDateError("year_missing" if month_number(word) else "unreadable")
    if found[5]:
        return _made(int(found[5]), int(found[4]), None)
    first, second, third = found[1], found[2], found[3]
    if len(first) == 4:
        return _made(int(first), int(second), int(third) if third else None)
    if third is None:
        raise FuzzyDateError("year_missing")
    if len(third) != 4:
        raise FuzzyDateError("short_year")
    return _made(int(third), int(second), int(first))


def _made(year: int, month: int | None, day: int | None) -> FuzzyDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FuzzyDateError("year_range", first=FIRST_YEAR, last=LAST_YEAR)
    try:
        if day is not None and month is not None:
            return FuzzyDate(Precision.DAY, year, month, day)
        return FuzzyDate.in_month(year, month) if month is not None else FuzzyDate.in_year(year)
    except ValueError as impossible:
        raise FuzzyDateError("no_such_day") from impossible
