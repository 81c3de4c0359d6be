"""Asking for a file to be erased, and holding it back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed
from sintas.kit.choosers import Radios
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area


class AskErasureForm(PartForm):
    ground = forms.ChoiceField(label=_("Dasar penghapusan"), widget=Radios, choices=listed("erasure_grounds"))
    words = forms.CharField(
        label=_("Keterangan untuk tim"),
        required=False,
        max_length=4000,
        widget=Area(),
        help_text=_("Hanya tim yang membacanya; ikut terhapus bersama berkas."),
    )
    parts = [Part("", ["ground"]), Part("", ["words"])]


class HoldForm(PartForm):
    reason = forms.ChoiceField(label=_("Mengapa berkas ini masih diperlukan"), widget=Radios, choices=listed("hold_reasons"))
    parts = [Part("", ["reason"])]
