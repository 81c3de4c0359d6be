"""The form of an attachment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import OneChip
from sintas.kit.forms import Part
from sintas.kit.widgets import File, Text

from .base import RecordForm, listed


class AttachmentForm(RecordForm):
    kind = forms.ChoiceField(label=_("Jenis"), choices=listed("attachment_kinds"), widget=OneChip)
    title = forms.CharField(
        label=_("Keterangan"), required=False, widget=Text, max_length=200, help_text=_("Tidak dipakai sebagai nama berkas.")
    )
    body = forms.FileField(
        label=_("Berkas"),
        widget=File(accept="application/pdf,image/jpeg,image/png,image/webp"),
        help_text=_("PDF atau foto, paling besar 15 MB."),
    )

    parts = [Part("", ["kind", "title", "body"])]

    def facts(self) -> dict[str, Any]:
        return {"kind": self.cleaned_data["kind"], "title": self.cleaned_data["title"], "body": self.cleaned_data["body"].read()}
