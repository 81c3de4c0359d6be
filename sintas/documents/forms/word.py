"""A unit's own Word template is sent in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Radios
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import File

from ..downloads import DOCX


class TemplateForm(PartForm):
    """Which language the template is in, and the file."""

    b = forms.ChoiceField(
        label=_("Bahasa surat"), choices=[("id", _("Bahasa Indonesia")), ("en", _("Inggris"))], widget=Radios, initial="id"
    )
    body = forms.FileField(
        label=_("Berkas templat"),
        widget=File(accept=f".docx,{DOCX}"),
        help_text=_(".docx, paling besar 4 MB. Pastikan tidak ada data klien di dalamnya, juga tidak dari surat lama."),
    )

    parts = [Part("", ["b", "body"])]
