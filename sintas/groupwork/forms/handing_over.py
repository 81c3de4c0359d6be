"""Who facilitates a group from now on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Radios, Select
from sintas.kit.forms import Part, PartForm
from sintas.practice.catalogue import load


class GiveForm(PartForm):
    """`offered`: colleagues of the unit whose work lets them lead a file."""

    user = forms.ChoiceField(label=_("Siapa"), widget=Select)
    why = forms.ChoiceField(label=_("Mengapa"), widget=Radios, choices=lambda: load("handover_reasons").choices(get_language() or "id"))

    parts = [Part("", ["user", "why"])]

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["user"]
        field.choices = [("", _("Pilih")), *offered]

    def facts(self) -> dict[str, Any]:
        """Raises KeyError before is_valid()."""
        return {"new_lead_id": UUID(self.cleaned_data["user"]), "why": self.cleaned_data["why"]}
