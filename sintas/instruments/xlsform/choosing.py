"""The choices sheet: lists of choices, each with its label and the columns choice_filter may look at."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.headings import CHOICES
from sintas.instruments.xlsform.parts import Choice
from sintas.instruments.xlsform.sheets import Line, Sheet
from sintas.instruments.xlsform.troubles import Trouble


def read_lists(sheet: Sheet | None, default_language: str, add: Callable[[Trouble], None]) -> dict[str, tuple[Choice, ...]]:
    """List name -> its choices in the order of the sheet. What is wrong goes to `add`; the choice concerned is left out."""
    if sheet is None or not sheet.headings:
        return {}
    missing = [name for name in ("list_name", "name", "label") if not sheet.has(name)]
    for name in missing:
        add(Trouble(_("judul kolom %(name)s tidak ada.") % {"name": name}, "choices", sheet.heading_row))
    if missing:
        return {}
    lists: dict[str, dict[str, Choice]] = {}
    for line in sheet.lines:
        wrong = _wrong(line, lists)
        if wrong is not None:
            add(Trouble(wrong[1], "choices", line.row, line.written(wrong[0])))
            continue
        columns = {head.name: text for head, text in line.cells.items() if head.name not in CHOICES}
        choice = Choice(line.text("name"), worded(line, "label", default_language), columns)
        lists.setdefault(line.text("list_name"), {})[choice.name] = choice
    return {name: tuple(choices.values()) for name, choices in lists.items()}


def filter_columns(sheet: Sheet | None) -> frozenset[str]:
    """The names choice_filter may use."""
    return frozenset() if sheet is None else frozenset(head.name for head in sheet.headings) - {"label"}


def worded(line: Line, name: str, default_language: str) -> dict[str, str]:
    """The texts by language; a heading without language speaks the form's own, where nothing else does."""
    words = line.words(name)
    plain = words.pop("", "")
    if plain and not words.get(default_language):
        words[default_language] = plain
    return words


def _wrong(line: Line, lists: dict[str, dict[str, Choice]]) -> tuple[str, str] | None:
    list_name, name = line.text("list_name"), line.text("name")
    if not list_name:
        return "list_name", _("nama daftar belum diisi.")
    if not name:
        return "name", _("nama pilihan belum diisi.")
    if len(name.split()) > 1:
        return "name", _("nama pilihan “%(name)s” memuat spasi; pakailah garis bawah.") % {"name": name[:40]}
    if name in lists.get(list_name, {}):
        return "name", _("pilihan “%(name)s” ada dua kali di daftar %(list)s.") % {"name": name[:40], "list": list_name[:40]}
    if not line.words("label"):
        return "label", _("pilihan ini belum berlabel.")
    return None
