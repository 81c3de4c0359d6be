"""An XLSForm is brought, and leave for a wording is given."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, File, Hidden, Text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class XlsFormForm(PartForm):
    """The file, and why the unit may use it."""

    body = forms.FileField(
        label=_("Berkas XLSForm"), widget=File(accept=f".xlsx,{XLSX}"),
        help_text=_(".xlsx dengan lembar survey, choices, dan settings; paling besar 5 MB. Tanpa data klien."),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Judul"), required=False, max_length=200, widget=Text, help_text=_("Hanya bila lembar settings tidak menyebutnya.")
    )
    licence = forms.CharField(
        label=_("Mengapa unit boleh memakainya"), max_length=1000, widget=Area(low=True), help_text=_("Tulis: kami boleh memakai ini karena ...")
    )
    parts = [Part("", ["body", "title", "licence"])]


class LeaveForm(PartForm):
    """The reason of a psychologist who allows a wording; which wording is carried along unseen."""

    scale = forms.CharField(max_length=60, widget=Hidden)
    version = forms.CharField(max_length=20, widget=Hidden)
    language = forms.CharField(max_length=5, widget=Hidden)
    reason = forms.CharField(
        label=_("Alasan"), max_length=500, widget=Area(low=True),
        help_text=_("Mengapa teks ini layak dipakai di unit ini, dan untuk apa. Dibaca semua rekan di unit."),
    )  # fmt: skip
    parts = [Part("", ["reason"])]
