"""The form of an attachment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.kit.choosers import OneChip
from sintas.kit.forms import Part
from sintas.kit.widgets import File, Text

from .base import RecordForm, listed

# No file of these is taken here: a recording is neither PDF nor photo, source facts are kept by the import.
NOT_TAKEN = ("recording", "source_facts")


def kinds() -> list[Any]:
    """Kinds a worker can attach, in the reader's language."""
    return [one for one in listed("attachment_kinds")() if one[0] not in NOT_TAKEN]


class AttachmentForm(RecordForm):
    kind = forms.ChoiceField(label=_("Jenis"), choices=kinds, widget=OneChip)
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
        return {"kind": self.cleaned_data["kind"], "title": self.cleaned_data["title"], "body": self.cleaned_data["body"].read(), "happened": clock.today()}
