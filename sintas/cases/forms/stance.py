"""The form of the family's stance at one time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import OneChip, Radios, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import option
from sintas.kit.widgets import Area

from .base import About, RecordForm, listed
from .people_words import entry_or_none
from .writing import today_if_empty


class StanceForm(RecordForm):
    person = forms.ChoiceField(label=_("Sikap siapa"), required=False, widget=Select)
    happened = FuzzyDateField(label=_("Kapan"), future=False, help_text=_("Kosong berarti hari ini."))
    attitude = forms.ChoiceField(label=_("Sikap"), choices=listed("family_attitudes"), widget=OneChip, required=False)
    engagement = forms.ChoiceField(label=_("Keterlibatan"), choices=listed("family_engagement"), widget=Radios, required=False)
    note = forms.CharField(label=_("Terlihat dari"), required=False, widget=Area, max_length=10_000)

    parts = [Part("", [("person", "happened"), "attitude"]), Part("", ["engagement"]), Part("", ["note"])]

    def prepare(self, about: About) -> None:
        field: Any = self.fields["person"]
        field.choices = [option("", _("Keluarga secara umum")), *(option(entry, words) for entry, words in about.people)]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "person": str(row.person or ""), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "person": entry_or_none(kept["person"]), "happened": today_if_empty(self, kept["happened"])}
