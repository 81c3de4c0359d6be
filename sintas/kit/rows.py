"""Several rows in one form: goals, implementers, areas. `RowsField` gives one dict per row that says something.

Names in the page: `<field>-<place>-<column>`. Works without JavaScript: blank rows stand below the filled ones and "Tambah baris"
shows the form again with more, recording nothing.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sintas.kit.forms import speak_plainly
from sintas.kit.rows_bound import BoundRows, InCell
from sintas.kit.rows_sent import RowsWidget, Sent, is_blank, nothing, unclearable, unsaid
from sintas.kit.widgets import Hidden

Words = str | Promise
ROW, ADD = _("Baris"), _("Tambah baris")


@dataclass(frozen=True)
class Column:
    """One cell of every row. `required` holds for rows somebody began (the field's own `required` is not asked); `wide` takes a whole line."""

    name: str
    field: forms.Field
    wide: bool = False
    required: bool = False


def hidden(name: str) -> Column:
    """A column nobody sees, such as the id of the stored entry a row corrects; a text."""
    return Column(name, forms.CharField(required=False, max_length=100, widget=Hidden))


@dataclass
class _Judged:
    place: int
    facts: dict[str, Any] = field(default_factory=dict)
    wrong: list[ValidationError] = field(default_factory=list)
    kept: bool = True


class RowsField(forms.Field):
    """Rows of the same columns; gives list[dict[str, Any]], one per row that says something, hidden columns with it.

    A row that came with something hidden (an entry's id) and was cleared by the worker comes back with `"removed": True`.
    A stored row that was not sent at all is not in the list: leave it as it is. `required` asks for at least one row.
    `fixed=True`: the rows are those of `initial`, one per hidden key (the first hidden column), with `title` as heading; others are
    refused; `required` then asks for every row. `one` is what a row is called ("Tujuan 1"), `add` the words of the button.
    `extra` blank rows stand below the filled ones, never more than `max_rows` in all. No file columns.
    """

    default_error_messages = {
        "required": _("Isi paling sedikit satu baris."),
        "max_rows": _("Paling banyak %(most)s baris dalam satu kali simpan. Simpan sebagian dahulu, lalu tambah lagi."),
        "not_here": _("Ada baris yang tidak ada lagi dalam daftar ini. Tulisannya ada di bawah: salin ke baris yang benar, lalu simpan lagi."),
        "not_sent": _("Ada baris baru dalam daftar ini. Isi juga baris itu, lalu simpan lagi."),
        "unreadable": _("Ada baris yang tidak terbaca. Muat ulang halaman ini; drafnya tetap ada."),
    }

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        extra: int = 2,
        max_rows: int = 40,
        one: Words = ROW,
        add: Words = ADD,
        fixed: bool = False,
        required: bool = False,
        **kwargs: Any,
    ) -> None:
        names = [column.name for column in columns]
        reserved = {"removed", "title"} if fixed else {"removed"}
        if len(set(names)) < len(names) or reserved & set(names):
            raise ValueError("columns need names of their own, other than removed (and title in fixed rows)")
        self.columns = tuple(columns)
        self.cells = {column.name: copy.deepcopy(column.field) for column in columns}
        self.key = next((name for name in names if self.cells[name].widget.is_hidden), "")
        if fixed and not self.key:
            raise ValueError("fixed rows need a hidden column for their key")
        self.extra, self.max_rows, self.one, self.add, self.fixed = extra, max_rows, one, add, fixed
        for column in columns:
            cell = self.cells[column.name]
            # Blank rows may stay blank, so no cell of them is "wajib diisi"; in fixed rows that must be answered it is.
            cell.required = column.required and fixed and required
            speak_plainly(cell)
        super().__init__(required=required, widget=RowsWidget(self.cells), **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> "RowsField":
        made: RowsField = super().__deepcopy__(memo)
        made.cells = {name: copy.deepcopy(cell, memo) for name, cell in self.cells.items()}
        made.widget.cells = made.cells
        return made

    def offer(self, column: str, choices: Any) -> None:
        """Give a column its choices for this page (people of the case, its goals). Call it on `form.fields[...]`."""
        cell: Any = self.cells[column]
        cell.choices = choices

    def get_bound_field(self, form: Any, field_name: str) -> BoundRows:
        """The rows of this form, each with its cells."""
        for cell in self.cells.values():
            choices = getattr(cell, "choices", None)
            if choices is not None:  # a list made by a callable is made once for all rows of this page
                cell.choices = list(choices)  # type: ignore[attr-defined]
        return BoundRows(form, self, field_name)

    def clean(self, value: Any) -> list[dict[str, Any]]:
        """Rows that say something. ValidationError holds an `InCell` for every wrong cell."""
        if not isinstance(value, Sent):
            return list(value or [])
        judged = self.judge(value)
        wrong = [one for row in judged for one in row.wrong] + self._as_a_whole(value, judged)
        if wrong:
            raise ValidationError(wrong)
        rows = [row.facts for row in judged if row.kept]
        self.run_validators(rows)
        return rows

    def kept_places(self, sent: Sent) -> list[int]:
        """Places of the rows in the order of the cleaned list: what a verb calls row 0 stands at the first."""
        return [row.place for row in self.judge(sent) if row.kept]

    def judge(self, sent: Sent) -> list[_Judged]:
        """Every row that came, cleaned or with what is wrong in it."""
        known = self.known_by_key(sent.known)
        places = self.placed(sent).values() if self.fixed else sent.places
        return [self._row(sent, place, known) for place in places]

    def known_by_key(self, known: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
        """Rows of the form's beginning by their key as the page carries it; only for fields with a hidden column."""
        return {str(row[self.key]): row for row in known if row.get(self.key) not in (None, "")} if self.key else {}

    def placed(self, sent: Sent) -> dict[str, int]:
        """Fixed rows: key -> the place it came back in, in the order of the page; the first of repeated ones, unknown ones left out."""
        came: dict[str, int] = {}
        for place in sent.places:
            came.setdefault(str(sent.raw(place)[self.key]).strip(), place)
        return {key: came[key] for key in self.known_by_key(sent.known) if key in came}

    def left_over(self, sent: Sent) -> list[int]:
        """Fixed rows: places whose key is none of ours, or came twice."""
        ours = set(self.placed(sent).values()) if self.fixed else set(sent.places)
        return [place for place in sent.places if place not in ours]

    def _row(self, sent: Sent, place: int, known: Mapping[str, Mapping[str, Any]]) -> _Judged:
        raw, blank = sent.raw(place), sent.blank(place)
        if self.fixed:
            before = known[str(raw[self.key]).strip()]
            stored = any(not unsaid(cell, before.get(name)) for name, cell in self.cells.items() if not cell.widget.is_hidden)
        else:
            stored = sent.stored(place)
        unanswered = self.fixed and self.required
        if blank and not stored and not unanswered:
            return _Judged(place, kept=False)
        if stored and not unanswered and self._cleared(raw):
            return self._removed(place, raw)
        made = _Judged(place)
        for column in self.columns:
            self._cell(made, column, raw[column.name], blank)
        return made

    def _cleared(self, raw: Mapping[str, Any]) -> bool:
        """All visible cells are empty; radio buttons may stay where a row cannot be kept without what was cleared."""
        visible = {column for column in self.columns if not self.cells[column.name].widget.is_hidden}
        said = {column for column in visible if not is_blank(self.cells[column.name], raw[column.name])}
        stuck = {column for column in said if unclearable(self.cells[column.name])}
        return not said or (said == stuck and any(column.required and column not in stuck for column in visible))

    def _removed(self, place: int, raw: Mapping[str, Any]) -> _Judged:
        made = _Judged(place)
        for name, cell in self.cells.items():
            try:
                made.facts[name] = cell.clean(raw[name])
            except ValidationError:
                made.facts[name] = None
                if cell.widget.is_hidden:
                    made.wrong.append(self._unreadable())
        made.facts["removed"] = True
        return made

    def _cell(self, made: _Judged, column: Column, raw: Any, blank: bool) -> None:
        cell = self.cells[column.name]
        if cell.widget.is_hidden:
            try:
                made.facts[column.name] = cell.clean(raw)
            except ValidationError:
                made.wrong.append(self._unreadable())
            return
        try:
            if (column.required and nothing(raw)) or (blank and column == self._first_to_answer()):
                raise ValidationError(cell.error_messages["required"], code="required")
            made.facts[column.name] = cell.clean(raw)
        except ValidationError as refused:
            made.wrong += [InCell(one, place=made.place, column=column.name) for one in refused.error_list]

    def _first_to_answer(self) -> Column | None:
        """Where a fixed row must be answered and no column says which: its first visible one."""
        visible = [column for column in self.columns if not self.cells[column.name].widget.is_hidden]
        return None if any(column.required for column in visible) else visible[0]

    def _unreadable(self) -> ValidationError:
        return ValidationError(self.error_messages["unreadable"], code="unreadable")

    def _as_a_whole(self, sent: Sent, judged: Sequence[_Judged]) -> list[ValidationError]:
        standing = [row for row in judged if row.kept and "removed" not in row.facts]
        wrong = []
        if self.left_over(sent):
            wrong.append(ValidationError(self.error_messages["not_here"], code="not_here"))
        if self.fixed and self.required and len(self.placed(sent)) < len(self.known_by_key(sent.known)):
            wrong.append(ValidationError(self.error_messages["not_sent"], code="not_sent"))
        if not self.fixed and len(standing) > self.max_rows:
            wrong.append(ValidationError(self.error_messages["max_rows"], code="max_rows", params={"most": self.max_rows}))
        if self.required and not self.fixed and not standing:
            wrong.append(ValidationError(self.error_messages["required"], code="required"))
        return wrong

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether any row says something else than the row it began as (matched by its key, else by its place)."""
        if self.disabled or not isinstance(data, Sent):
            return False
        known = list(initial or []) if not isinstance(initial, Sent) else []
        by_key = self.known_by_key(known)
        for place in data.places:
            raw = data.raw(place)
            at = by_key.get(str(raw[self.key]).strip(), {}) if self.key else known[place] if place < len(known) else {}
            if not at and data.blank(place):
                continue
            if any(cell.has_changed(at.get(name), raw[name]) for name, cell in self.cells.items() if not cell.widget.is_hidden):
                return True
        return False
