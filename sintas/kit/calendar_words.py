"""Names of months and weekdays in Indonesian and English, with the spellings people type. Pure Python: `practice` may use it."""

from typing import Final, Literal

Lang = Literal["id", "en"]

MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
WEEKDAYS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT_WEEKDAYS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}

_EXTRA_MONTHS = {
    "pebruari": 2, "peb": 2, "mart": 3, "agt": 8, "ags": 8, "agust": 8, "sept": 9, "nopember": 11, "nop": 11,
}  # fmt: skip
_EXTRA_WEEKDAYS = {"jum'at": 4, "jumaat": 4, "ahad": 6}


def _index(*tables: dict[str, tuple[str, ...]]) -> dict[str, int]:
    return {word.lower(): at for table in tables for words in table.values() for at, word in enumerate(words)}


_MONTH_NUMBER = {word: at + 1 for word, at in _index(MONTHS, SHORT_MONTHS).items()} | _EXTRA_MONTHS
_WEEKDAY_NUMBER = _index(WEEKDAYS, SHORT_WEEKDAYS) | _EXTRA_WEEKDAYS


def month_number(word: str) -> int | None:
    """1-12 for a month's name in Indonesian or English, full, short or in an older spelling; None for any other word."""
    return _MONTH_NUMBER.get(word.lower().rstrip("."))


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 (Sunday) for a weekday's name in either language; None for any other word."""
    return _WEEKDAY_NUMBER.get(word.lower().rstrip(".").replace("’", "'"))
