"""The forms of areas assessed and of sources: one by itself, or all of them in rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm, listed, listed_groups
from sintas.kit.choosers import Chips, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.rows_bound import BoundRows, RowForm, as_said
from sintas.kit.widgets import Area, Number, Text

NOT_CHOSEN = _("Belum dipilih")


def professions() -> list[Any]:
    """The professions under their headings, and a first choice that chooses nothing."""
    return [("", NOT_CHOSEN), *listed_groups("professions")()]


class DatedForm(RecordForm):
    """A record that may have been made long ago: an empty date stays unknown."""

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}


class AreaForm(DatedForm):
    area = forms.ChoiceField(label=_("Bidang"), choices=listed("assessment_areas", empty=NOT_CHOSEN), required=False, widget=Select)
    profession = forms.ChoiceField(label=_("Profesi yang menilai"), choices=professions, required=False, widget=Select)
    assessor = forms.CharField(label=_("Nama yang menilai"), required=False, widget=Text, max_length=200)
    happened = FuzzyDateField(label=_("Dinilai pada"), future=False, help_text=_("Boleh kosong."))
    methods = forms.MultipleChoiceField(label=_("Cara"), choices=listed("assessment_methods"), required=False, widget=Chips)
    result = forms.CharField(label=_("Hasil"), required=False, widget=Area(low=True), max_length=20_000)
    percent = forms.IntegerField(
        label=_("Kemajuan (%)"), required=False, min_value=0, max_value=100, widget=Number, help_text=_("Bila penilainya menyebut angka.")
    )

    parts = [Part("", [("area", "profession"), ("assessor", "happened"), "methods", "result", "percent"])]


class SourceForm(DatedForm):
    kind_of_source = forms.ChoiceField(
        label=_("Dari siapa atau dari apa"), choices=listed("information_sources", empty=NOT_CHOSEN), required=False, widget=Select
    )
    words = forms.CharField(label=_("Keterangan"), required=False, widget=Text, max_length=1_000)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Boleh kosong."))

    parts = [Part("", ["kind_of_source", "words", "happened"])]


def columns(form: type[RecordForm], must: str, *wide: str) -> list[Column]:
    """The form's fields as cells of a row, with the entry a row corrects and the version it is based on."""
    named = [name for name in form.base_fields if name not in ("submission", "based_on")]
    cells = [Column(name, form.base_fields[name], wide=name in wide, required=name == must) for name in named]
    return [*cells, hidden("entry"), hidden("based_on")]


class RowsForm(RecordForm):
    """Rows that are records of their own. One that a colleague corrected meanwhile is shown with what stands, never overwritten unseen."""

    rows_field = ""

    def clean(self) -> dict[str, Any]:
        """A row overtaken by a colleague is refused once, with their words; sent again, it is based on what stands now."""
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        known = {str(row["entry"]): row for row in self.initial.get(self.rows_field) or []}
        stale = {
            at: known[row["entry"]]
            for at, row in enumerate(kept.get(self.rows_field) or [])
            if row["entry"] in known and row["based_on"] != known[row["entry"]]["based_on"]
        }
        if stale:
            self._base_on_what_stands(stale)
        return kept

    def _base_on_what_stands(self, stale: Mapping[int, Mapping[str, Any]]) -> None:
        bound: Any = self[self.rows_field]
        places = bound.field.kept_places(bound.data)
        sent: Any = self.data
        self.data = sent = sent.copy()
        for at, standing in stale.items():
            sent[f"{bound.html_name}-{places[at]}-based_on"] = standing["based_on"]
        self._bound_fields_cache.pop(self.rows_field)  # type: ignore[attr-defined]  # it remembers the rows as they were sent
        for at, standing in stale.items():
            sentence = gettext("Rekan Anda baru saja mengubahnya menjadi: %(words)s. Simpan lagi bila tulisan Anda yang dipakai.")
            first = next(iter(bound.field.cells))
            self.refuse(f"{self.rows_field}-{at}-{first}", sentence % {"words": in_words(bound, standing)})

    def facts(self) -> dict[str, Any]:
        """The rows, and which filling-in they belong to."""
        return {self.rows_field: self.cleaned_data[self.rows_field]}


class AreasForm(RowsForm):
    rows_field = "areas"
    areas = RowsField(
        columns(AreaForm, "area", "methods", "result"), label=_("Bidang"), one=_("Bidang"), add=_("Tambah bidang"), required=True, extra=1
    )

    parts = [Part("", ["areas"])]


class SourcesForm(RowsForm):
    rows_field = "sources"
    sources = RowsField(
        columns(SourceForm, "kind_of_source"), label=_("Sumber"), one=_("Sumber"), add=_("Tambah sumber"), required=True, extra=2
    )

    parts = [Part("", ["sources"])]


def in_words(bound: BoundRows, standing: Mapping[str, Any]) -> str:
    """A standing row as a person reads it."""
    cells = RowForm(bound, 0, initial=standing).visible_fields()
    return "; ".join(words for cell in cells if (words := as_said(cell)))


def rows_from(form: type[RecordForm], records: Iterable[Any]) -> list[dict[str, Any]]:
    """Standing records as rows: what their own form would begin with, and the version each is based on."""
    return [{**form.initial_from(record), "entry": str(record.entry), "based_on": str(record.number)} for record in records]
