"""A field of rows inside its form: the rows to show, their cells with their own errors, and the drawing of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.forms.utils import ErrorDict, ErrorList
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sintas.kit import markup
from sintas.kit.icons import icon
from sintas.kit.options import offered
from sintas.kit.rows_sent import MORE, Sent, nothing, unsaid


class InCell(ValidationError):
    """What is wrong in one cell; takes over one sentence of `refused`."""

    def __init__(self, refused: Any, *, place: int, column: str) -> None:
        given = refused if isinstance(refused, ValidationError) else ValidationError(refused)
        super().__init__(given.message, given.code, given.params)
        self.place, self.column = place, column


class RowForm(forms.Form):
    """The cells of one row. Its fields are the field's own, not copies; what is wrong in it comes from the whole form."""

    use_required_attribute = False

    def __init__(self, whole: "BoundRows", place: int, **kwargs: Any) -> None:
        super().__init__(prefix=f"{whole.html_name}-{place}", auto_id=whole.form.auto_id, renderer=whole.form.renderer, **kwargs)
        self.whole, self.place = whole, place
        self.fields = whole.field.cells

    @property
    def errors(self) -> ErrorDict:
        """Sentences by column, read anew: a verb may have added some."""
        found = ErrorDict()
        for one in self.whole.in_cells():
            if one.place == self.place:
                found.setdefault(one.column, ErrorList()).extend(one.messages)
        return found


@dataclass(frozen=True)
class Row:
    """One row as shown. `legend` is "Tujuan 1", or the title of a fixed row."""

    form: RowForm
    number: int
    title: str
    one: str
    blank: bool

    @property
    def legend(self) -> str:
        """What the row is called in its heading and in the summary."""
        return self.title or f"{self.one} {self.number}"

    @property
    def cells(self) -> list[BoundField]:
        """Visible cells in the order of the columns."""
        return self.form.visible_fields()


class BoundRows(BoundField):
    """`form["goals"]`: `.rows` for reading, `as_widget()` for drawing, `problems()` for the summary."""

    field: Any  # rows.RowsField, which stands above this file

    @property
    def known(self) -> Sequence[Mapping[str, Any]]:
        """The rows the form began with."""
        return [] if isinstance(self.initial, Sent) else list(self.initial or [])

    @cached_property
    def data(self) -> Sent:
        """The rows that were sent."""
        sent: Sent = super().data
        return replace(sent, known=self.known)

    @property
    def answered(self) -> bool:
        """Whether anything stands in any row."""
        return any(not row.blank for row in self.rows)

    def in_cells(self) -> list[InCell]:
        """What is wrong in cells."""
        return [one for one in self.errors.as_data() if isinstance(one, InCell)]

    @property
    def own_errors(self) -> list[str]:
        """What is wrong with the rows as a whole; the rest stands beside its cell."""
        return [words for one in self.errors.as_data() if not isinstance(one, InCell) for words in one.messages]

    def problems(self) -> list[tuple[str, str]]:
        """(id to lead to, sentence), the whole first, then cell by cell."""
        found = [(self.auto_id, f"{self.label}: {words}") for words in self.own_errors]
        for row in self.rows:
            for cell in row.cells:
                found += [
                    (cell.id_for_label or cell.auto_id, f"{row.legend}, {cell.label}: {words}") for words in markup.errors_of(cell)
                ]
        return found

    def cell_error(self, rest: str, sentence: str) -> InCell | None:
        """A verb's sentence about a cell: `rest` is "<row>-<column>", the row counted from 0 in the list the verb was given. None if unknown."""
        number, _dash, column = rest.partition("-")
        places = self.field.kept_places(self.data)
        if not number.isdecimal() or int(number) >= len(places) or column not in self.field.cells:
            return None
        return None if self.field.cells[column].widget.is_hidden else InCell(sentence, place=places[int(number)], column=column)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows to show: what was sent or began the form, then blank ones."""
        value = self.value()
        sent = value if isinstance(value, Sent) else None
        return self._fixed(sent) if self.field.fixed else self._free(sent)

    def _bound(self, sent: Sent, place: int) -> RowForm:
        return RowForm(self, place, data=sent.data, files=sent.files)

    def _row(self, form: RowForm, number: int, title: str = "", *, blank: bool = False) -> Row:
        return Row(form, number, title, str(self.field.one), blank)

    def _fixed(self, sent: Sent | None) -> list[Row]:
        placed = self.field.placed(sent) if sent else {}
        free = sent.places[-1] + 1 if sent and sent.places else 0
        shown = []
        for at, (key, known) in enumerate(self.field.known_by_key(self.known).items()):
            title = str(known.get("title") or "")
            if sent and key in placed:
                shown.append(self._row(self._bound(sent, placed[key]), at + 1, title, blank=sent.blank(placed[key])))
            else:
                blank = all(unsaid(cell, known.get(name)) for name, cell in self.field.cells.items() if not cell.widget.is_hidden)
                shown.append(self._row(RowForm(self, free + at, initial=known), at + 1, title, blank=blank))
        return shown

    def _free(self, sent: Sent | None) -> list[Row]:
        shown: list[Row] = []
        free = 0
        if sent is not None and sent.places:
            free = sent.places[-1] + 1
            for place in sent.places:
                blank = sent.blank(place) and not sent.stored(place)
                shown.append(self._row(self._bound(sent, place), len(shown) + 1, blank=blank))
        for known in self._not_sent(sent):
            shown.append(self._row(RowForm(self, free, initial=known), len(shown) + 1))
            free += 1
        for _each in range(self._wanted(shown, sent)):
            shown.append(self._row(RowForm(self, free), len(shown) + 1, blank=True))
            free += 1
        return shown

    def _not_sent(self, sent: Sent | None) -> list[Mapping[str, Any]]:
        """Rows of the form's beginning that are not among those sent: all for a fresh form, new ones of a colleague for a draft."""
        if sent is None:
            return list(self.known)
        if not self.field.key:
            return [] if sent.places else list(self.known)
        came = {str(sent.raw(place)[self.field.key]).strip() for place in sent.places}
        return [row for key, row in self.field.known_by_key(self.known).items() if key not in came]

    def _wanted(self, shown: Sequence[Row], sent: Sent | None) -> int:
        """How many blank rows to put below."""
        extra = self.field.extra
        if sent is None:
            wanted = extra if shown else max(extra, 1)
        elif sent.more:
            wanted = max(extra, 1)
        else:
            wanted = 0 if shown and shown[-1].blank else 1
        return max(0, min(wanted, self.field.max_rows - len(shown)))

    def left_over(self) -> list[list[tuple[str, str]]]:
        """(label, words) of what was typed in rows that are not there any more: to be read and copied, never lost."""
        value = self.value()
        rows = []
        for place in self.field.left_over(value) if isinstance(value, Sent) else []:
            cells = self._row(self._bound(value, place), 0).cells
            rows.append([(str(cell.label), as_said(cell)) for cell in cells if not nothing(cell.value())])
        return [row for row in rows if row]

    def as_widget(self, widget: Any = None, attrs: Any = None, only_initial: bool = False) -> SafeString:
        """All rows, with the button for more."""
        if widget is not None:
            return super().as_widget(widget, attrs, only_initial)
        rows = format_html_join("", "{}", ((self._drawn(row),) for row in self.rows))
        loose = format_html_join("", "{}", ((_loose(row),) for row in self.left_over()))
        if self.field.fixed:
            return format_html('{}<div class="row-set">{}</div>', loose, rows)
        if len(self.rows) >= self.field.max_rows:
            return format_html('<div class="row-set">{}</div>', rows)
        # The first submit button of a form answers the Enter key: that must be the saving one, not the one below.
        return format_html(
            '<button hidden>{}</button><add-row data-name="{}" data-most="{}"><div class="row-set">{}</div>'
            '<button class="btn btn-small" name="{}" value="{}" formnovalidate>{}{}<span class="vh">: {}</span></button></add-row>',
            _("Simpan"),
            self.html_name,
            self.field.max_rows,
            rows,
            MORE,
            self.html_name,
            icon("plus"),
            self.field.add,
            self.label,
        )

    def _drawn(self, row: Row) -> SafeString:
        wide = {column.name for column in self.field.columns if column.wide}
        legend = row.title or format_html("{} <span data-number>{}</span>", row.one, row.number)
        return format_html(
            '<fieldset class="row-card" id="{}" data-place="{}"{}><legend>{}</legend>{}<div class="row-cells">{}</div></fieldset>',
            f"{self.auto_id}-{row.form.place}",
            row.form.place,
            SafeString(" data-blank") if row.blank else "",
            legend,
            format_html_join("", "{}", ((cell.as_widget(),) for cell in row.form.hidden_fields())),
            format_html_join(
                "", '<div class="{}">{}</div>', (("row-wide" if cell.name in wide else "row-cell", markup.field(cell)) for cell in row.cells)
            ),
        )


def as_said(cell: BoundField) -> str:
    """A cell's words as a person reads them: labels for codes."""
    value = cell.value()
    chosen = list(value) if isinstance(value, (list, tuple)) else [value]
    choices = getattr(cell.field, "choices", None)
    if choices is None:
        return ", ".join(str(one) for one in chosen if not nothing(one))
    labels = [str(at.option) for _title, inside in offered(choices, chosen) for at in inside if at.chosen]
    return ", ".join(labels or [str(one) for one in chosen])


def _loose(row: list[tuple[str, str]]) -> SafeString:
    lines = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", row)
    return format_html('<div class="notice notice-warn">{}<dl class="facts">{}</dl></div>', icon("warn"), lines)
