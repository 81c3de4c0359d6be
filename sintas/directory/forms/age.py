"""After how many months the directory is to be confirmed again."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Number

from ..freshness import LONGEST_MONTHS


class AgeForm(PartForm):
    """One number, for the whole house."""

    months = forms.IntegerField(
        label=_("Dikonfirmasi lagi setelah berapa bulan"), min_value=1, max_value=LONGEST_MONTHS, widget=Number(),
        help_text=_("Berlaku untuk seluruh direktori lembaga Anda. Tanpa pengaturan: 6 bulan."),
    )  # fmt: skip
    parts = (Part("", ["months"]),)
