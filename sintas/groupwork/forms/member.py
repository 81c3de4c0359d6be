"""The small forms of a membership: proposed by her own worker; taking part and leaving, by the group's team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed
from sintas.kit.choosers import Checks, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, CheckCard, Day, Text
from sintas.practice.catalogue import load

from ..reading.copy import CLASSES, SaidOfHer

OF_HER = ("verbal", "interest", "fears_groups", "warned")  # fields of SaidOfHer, of the class assessment


class ProposalForm(PartForm):
    """`allowed`: the classes consent covers for this today."""

    called = forms.CharField(
        label=_("Nama yang ia pilih untuk kelompok"), max_length=60, widget=Text,
        help_text=_("Dengan nama ini anggota lain mengenalnya. Nama aslinya tidak ikut."),
    )  # fmt: skip
    classes = forms.MultipleChoiceField(
        label=_("Yang boleh dibaca fasilitator"), required=False, widget=Checks,
        help_text=_("Hanya yang disetujui klien untuk kelompok. Nama pilihan, usia, dan jenis kelamin selalu ikut."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Yang perlu diketahui fasilitator"), required=False, widget=Area(low=True), max_length=2_000,
        help_text=_("Misalnya apa yang membuatnya nyaman, apa yang sebaiknya dihindari. Klien tahu bahwa ini dibaca."),
    )  # fmt: skip

    verbal = forms.ChoiceField(
        label=_("Cara mengungkapkan diri"), choices=listed("verbal_abilities", empty=_("Tidak disebut")), required=False, widget=Select
    )
    interest = forms.ChoiceField(
        label=_("Minat mengikuti kelompok"), choices=listed("group_interest_levels", empty=_("Tidak disebut")), required=False, widget=Select
    )
    fears_groups = forms.BooleanField(label=_("Takut berada dalam kelompok"), required=False, widget=CheckCard)
    warned = forms.MultipleChoiceField(
        label=_("Yang perlu diperhatikan"), choices=listed("group_proposal_warnings"), required=False, widget=Checks,
        help_text=_("Tanpa menyebut orang lain. Fasilitator tidak membuka kasus siapa pun untuk mencarinya; ia bertanya kepada Anda."),
    )  # fmt: skip

    parts = [
        Part("", ["called", "classes", "words"]),
        Part(_("Untuk menyusun kelompok"), [("verbal", "interest"), "fears_groups", "warned"], folded=True),
    ]

    def __init__(self, *args: Any, allowed: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_language() or "id"
        chosen = [one for one in CLASSES[1:] if one in allowed and one != "assessment"]
        field: Any = self.fields["classes"]
        field.choices = [(one, load("data_classes").label(one, lang)) for one in chosen]
        if not chosen:
            del self.fields["classes"]
        if "assessment" not in allowed:
            for name in ("words", *OF_HER):
                del self.fields[name]

    def facts(self) -> dict[str, Any]:
        """Keywords for propose()."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "based_on")}
        said = {name: kept.pop(name) for name in OF_HER if name in kept}
        return {**kept, "of_her": SaidOfHer(**said | {"warned": tuple(said["warned"])}) if said else None}


class AcceptForm(PartForm):
    words = forms.CharField(
        label=_("Bagaimana ia disiapkan"), widget=Area(low=True), max_length=2_000,
        help_text=_("Dalam pembicaraan perorangan: kegiatan kelompok, aturan mainnya, dan apa yang ia harapkan atau khawatirkan."),
    )  # fmt: skip
    on = forms.DateField(label=_("Mulai ikut"), required=False, widget=Day, help_text=_("Kosong berarti hari ini."))

    parts = [Part("", ["words", "on"])]

    def facts(self) -> dict[str, Any]:
        """Keywords for accept()."""
        return {name: self.cleaned_data[name] for name in ("words", "on")}


class LeaveForm(PartForm):
    reason = forms.ChoiceField(label=_("Mengapa ia keluar"), choices=listed("group_leaving_reasons", empty=_("Pilih")), widget=Select)
    words = forms.CharField(label=_("Penjelasan"), required=False, widget=Area(low=True), max_length=2_000)
    on = forms.DateField(label=_("Sejak"), required=False, widget=Day, help_text=_("Kosong berarti hari ini."))

    parts = [Part("", ["reason", "on", "words"])]

    def facts(self) -> dict[str, Any]:
        """Keywords for leave()."""
        return {name: self.cleaned_data[name] for name in ("reason", "words", "on")}
