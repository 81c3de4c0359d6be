"""The form of two things that do not agree yet: noted, and settled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm, listed
from sintas.kit.choosers import Radios
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, Text


class NoteForm(RecordForm):
    """Both as they were said; which one holds is asked later."""

    # Django takes fields out of the class: `about` of an instance is still whom the form is about.
    about = forms.CharField(  # type: ignore[assignment]
        label=_("Tentang apa"), required=False, widget=Text, max_length=200, help_text=_("Misalnya emosi, kesehatan, alamat.")
    )
    first = forms.CharField(label=_("Catatan pertama"), widget=Area(low=True), max_length=2_000)
    second = forms.CharField(label=_("Catatan kedua"), widget=Area(low=True), max_length=2_000)

    parts = [Part("", ["about", ("first", "second")])]


class SettleForm(NoteForm):
    """Asked again: what holds, and how it became clear."""

    state = forms.ChoiceField(label=_("Sekarang"), choices=listed("contradiction_states"), widget=Radios)
    explanation = forms.CharField(
        label=_("Penjelasan"), required=False, widget=Area(low=True), max_length=2_000,
        help_text=_("Bagaimana ini menjadi jelas. Keduanya tetap tersimpan, apa pun yang dipilih."),
    )  # fmt: skip

    parts = [Part("", ["about", ("first", "second")]), Part("", ["state"]), Part("", ["explanation"])]

    def clean(self) -> dict[str, Any]:
        """Settled with a word of how."""
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        if kept.get("state") not in (None, "", "open") and not kept.get("explanation"):
            self.add_error("explanation", _("Tulis bagaimana ini menjadi jelas, walau satu kalimat."))
        return kept
