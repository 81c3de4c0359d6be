"""The result of a goal: as a row of an evaluation, and alone."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import OneChip, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part, Words
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.widgets import Area, Text

LONG = 20_000  # characters
SEEN = _("Apa yang terlihat atau terdengar.")


def statuses(empty: Words) -> Any:
    """The words for a result, with a first choice that says nothing."""
    return listed("goal_statuses", empty=cast(str, empty))


def results_field() -> RowsField:
    """One row per goal of the plan; a row left empty changes nothing for its goal."""
    return RowsField(
        [
            hidden("goal"),
            Column("status", forms.ChoiceField(label=_("Keadaan"), choices=statuses(_("Belum dinilai")), required=False, widget=Select)),
            Column("value", forms.CharField(label=_("Ukuran sekarang"), required=False, widget=Text, max_length=400)),
            Column("text", forms.CharField(label=_("Yang berubah"), required=False, widget=Area(low=True), max_length=LONG)),
            Column("evidence", forms.CharField(label=_("Terlihat dari"), required=False, widget=Area(low=True), max_length=LONG)),
        ],
        fixed=True,
        one=_("Tujuan"),
        label=_("Hasil tiap tujuan"),
        help_text=_("Tujuan yang tidak dilihat kali ini dibiarkan kosong; hasil yang sudah ada tetap berlaku."),
    )


class GoalResultForm(RecordForm):
    status = forms.ChoiceField(label=_("Keadaan"), choices=listed("goal_statuses"), required=False, widget=OneChip)
    text = forms.CharField(label=_("Yang berubah"), required=False, widget=Area(low=True), max_length=LONG)
    evidence = forms.CharField(label=_("Terlihat dari"), required=False, widget=Area(low=True), max_length=LONG, help_text=SEEN)
    value = forms.CharField(label=_("Ukuran sekarang"), required=False, widget=Text, max_length=400)
    happened = FuzzyDateField(label=_("Dilihat pada"), future=False, help_text=_("Kosong berarti hari ini."))

    parts = [Part("", ["status", "text", "evidence", "value", "happened"])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}
