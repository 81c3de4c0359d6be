"""The forms of a warning note and of its end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, Day

from ..actions.warning import LONGEST
from .base import About, RecordForm

REVIEW_AFTER = timedelta(days=30)


class WarningForm(RecordForm):
    text = forms.CharField(
        label=_("Yang harus diketahui lebih dahulu"), widget=Area(low=True), max_length=LONGEST,
        help_text=_("Satu kalimat, dibaca juga oleh pengasuh. Jangan menulis cerita kejadian di sini."),
    )  # fmt: skip
    review_on = forms.DateField(label=_("Ditinjau lagi"), widget=Day, help_text=_("Agar catatan yang tidak berlaku lagi tidak tertinggal."))
    parts = [Part("", ["text", "review_on"])]

    def prepare(self, about: About) -> None:
        """A month is offered."""
        if not self.is_bound:
            self.initial.setdefault("review_on", clock.today() + REVIEW_AFTER)


class WarningEndForm(RecordForm):
    reason = forms.CharField(label=_("Mengapa tidak diperlukan lagi"), required=False, widget=Area(low=True), max_length=2_000)
    parts = [Part("", ["reason"])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {}
