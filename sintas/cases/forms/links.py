"""The form that links a case to another of one's own."""

from __future__ import annotations

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Radios
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, CheckCard, ShortText

from ..reading.links import link_choices
from .base import About, RecordForm, listed


class LinkForm(RecordForm):
    number = forms.CharField(
        label=_("Nomor kasus yang terkait"),
        widget=ShortText,
        max_length=30,
        help_text=_("Kasus yang Anda dampingi juga, misalnya KS-0187."),
    )
    kind = forms.ChoiceField(label=_("Kaitannya"), choices=listed("link_kinds"), widget=Radios)
    copy = forms.BooleanField(
        label=_("Salin keluarga dari kasus itu ke kasus ini"),
        required=False,
        widget=CheckCard,
        help_text=_("Orang dan ikatannya disalin, dengan tanda bahayanya. Kedua berkas tetap terpisah."),
    )

    parts = [Part("", ["number"]), Part("", ["kind"]), Part("", ["copy"])]


class EndLinkForm(RecordForm):
    link = forms.ChoiceField(label=_("Kaitan yang diakhiri"), choices=(), widget=Radios)
    reason = forms.CharField(
        label=_("Mengapa"),
        widget=Area(low=True),
        max_length=500,
        help_text=_("Masuk ke cerita berkas ini saja, tidak ke berkas yang satu lagi."),
    )

    parts = [Part("", ["link"]), Part("", ["reason"])]

    def prepare(self, about: About) -> None:
        """The links that stand between this case and others of one's own."""
        self.offer("link", link_choices(about.case, get_language() or "id"))
