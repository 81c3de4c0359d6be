"""The form of a carer's observation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Chips
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, CheckCard

from .base import RecordForm, listed
from .writing import today_if_empty


class ObservationForm(RecordForm):
    areas = forms.MultipleChoiceField(label=_("Tentang"), choices=listed("observation_areas"), required=False, widget=Chips)
    text = forms.CharField(
        label=_("Yang Anda lihat"), widget=Area, max_length=5_000, help_text=_("Apa yang terjadi dan kapan. Tanpa menafsirkan.")
    )
    worrying = forms.BooleanField(label=_("Tim perlu melihat ini hari ini"), required=False, widget=CheckCard)
    happened = FuzzyDateField(label=_("Terjadi"), future=False, help_text=_("Kosong berarti hari ini."))

    parts = [Part("", ["areas", "text", "worrying", "happened"])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "happened": today_if_empty(self, self.cleaned_data["happened"])}
