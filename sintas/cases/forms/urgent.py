"""The form of a step of protection."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import OneChip, Radios
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import Option, option
from sintas.kit.widgets import Area, TimeOfDay
from sintas.practice.catalogue import load

from .base import RecordForm, listed
from .writing import today_if_empty


def steps() -> list[tuple[str, Option]]:
    """Every step with what it means."""
    lang = get_language() or "id"
    return [option(row.code, row.label(lang), hint=row.definition(lang)) for row in load("urgent_steps").in_use()]


class UrgentStepForm(RecordForm):
    step = forms.ChoiceField(label=_("Langkah"), choices=steps, widget=Radios)
    what = forms.CharField(label=_("Yang dilakukan"), widget=Area, max_length=10_000)
    reason = forms.CharField(
        label=_("Alasan"), widget=Area(low=True), max_length=5_000, help_text=_("Satu kalimat cukup: bahaya apa yang dicegah.")
    )
    told_client = forms.ChoiceField(label=_("Klien diberi tahu?"), choices=listed("told_client"), widget=OneChip)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))
    at = forms.TimeField(label=_("Jam"), required=False, widget=TimeOfDay)

    parts = [Part("", ["step"]), Part("", ["what", "reason", "told_client", ("happened", "at")])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened), "at": row.happened_at}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        step = kept.pop("step")
        return {**kept, "kind": step, "happened": today_if_empty(self, kept["happened"])}
