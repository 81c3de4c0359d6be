"""The form of a group: what it is for and how it meets. The same for a new group and for one that stands."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.reading.team import team_of
from sintas.kit.choosers import Chips, OneChip, PickList, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Number, Text

from ..reading.mentors import to_choose

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


WITH_MENTORS = Part(
    _("Mentor"), ["mentors", "mentors_words"],
    _("Yang mendampingi kelompok selain fasilitator. Mentor tidak membaca berkas kelompok; bila ia perlu mencatat kehadiran, tambahkan ia ke tim kelompok."),
)  # fmt: skip


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
    """What stands, to be changed; who accompanies the group besides its facilitators."""

    mentors = forms.MultipleChoiceField(label=_("Mentor di unit ini"), required=False, widget=PickList(placeholder=_("Cari rekan")))
    mentors_words = forms.CharField(
        label=_("Mentor tanpa akun"), required=False, widget=Area(low=True), max_length=500,
        help_text=_("Nama dan asalnya, bila bukan rekan di sini. Bukan anggota kelompok."),
    )  # fmt: skip

    parts = [*AboutFields.parts, WITH_MENTORS]

    def prepare(self, about: About) -> None:
        group: Any = about.case
        team = {str(one.user_id) for one in team_of(group)}
        stood = set(self.initial.get("mentors", ()))
        self.offer("mentors", [(pk, name) for pk, name in to_choose(about.actor, group).items() if pk in stood or pk not in team])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "mentors": [str(one) for one in row.mentors]}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "mentors": [UUID(one) for one in kept["mentors"]]}
