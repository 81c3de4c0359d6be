"""What everybody sets for themselves."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sintas.kit import choosers
from sintas.kit.forms import PartForm
from sintas.kit.widgets import CheckCard, Text

THEMES = [("", _("Ikuti perangkat")), ("light", _("Terang")), ("dark", _("Gelap"))]


class SettingsForm(PartForm):
    """Greeting, language, theme."""

    greeting = forms.CharField(
        label=_("Sapaan di halaman Hari ini"),
        max_length=60,
        required=False,
        widget=Text(),
        help_text=_("Misalnya: Bu Ratna. Kosong: nama depan Anda."),
    )
    language = forms.ChoiceField(label=_("Bahasa"), choices=settings.LANGUAGES, widget=choosers.Seg)
    theme = forms.ChoiceField(label=_("Tema"), choices=THEMES, required=False, widget=choosers.Seg)
    morning_mail = forms.BooleanField(
        label=_("Ringkasan pagi lewat surel"),
        required=False,
        widget=CheckCard(),
        help_text=_("Dua angka tiap pagi: banyaknya janji dan tugas hari itu, tanpa nama. Ke alamat surel Anda di daftar petugas."),
    )
