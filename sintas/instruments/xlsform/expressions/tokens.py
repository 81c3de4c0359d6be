"""Cuts an expression into tokens, each with its place, and names the slips people bring from spreadsheets and other languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.expressions.problems import ExpressionError

MOST_LETTERS: Final = 4000  # of one expression; a sum of a hundred questions needs about 2,000
NAME: Final = r"[A-Za-z_][A-Za-z0-9_.-]*"

_TOKEN: Final = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<ref>\$\{{\s*(?P<inside>{NAME})\s*\}})
    | (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    | (?P<string>'[^']*'|"[^"]*")
    | (?P<name>[A-Za-z_][A-Za-z0-9_-]*(?::[A-Za-z_][A-Za-z0-9_-]*)?)
    | (?P<parent>\.\.)
    | (?P<here>\.)
    | (?P<op><=|>=|!=|[=<>+\-*(),])
    """,
    re.VERBOSE | re.ASCII,
)

# Signs that Word and the keyboard of a telephone put in, and what XLSForm writes for them.
_SIGNS: Final = {"×": "*", "÷": "div", "≥": ">=", "≤": "<=", "≠": "!="}


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: ref, number, string, name, parent, here, op or end; `text` without quotes and braces; `at` counts letters from 1."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """All tokens and an `end`. Raises ExpressionError at the first letter that fits nothing."""
    if len(text) > MOST_LETTERS:
        raise ExpressionError(_("rumus ini lebih dari %(most)d huruf; bagi menjadi beberapa calculate.") % {"most": MOST_LETTERS}, 1)
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExpressionError(_misfit(text, at), at + 1)
        kind = str(match.lastgroup if match.lastgroup != "inside" else "ref")
        if kind != "space":
            found.append(Token(kind, _inner(kind, match), at + 1))
        at = match.end()
    return [*found, Token("end", "", len(text) + 1)]


def _inner(kind: str, match: re.Match[str]) -> str:
    if kind == "ref":
        return match["inside"]
    return match[0][1:-1] if kind == "string" else match[0]


def _misfit(text: str, at: int) -> str:
    letter, pair = text[at], text[at : at + 2]
    if letter in "‘’“”":
        return _("tanda kutip miring “ ” tidak dikenal; ketik tanda kutip lurus ' '.")
    if letter in "'\"":
        return _("tanda kutip dibuka tetapi tidak ditutup.")
    if letter in "–−—":
        return _("tanda ini bukan tanda hubung biasa; ketik - untuk mengurangi.")
    if letter in _SIGNS:
        return _("tulis %(sign)s, bukan %(letter)s.") % {"sign": _SIGNS[letter], "letter": letter}
    if letter == ";":
        return _("isi fungsi dipisahkan tanda koma, bukan titik koma.")
    if letter == "$":
        return _("nama pertanyaan ditulis ${nama}, hanya dengan huruf, angka, garis bawah, titik, dan tanda hubung.")
    if letter == "/":
        return _("tanda / tidak dipakai: untuk membagi tulis div, untuk menunjuk pertanyaan tulis ${nama}.")
    if pair == "&&" or letter == "&":
        return _("tulis and untuk “dan”.")
    if letter == "|":
        return _("tulis or untuk “atau”.")
    if letter == "!":
        return _("tulis not(...) untuk “bukan”, atau != untuk “tidak sama”.")
    if letter in "[]{}":
        return _("kurung seperti %(letter)s tidak dipakai di sini; pakailah ( ) dan ${nama}.") % {"letter": letter}
    return _("tanda %(letter)s tidak dikenal.") % {"letter": letter if letter.isprintable() else "?"}
