"""The form of the service contract."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, CheckCard, Day

from .base import RecordForm
from .writing import today_if_empty


class ContractForm(RecordForm):
    aims = forms.CharField(label=_("Tujuan yang disepakati"), widget=Area, max_length=10_000)
    client_tasks = forms.CharField(label=_("Yang dikerjakan klien"), required=False, widget=Area(low=True), max_length=5_000)
    worker_tasks = forms.CharField(label=_("Yang dikerjakan pendamping"), required=False, widget=Area(low=True), max_length=5_000)
    timetable = forms.CharField(label=_("Jadwal dan tempat"), required=False, widget=Area(low=True), max_length=5_000)
    rules = forms.CharField(
        label=_("Ketentuan"), required=False, widget=Area(low=True), max_length=5_000,
        help_text=_("Misalnya kerahasiaan, cara membatalkan janji, dan bahwa klien boleh berhenti kapan saja."),
    )  # fmt: skip
    complaints = forms.CharField(
        label=_("Bila klien keberatan"),
        required=False,
        widget=Area(low=True),
        max_length=2_000,
        help_text=_("Kepada siapa dan bagaimana menyampaikannya."),
    )
    read_aloud = forms.BooleanField(label=_("Ketentuan dibacakan dan dipahami"), required=False, widget=CheckCard)
    signed = forms.BooleanField(label=_("Ditandatangani kedua pihak"), required=False, widget=CheckCard)
    happened = FuzzyDateField(label=_("Tanggal disepakati"), future=False, help_text=_("Kosong berarti hari ini."))
    review_on = forms.DateField(label=_("Ditinjau lagi"), required=False, widget=Day, help_text=_("Menjadi tugas pendamping utama."))
    ends_on = forms.DateField(label=_("Berakhir"), required=False, widget=Day)

    parts = [
        Part("", ["aims"]),
        Part(_("Tugas dan jadwal"), ["client_tasks", "worker_tasks", "timetable"]),
        Part(_("Ketentuan"), ["rules", "complaints"]),
        Part(_("Disepakati"), ["read_aloud", "signed", "happened", ("review_on", "ends_on")]),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}
