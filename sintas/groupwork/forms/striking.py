"""Why something is struck out: a code, and no words (models/struck.py)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed
from sintas.kit.choosers import Radios
from sintas.kit.forms import Part, PartForm


class StrikeForm(PartForm):
    why = forms.ChoiceField(
        label=_("Mengapa dicoret"), choices=listed("group_strike_reasons"), widget=Radios,
        help_text=_("Yang dicoret tetap terbaca dalam riwayat. Bila anggota yang memintanya, sampaikan juga itu kepadanya."),
    )  # fmt: skip

    parts = [Part("", ["why"])]

    def facts(self) -> dict[str, Any]:
        """Keywords for a verb of actions/striking.py."""
        return {name: self.cleaned_data[name] for name in ("why", "based_on")}
