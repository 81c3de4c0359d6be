"""The form of a rating."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, Number, Text

from ..reading.of_case import parts_offered


class ProgressForm(RecordForm):
    enrolment = forms.ChoiceField(label=_("Program"), widget=Select)
    level = forms.IntegerField(label=_("Nilai"), min_value=0, max_value=100, widget=Number)
    rater = forms.ChoiceField(label=_("Siapa yang menilai"), choices=listed("programme_raters", empty=_("Pilih")), widget=Select)
    rater_name = forms.CharField(label=_("Nama penilai"), required=False, widget=Text, max_length=120)
    happened = FuzzyDateField(label=_("Dinilai pada"), future=False, help_text=_("Kosong berarti hari ini."))
    words = forms.CharField(label=_("Yang sudah dan belum dikuasai"), required=False, widget=Area, max_length=5_000)

    parts = [Part("", ["enrolment", "level", ("rater", "rater_name"), "happened", "words"])]

    def prepare(self, about: About) -> None:
        """What she takes part in, with the highest level of each."""
        if self.initial.get("entry"):
            del self.fields["enrolment"]
            return
        self.offer("enrolment", [("", _("Pilih")), *parts_offered(about.case)])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "entry": str(row.entry), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        chosen = kept.pop("enrolment", "")
        return {**kept, "enrolment": UUID(chosen) if chosen else None, "happened": today_if_empty(self, self.cleaned_data["happened"])}
