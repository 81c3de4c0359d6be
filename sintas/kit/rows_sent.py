"""Rows of one field as a browser sent them: which there are and what stands in each cell, not judged yet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from numbers import Number
from typing import Any

from django import forms

MORE = "more_rows"  # name of the button "Tambah baris"; its value names the field


def wants_more(data: Any, name: str) -> bool:
    """Whether the form was sent by "Tambah baris" of the field called `name` in the page: it is shown again, not recorded."""
    asked = data.getlist(MORE) if hasattr(data, "getlist") else [data.get(MORE)]
    return name in asked


def nothing(raw: Any) -> bool:
    """An empty answer, whatever the widget: no text but spaces, no tick, no choice."""
    if isinstance(raw, str):
        return not raw.strip()
    if isinstance(raw, (list, tuple)):
        return all(nothing(one) for one in raw)
    return raw is False or (not raw and not isinstance(raw, Number))


def unsaid(cell: forms.Field, value: Any) -> bool:
    """The same of a stored value, such as an unknown date."""
    return nothing(cell.prepare_value(value))


def is_blank(cell: forms.Field, raw: Any) -> bool:
    """Nothing, or what a new row begins with (the field's own `initial`)."""
    if nothing(raw):
        return True
    start = cell.initial() if callable(cell.initial) else cell.initial
    return start is not None and not cell.has_changed(start, raw)


def unclearable(cell: forms.Field) -> bool:
    """A radio button cannot be un-chosen, so its answer alone does not hold a cleared row."""
    return getattr(cell.widget, "input_type", "") == "radio"


@dataclass(frozen=True, eq=False)
class Sent:
    """The rows under one name. `known` are the rows the form began with; `cells` the fields of a row by column."""

    cells: Mapping[str, forms.Field]
    data: Any
    files: Any
    name: str
    known: Sequence[Mapping[str, Any]] = field(default_factory=tuple)

    @cached_property
    def places(self) -> list[int]:
        """Numbers of the rows that came, ascending; from names `goals-<place>-<column>`."""
        named = re.compile(re.escape(self.name) + r"-(0|[1-9][0-9]{0,2})-")
        return sorted({int(found[1]) for key in self.data if (found := named.match(str(key)))})

    @cached_property
    def _read(self) -> dict[int, dict[str, Any]]:
        return {
            place: {
                column: cell.widget.value_from_datadict(self.data, self.files, f"{self.name}-{place}-{column}")
                for column, cell in self.cells.items()
            }
            for place in self.places
        }

    def raw(self, place: int) -> dict[str, Any]:
        """Column -> what its widget read, as typed. KeyError for a place that did not come."""
        return self._read[place]

    def blank(self, place: int) -> bool:
        """Whether no visible cell of the row says anything."""
        raw = self.raw(place)
        return all(is_blank(cell, raw[column]) for column, cell in self.cells.items() if not cell.widget.is_hidden)

    def stored(self, place: int) -> bool:
        """Whether the row carries something hidden (an entry's id)."""
        raw = self.raw(place)
        return any(not nothing(raw[column]) for column, cell in self.cells.items() if cell.widget.is_hidden)

    @property
    def answered(self) -> bool:
        """Whether anything stands in any row."""
        return any(not self.blank(place) for place in self.places)

    @property
    def more(self) -> bool:
        """Whether more blank rows were asked for."""
        return wants_more(self.data, self.name)


class RowsWidget(forms.Widget):
    """Reads the rows; drawn by `rows_bound.BoundRows`, because each cell needs its own error."""

    kind = "group"

    def __init__(self, cells: Mapping[str, forms.Field]) -> None:
        super().__init__()
        self.cells = cells

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:
        """All rows under the name, as typed."""
        return Sent(self.cells, data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Always False: no row is an answer."""
        return False

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The fieldset's own id."""
        return id_
