"""Handing cases over from the page of the workload: which, to whom, why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Checks, Radios, Select
from sintas.kit.forms import Part, PartForm
from sintas.practice.catalogue import load


class HandOverManyForm(PartForm):
    cases = forms.MultipleChoiceField(
        label=_("Kasus yang diserahkan"), widget=Checks, error_messages={"required": _("Pilih paling sedikit satu kasus.")}
    )
    new_lead = forms.ChoiceField(
        label=_("Kepada siapa"), widget=Select, error_messages={"required": _("Pilih siapa yang menerima kasus ini.")}
    )
    why = forms.ChoiceField(label=_("Mengapa"), widget=Radios, choices=lambda: load("handover_reasons").choices(get_language() or "id"))

    parts = [Part("", ["cases", "new_lead", "why"])]

    def __init__(self, *args: Any, cases: list[tuple[str, str]], people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one: Any = self.fields["cases"]
        other: Any = self.fields["new_lead"]
        one.choices, other.choices = cases, [("", _("Pilih")), *people]
