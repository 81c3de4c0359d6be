"""Numbers on the command line, and how figures are told: JSON, or a plain table."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from fractions import Fraction

from sintas.config.command.command import Words
from sintas.config.problem import SystemProblem
from sintas.practice.measurement import notes
from sintas.practice.measurement.refused import MeasureRefused

NUMBER = re.compile(r"[+-]?([0-9]{1,13}(\.[0-9]{1,15})?|\.[0-9]{1,15})")
NOTHING = "-"
Figure = float | int | bool | str | None


def series(option: str, typed: str) -> list[Fraction | None]:
    """Numbers divided by commas; "-" alone is a session without a measurement. Raises SystemProblem that says how to write them."""
    words = [word.strip().replace("−", "-") for word in typed.split(",")]
    return [None if word == NOTHING else _number(option, word, SERIES) for word in words]


def number(option: str, typed: str) -> Fraction:
    """One number. Raises SystemProblem that says how to write it."""
    return _number(option, typed.strip().replace("−", "-"), SINGLE)


def whole(option: str, typed: str) -> list[int]:
    """Whole numbers divided by commas. Raises SystemProblem that says how to write them."""
    found = [_number(option, word.strip().replace("−", "-"), WHOLE) for word in typed.split(",")]
    if any(one.denominator != 1 for one in found):
        raise SystemProblem(f"--{option}: {WHOLE}")
    return [int(one) for one in found]


def refused(why: MeasureRefused) -> SystemProblem:
    """A refusal of the practice as the command says it."""
    return SystemProblem(str(Words(why.sentence("id"), why.sentence("en"))))


def tell_json(figures: Mapping[str, Figure], why: Sequence[str] = ()) -> int:
    """One JSON object on one line; `notes` stands in it only where there is something to say (codes of `measurement_notes`); 0."""
    print(json.dumps({**figures, **({"notes": said(why)} if why else {})}, ensure_ascii=False))
    return 0


def tell(rows: Sequence[tuple[str, Figure]], why: Sequence[str] = ()) -> int:
    """A line for each figure, four decimals, and the sentences that belong beside them; 0."""
    width = max(len(name) for name, _figure in rows)
    for name, figure in rows:
        print(f"{name:<{width}}  {shown(figure)}")
    for sentence in said(why):
        print(f"\n{sentence}")
    return 0


def shown(figure: Figure) -> str:
    """A figure as a person reads it; a hyphen where there is none."""
    if figure is None:
        return NOTHING
    if isinstance(figure, bool):
        return str(YES if figure else NO)
    return f"{figure:.4f}" if isinstance(figure, float) else str(figure)


def said(why: Sequence[str]) -> list[str]:
    """The sentences of these codes, in the language of the terminal."""
    return [str(Words(notes.sentence(code, "id"), notes.sentence(code, "en"))) for code in why]


def as_json(parser: ArgumentParser) -> None:
    """The option every measure has."""
    parser.add_argument("--json", action="store_true", help=str(JSON))


def _number(option: str, word: str, how: Words) -> Fraction:
    if not NUMBER.fullmatch(word):
        raise SystemProblem(f"--{option}: {how}")
    return Fraction(word)


JSON = Words("cetak sebagai JSON", "print as JSON")
YES = Words("ya", "yes")
NO = Words("tidak", "no")
SERIES = Words(
    "Tulis angka dengan koma sebagai pemisah dan titik untuk desimal, misalnya 20,22.5,26; tulis - untuk pertemuan tanpa ukuran.",
    "Write numbers divided by commas, with a point for decimals, for example 20,22.5,26; write - for a session without a measurement.",
)
SINGLE = Words(
    "Tulis satu angka dengan titik untuk desimal, misalnya 7.5.",
    "Write one number with a point for decimals, for example 7.5.",
)
WHOLE = Words(
    "Tulis angka bulat dengan koma sebagai pemisah, misalnya -1,0,2.",
    "Write whole numbers divided by commas, for example -1,0,2.",
)
