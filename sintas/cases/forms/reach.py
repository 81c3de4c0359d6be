"""The form of one safe-contact rule."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit import phones
from sintas.kit.choosers import Radios, Seg
from sintas.kit.forms import Part
from sintas.kit.widgets import CheckCard, Text

from .base import RecordForm, listed

YES, NEVER = "yes", "never"


class ReachForm(RecordForm):
    channel = forms.ChoiceField(label=_("Lewat mana"), choices=listed("reach_channels"), widget=Radios)
    allowed = forms.ChoiceField(
        label=_("Boleh dipakai?"), choices=[(YES, _("Boleh")), (NEVER, _("Jangan pernah"))], widget=Seg, initial=YES
    )
    first_choice = forms.BooleanField(
        label=_("Pilihan pertama"), required=False, widget=CheckCard, help_text=_("Berdiri di kepala berkas, terlihat juga oleh pengasuh.")
    )
    value = forms.CharField(label=_("Nomor atau alamat"), required=False, widget=Text, max_length=300)
    whose = forms.CharField(
        label=_("Milik atau lewat siapa"), required=False, widget=Text, max_length=200, help_text=_("Misalnya pembina asrama, kakak.")
    )
    when = forms.CharField(
        label=_("Kapan aman"), required=False, widget=Text, max_length=200, help_text=_("Misalnya hari kerja 16.00–18.00.")
    )
    say = forms.CharField(
        label=_("Mengaku sebagai siapa"),
        required=False,
        widget=Text,
        max_length=200,
        help_text=_("Yang dikatakan bila orang lain mengangkat."),
    )
    never_say = forms.CharField(
        label=_("Yang tidak boleh"), required=False, widget=Text, max_length=300, help_text=_("Misalnya: Jangan tinggalkan pesan tertulis.")
    )
    code_word = forms.CharField(label=_("Kata sandi yang disepakati"), required=False, widget=Text, max_length=100)

    parts = [
        Part("", ["channel"]),
        Part("", ["allowed"]),
        Part(_("Rinciannya"), [("value", "whose"), "when", "first_choice"]),
        Part(_("Saat menghubungi"), ["say", "never_say", "code_word"]),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        shown = phones.shown(row.value) if row.value else ""
        return {**super().initial_from(row), "allowed": YES if row.allowed else NEVER, "value": shown}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        kept["allowed"] = kept["allowed"] == YES
        return kept
