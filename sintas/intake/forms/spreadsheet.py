"""Choosing the sheet, and saying yes to its preview."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import File


class SheetForm(PartForm):
    unit = forms.ChoiceField(label=_("Unit"), widget=Select)
    sheet = forms.FileField(label=_("Lembar kerja"), widget=File(accept=".xlsx,.csv"), help_text=_(".xlsx atau .csv, paling besar 5 MB."))

    parts = [Part("", ["unit", "sheet"])]

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.choices = units
