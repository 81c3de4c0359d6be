"""What was typed, as the kind of value the question holds; or why it cannot be, in a sentence for the one who typed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.expressions import Value
from sintas.instruments.xlsform.parts import Choice, Question

Raw = str | Sequence[str] | None
MOST_DIGITS: Final = 15
MOST_LETTERS: Final = 10_000
FIRST_YEAR, LAST_YEAR = 1900, 2200

_WHOLE: Final = re.compile(r"[+-]?[0-9]+\Z", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?\Z", re.ASCII)
_DAY: Final = re.compile(
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})\Z|(?P<d2>[0-9]{1,2})[-/.](?P<m2>[0-9]{1,2})[-/.](?P<y2>[0-9]{4})\Z", re.ASCII
)


class Unfit(ValueError):
    """An answer that cannot be kept as the value asked for; `sentence` stands beside the question."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__("unfit")


def is_blank(raw: Raw) -> bool:
    """Nothing typed, or only spaces; nothing ticked."""
    return not raw or (not raw.strip() if isinstance(raw, str) else not any(str(each).strip() for each in raw))


def cast(question: Question, raw: Raw, choices: Sequence[Choice]) -> Value:
    """The value, None for a blank answer. `choices` are those on offer now (after choice_filter). Raises Unfit."""
    if is_blank(raw) or raw is None:
        return None
    if question.kind == "select_multiple":
        return _several(raw, choices)
    text = raw.strip() if isinstance(raw, str) else " ".join(str(each).strip() for each in raw)
    match question.kind:
        case "select_one":
            return _chosen(text, choices)
        case "integer":
            return _whole(text)
        case "decimal":
            return _number(text)
        case "date":
            return _day(text)
    if len(text) > MOST_LETTERS:
        raise Unfit(_("Jawaban ini lebih dari 10.000 huruf. Persingkat, atau simpan bagian panjangnya sebagai catatan."))
    return text.replace("\r\n", "\n")


def _chosen(text: str, choices: Sequence[Choice]) -> str:
    if text not in {choice.name for choice in choices}:
        raise Unfit(_("Pilihan ini tidak ada dalam daftar. Pilih salah satu yang tersedia."))
    return text


def _several(raw: Raw, choices: Sequence[Choice]) -> tuple[str, ...]:
    """In the order of the list, each once."""
    given = set(raw.split() if isinstance(raw, str) else (str(each).strip() for each in raw or ())) - {""}
    names = [choice.name for choice in choices]
    if not given <= set(names):
        raise Unfit(_("Ada pilihan yang tidak ada dalam daftar. Pilih dari yang tersedia."))
    return tuple(name for name in names if name in given)


def _whole(text: str) -> Decimal:
    if not _WHOLE.match(text):
        raise Unfit(_("Tulis bilangan bulat dengan angka saja, tanpa titik dan koma, misalnya 12."))
    return _sized(Decimal(text))


def _number(text: str) -> Decimal:
    if not _NUMBER.match(text):
        raise Unfit(_("Tulis angka saja, misalnya 12 atau 12,5; tanpa pemisah ribuan."))
    return _sized(Decimal(text.replace(",", ".")))


def _sized(number: Decimal) -> Decimal:
    if len(number.as_tuple().digits) > MOST_DIGITS:
        raise Unfit(_("Angka ini terlalu panjang (paling banyak 15 angka). Periksa kembali."))
    return number


def _day(text: str) -> date:
    match = _DAY.match(text)
    if match is None:
        raise Unfit(_("Tulis tanggal sebagai hari, bulan, tahun, misalnya 23/09/2024."))
    year, month, day = (int(match[part] or match[f"{part}2"]) for part in "ymd")
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unfit(_("Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.")) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unfit(_("Tahunnya di luar %(first)d–%(last)d. Periksa kembali.") % {"first": FIRST_YEAR, "last": LAST_YEAR})
    return found


def plain(value: Value) -> str | bool | list[str] | None:
    """A value for JSON: numbers and days as text (nothing is rounded), several choices as a list."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else format(value, "f")
