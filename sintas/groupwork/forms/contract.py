"""The form of a group's contract."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, CheckCard, Day


class ContractForm(RecordForm):
    aims = forms.CharField(label=_("Tujuan yang disepakati"), widget=Area, max_length=10_000)
    timetable = forms.CharField(label=_("Jadwal dan tempat"), required=False, widget=Area(low=True), max_length=5_000)
    member_tasks = forms.CharField(label=_("Yang dijanjikan anggota"), required=False, widget=Area(low=True), max_length=5_000)
    facilitator_tasks = forms.CharField(label=_("Yang dijanjikan fasilitator"), required=False, widget=Area(low=True), max_length=5_000)
    confidentiality = forms.CharField(
        label=_("Kerahasiaan"), required=False, widget=Area(low=True), max_length=5_000,
        help_text=_("Apa yang tetap di dalam kelompok, dan kapan fasilitator harus bercerita demi keselamatan."),
    )  # fmt: skip
    complaints = forms.CharField(label=_("Bila ada yang keberatan"), required=False, widget=Area(low=True), max_length=2_000)
    ending = forms.CharField(label=_("Cara mengakhiri"), required=False, widget=Area(low=True), max_length=2_000)
    read_aloud = forms.BooleanField(label=_("Dibacakan dan dipahami semua anggota"), required=False, widget=CheckCard)
    happened = FuzzyDateField(label=_("Tanggal disepakati"), future=False, help_text=_("Kosong berarti hari ini."))
    review_on = forms.DateField(label=_("Ditinjau lagi"), required=False, widget=Day)

    parts = [
        Part("", ["aims", "timetable"]),
        Part(_("Janji bersama"), ["member_tasks", "facilitator_tasks", "confidentiality", "complaints", "ending"]),
        Part(_("Disepakati"), ["read_aloud", "happened", "review_on"]),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}
