"""What is wrong with a form that was brought: all of it at once, each with its sheet, row and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_SHOWN = 200  # a file of another kind can be wrong in every row


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to put right. Rows are counted as the spreadsheet counts them; None means the whole sheet, or the whole file."""

    what: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def sentence(self) -> str:
        """Where, and what: 'Lembar survey, baris 12, kolom relevant: ...'."""
        if self.sheet is None:
            return self.what
        if self.row is None:
            return _("Lembar %(sheet)s: %(what)s") % {"sheet": self.sheet, "what": self.what}
        place = {"sheet": self.sheet, "row": self.row, "column": self.column, "what": self.what}
        if self.column is None:
            return _("Lembar %(sheet)s, baris %(row)d: %(what)s") % place
        return _("Lembar %(sheet)s, baris %(row)d, kolom %(column)s: %(what)s") % place


class FormTroubles(Exception):
    """The form cannot be taken as it is. `troubles` in the order of the file, at most 200."""

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        ordered = sorted(dict.fromkeys(troubles), key=lambda each: (_SHEETS.get(each.sheet, 9), each.row or 0))
        self.troubles = ordered[:MOST_SHOWN]
        super().__init__(f"{len(ordered)} troubles")

    @property
    def sentences(self) -> list[str]:
        """One sentence each, to be shown under one another."""
        return [trouble.sentence for trouble in self.troubles]


_SHEETS: dict[str | None, int] = {None: 0, "settings": 1, "survey": 2, "choices": 3}
