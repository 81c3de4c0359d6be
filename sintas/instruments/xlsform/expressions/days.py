"""Days written in the forms format-date knows: figures only, so that no language's month names have to be guessed."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.expressions.problems import ExpressionError

PARTS: Final = {"Y": "{:04d}", "y": "{:02d}", "m": "{:02d}", "n": "{:d}", "d": "{:02d}", "e": "{:d}"}


def checked_format(form: str, at: int) -> str:
    """The form as given. Raises ExpressionError for a part that is no %Y %y %m %n %d %e."""
    for place, letter in _parts(form):
        if letter not in (*PARTS, "%"):
            raise ExpressionError(
                _("format-date mengenal %%Y %%y (tahun), %%m %%n (bulan), %%d %%e (hari), bukan %%%(part)s.") % {"part": letter}, at + place
            )
    return form


def written(day: date, form: str) -> str:
    """The day in that form: %Y 2024, %y 24, %m 09, %n 9, %d 05, %e 5, %% a percent sign."""
    figures = {"Y": day.year, "y": day.year % 100, "m": day.month, "n": day.month, "d": day.day, "e": day.day}
    out, at = [], 0
    while at < len(form):
        letter = form[at + 1] if form[at] == "%" and at + 1 < len(form) else ""
        if letter in PARTS:
            out.append(PARTS[letter].format(figures[letter]))
            at += 2
        else:
            out.append(form[at])
            at += 2 if letter == "%" else 1
    return "".join(out)


def _parts(form: str) -> list[tuple[int, str]]:
    found, at = [], 0
    while at < len(form):
        if form[at] == "%":
            found.append((at, form[at + 1 : at + 2]))
            at += 1
        at += 1
    return found
