"""The form of a group: what it is for and how it meets. The same for a new group and for one that stands."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm, listed
from sintas.kit.choosers import Chips, OneChip, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Number, Text

NONE = _("Belum ditentukan")


class AboutFields(PartForm):
    name = forms.CharField(
        label=_("Nama kelompok"), max_length=80, widget=Text,
        help_text=_("Seperti anggota menyebutnya. Tanpa nama orang, dan tanpa kata yang membuka apa yang dialami anggotanya."),
    )  # fmt: skip
    type = forms.ChoiceField(label=_("Jenis kelompok"), choices=listed("group_types", empty=NONE), required=False, widget=Select)
    subtype = forms.ChoiceField(
        label=_("Bila kelompok bantu diri"), choices=listed("group_subtypes", empty=NONE), required=False, widget=Select
    )
    phase = forms.ChoiceField(
        label=_("Bila kelompok sensitivitas"), choices=listed("sensitivity_phases", empty=NONE), required=False, widget=Select
    )
    openness = forms.ChoiceField(label=_("Terbuka atau tertutup"), choices=listed("group_openness"), required=False, widget=OneChip)
    purposes = forms.MultipleChoiceField(label=_("Maksud kelompok"), choices=listed("group_purposes"), required=False, widget=Chips)
    aims = forms.MultipleChoiceField(label=_("Tujuan bekerja dengan kelompok"), choices=listed("group_aims"), required=False, widget=Chips)
    need = forms.CharField(
        label=_("Kebutuhan yang mendasari"), required=False, widget=Area(low=True), max_length=5_000,
        help_text=_("Apa yang terlihat pada calon anggota, tanpa menyebut nama."),
    )  # fmt: skip
    aim_words = forms.CharField(label=_("Tujuan, dalam kata-kata sendiri"), required=False, widget=Area(low=True), max_length=5_000)
    size_from = forms.IntegerField(label=_("Paling sedikit"), required=False, widget=Number)
    size_to = forms.IntegerField(label=_("Paling banyak"), required=False, widget=Number)
    setting = forms.CharField(label=_("Tempat bertemu"), required=False, widget=Area(low=True), max_length=1_000)
    schedule = forms.CharField(label=_("Jadwal"), required=False, widget=Area(low=True), max_length=1_000)
    rules = forms.MultipleChoiceField(label=_("Aturan main"), choices=listed("group_ground_rules"), required=False, widget=Chips)
    rules_words = forms.CharField(
        label=_("Aturan lain yang disepakati"), required=False, widget=Area(low=True), max_length=5_000
    )

    parts = [
        Part("", ["name", "type", ("subtype", "phase"), "openness"]),
        Part(_("Untuk apa"), ["need", "purposes", "aims", "aim_words"]),
        Part(_("Jumlah anggota, tempat, dan waktu"), [("size_from", "size_to"), "setting", "schedule"]),
        Part(_("Aturan main"), ["rules", "rules_words"], _("Dibicarakan dengan calon anggota sebelum kelompok dimulai."), folded=True),
    ]


class GroupForm(AboutFields):
    """A new group: in which unit, besides."""

    unit = forms.ChoiceField(label=_("Unit"), widget=Select)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.choices = units
        if len(units) == 1:
            self.initial.setdefault("unit", units[0][0])

    def facts(self) -> dict[str, Any]:
        """Keywords for open_group(), but for the submission."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "based_on", "unit")}
        return {**kept, "unit_id": UUID(self.cleaned_data["unit"])}


class AboutForm(RecordForm, AboutFields):
    """What stands, to be changed."""
