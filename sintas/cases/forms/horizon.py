"""How far recovery is looked ahead in this case."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.forms import Part
from sintas.kit.widgets import Area, Number
from sintas.practice.silence import LONGEST_MONTHS

from .base import RecordForm


class HorizonForm(RecordForm):
    """A span of months, and why it is not that of the unit."""

    first = forms.IntegerField(label=_("Dari berapa bulan"), min_value=1, max_value=LONGEST_MONTHS, widget=Number())
    last = forms.IntegerField(label=_("Sampai berapa bulan"), min_value=1, max_value=LONGEST_MONTHS, widget=Number())
    reason = forms.CharField(
        label=_("Alasan"), max_length=1000, required=False, widget=Area(low=True), help_text=_("Diisi bila waktunya diubah; tampil di cerita kasus.")
    )
    parts = [Part("", [("first", "last"), "reason"])]
