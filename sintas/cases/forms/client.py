"""The form of the client: how to call them first, who they are, where they live."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import OneChip, PickList, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.widgets import Area, CheckCard, ShortText, Text
from sintas.practice.catalogue import load

from ..actions.flags import standing
from .base import About, RecordForm, listed
from .people_words import UNSTATED, birth_or_age, coded_or_own, joined, split_coded

CODED = ("religion", "education", "marital")


class ClientForm(RecordForm):
    greeting = forms.ChoiceField(label=_("Sapaan yang disukai"), choices=listed("forms_of_address"), widget=OneChip, required=False)
    called = forms.CharField(
        label=_("Dipanggil"),
        required=False,
        widget=Text,
        max_length=80,
        help_text=_("Persis seperti yang diminta klien, misalnya “Kak Bunga”. Kosong: sapaan di atas dengan nama depannya."),
    )
    name = forms.CharField(
        label=_("Nama atau inisial"), widget=Text, max_length=200, help_text=_("Inisial cukup bila nama belum boleh dicatat.")
    )
    other_names = forms.CharField(label=_("Nama lain"), required=False, widget=Text, max_length=200)
    nik = forms.CharField(
        label=_("NIK"), required=False, widget=ShortText({"inputmode": "numeric"}), max_length=30, help_text=_("16 angka.")
    )
    birth = FuzzyDateField(
        label=_("Lahir atau usia"), future=False, help_text=_("Misalnya 23 Agustus 2004, 2004, sekitar 2004, atau usia 18.")
    )
    birth_place = forms.CharField(label=_("Tempat lahir"), required=False, widget=Text, max_length=120)
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=listed("sexes"), widget=OneChip, required=False)
    religion = coded_or_own(_("Agama atau kepercayaan"), "religions")
    education = coded_or_own(_("Pendidikan"), "educations")
    occupation = forms.CharField(label=_("Pekerjaan"), required=False, widget=Text, max_length=200)
    marital = coded_or_own(_("Status perkawinan"), "marital_statuses")
    birth_order = forms.CharField(label=_("Anak ke berapa"), required=False, widget=ShortText, max_length=40)
    languages = forms.MultipleChoiceField(label=_("Bahasa yang dipakai"), choices=listed("languages"), widget=PickList, required=False)
    needs_interpreter = forms.BooleanField(
        label=_("Perlu juru bahasa"),
        required=False,
        widget=CheckCard,
        help_text=_("Berdiri di kepala berkas, agar disiapkan sebelum bertemu."),
    )
    address = forms.CharField(label=_("Alamat"), required=False, widget=Area(low=True), max_length=500)
    address_protected = forms.BooleanField(
        label=_("Alamat dilindungi"), required=False, widget=CheckCard, help_text=_("Tidak dicetak dan tidak dibagikan kepada siapa pun.")
    )
    lives_with = forms.CharField(label=_("Tinggal bersama"), required=False, widget=Text, max_length=300)
    lives_with_perpetrator = forms.BooleanField(
        label=_("Pelaku tinggal di rumah yang sama"),
        required=False,
        widget=CheckCard,
        help_text=_("Segera menjadi penanda di kepala berkas. Berakhir bila dicatat siapa yang sudah pindah."),
    )
    origin = forms.CharField(label=_("Asal"), required=False, widget=Text, max_length=200)
    region = forms.ChoiceField(
        label=_("Provinsi tempat tinggal"), choices=listed("provinces", empty=UNSTATED), widget=Select, required=False
    )
    nationality = forms.ChoiceField(
        label=_("Kewarganegaraan"), choices=listed("nationalities", empty=UNSTATED), widget=Select, required=False
    )
    ethnicity = forms.CharField(label=_("Suku"), required=False, widget=Text, max_length=120)
    status_words = forms.CharField(
        label=_("Status"),
        required=False,
        widget=Text,
        max_length=200,
        help_text=_("Misalnya mahasiswi, atau peserta program desain grafis."),
    )

    parts = [
        Part(_("Panggilan"), ["greeting", "called"]),
        Part(_("Identitas"), ["name", "other_names", ("birth", "birth_place"), "sex", "nik"]),
        Part(_("Tempat tinggal"), ["address", "address_protected", "lives_with", "lives_with_perpetrator", ("origin", "region")]),
        Part(_("Bahasa"), ["languages", "needs_interpreter"]),
        Part(
            _("Bila perlu untuk pendampingan"),
            ["education", ("occupation", "status_words"), "marital", "religion", ("birth_order", "ethnicity"), "nationality"],
            hint=_("Boleh dikosongkan. Tanyakan hanya yang berguna bagi klien."),
        ),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "birth": birth_or_age(row), **joined(row, CODED)}

    def prepare(self, about: About) -> None:
        """While the flag stands, the tick would say nothing new: it is ended elsewhere, with a reason."""
        if standing(about.case, "lives_with_perpetrator"):
            del self.fields["lives_with_perpetrator"]

    def facts(self) -> dict[str, Any]:
        kept = split_coded(super().facts(), CODED)
        greeting = kept.pop("greeting")
        if not kept["called"] and greeting:
            kept["called"] = f"{load('forms_of_address').label(greeting, get_language() or 'id')} {kept['name'].split()[0]}"
        return kept
