"""The forms of a guest: what she agreed to, and that she takes it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed, submission_id
from sintas.kit.choosers import OneChip
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Day, Text

from ..reading.guest import givers


class GuestForm(PartForm):
    called = forms.CharField(
        label=_("Nama yang ia pilih untuk kelompok"), max_length=60, widget=Text,
        help_text=_("Dengan nama ini anggota lain mengenalnya. Bukan nama lengkapnya."),
    )  # fmt: skip
    given_by = forms.ChoiceField(label=_("Siapa yang menyatakan"), choices=givers, widget=OneChip)
    reading = forms.ChoiceField(
        label=_("Cara isi disampaikan"), choices=listed("consent_readings"), widget=OneChip,
        help_text=_("Untuk apa kelompok ini, apa yang dicatat dan siapa yang membacanya, dan bahwa ia boleh berhenti kapan saja."),
    )  # fmt: skip
    manner = forms.ChoiceField(label=_("Cara menyatakan"), choices=listed("consent_manners"), required=False, widget=OneChip)
    on = forms.DateField(label=_("Tanggal"), required=False, widget=Day, help_text=_("Kosong berarti hari ini."))
    may_know = forms.CharField(
        label=_("Yang boleh diketahui tentang dia"), required=False, widget=Area(low=True), max_length=2_000,
        help_text=_("Hanya yang ia sendiri setujui. Kosong berarti tidak ada selain nama pilihannya."),
    )  # fmt: skip
    child_assent = forms.ChoiceField(
        label=_("Pendapat anak sendiri"), choices=listed("child_assents"), required=False, widget=OneChip,
        help_text=_("Bila wali yang menyatakan, tanyakan juga anaknya dengan cara yang ia pahami."),
    )  # fmt: skip
    agreed_too = forms.CharField(
        label=_("Siapa yang ikut menyetujui"), required=False, widget=Text, max_length=300,
        help_text=_("Wali yang aman, atau siapa yang memutuskan bersama anak bila tidak ada wali yang aman."),
    )  # fmt: skip

    parts = [
        Part("", ["called"]),
        Part(_("Persetujuannya"), ["given_by", "reading", "manner", "on", "may_know"]),
        Part(_("Bila ia anak"), ["child_assent", "agreed_too"]),
    ]

    def facts(self) -> dict[str, Any]:
        """Keywords for add_guest()."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "based_on")}
        return {**kept, "submission": submission_id(self.cleaned_data["submission"])}


class TakenBackForm(PartForm):
    on = forms.DateField(label=_("Ditarik pada"), required=False, widget=Day, help_text=_("Kosong berarti hari ini."))

    parts = [Part("", ["on"])]

    def facts(self) -> dict[str, Any]:
        """Keywords for withdraw_guest()."""
        return {"on": self.cleaned_data["on"]}
