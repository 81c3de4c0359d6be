"""A file of HSDS is brought."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import File


class ImportForm(PartForm):
    """The file."""

    body = forms.FileField(
        label=_("Berkas direktori"), widget=File(accept=".json,.xlsx,application/json"),
        help_text=_("JSON menurut HSDS 3 (satu lembaga, satu layanan, atau daftar), atau lembar kerja .xlsx seperti yang diunduh dari halaman Ekspor."),
    )  # fmt: skip
    parts = [Part("", ["body"])]
