"""The small forms of a stage: going back, closing, opening again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm
from sintas.kit.choosers import Radios
from sintas.kit.forms import Part
from sintas.kit.options import option
from sintas.kit.widgets import Area, Day
from sintas.practice import journeys

from ..reading.ending_facts import closing_reasons_of

WORDS = 2_000  # characters of a reason


class BackForm(RecordForm):
    to = forms.ChoiceField(label=_("Kembali ke tahap"), widget=Radios)
    reason = forms.CharField(
        label=_("Alasannya"), widget=Area(low=True), max_length=WORDS, help_text=_("Supaya tim memahami jalannya pendampingan.")
    )

    parts = [Part("", ["to", "reason"])]

    def prepare(self, about: About) -> None:
        field: Any = self.fields["to"]
        journey, lang = journeys.get(about.case.journey), about.actor.language
        field.choices = [option(code, journey.label(code, lang)) for code in journey.earlier(about.case.stage)]


class CloseForm(RecordForm):
    reason_code = forms.ChoiceField(label=_("Mengapa berakhir"), widget=Radios)
    on = forms.DateField(label=_("Tanggal berakhir"), required=False, widget=Day, help_text=_("Kosong berarti hari ini."))
    reason = forms.CharField(label=_("Penjelasan"), required=False, widget=Area(low=True), max_length=WORDS)

    parts = [Part("", ["reason_code", "on", "reason"])]

    def prepare(self, about: About) -> None:
        """The reasons that fit the stage; the one the written ending gives is chosen already."""
        field: Any = self.fields["reason_code"]
        lang = about.actor.language
        rows = journeys.get(about.case.journey).closing_reasons(about.case.stage)
        fitting = [code for code in closing_reasons_of(about.case) if code in {row.code for row in rows}]
        self.initial.setdefault("reason_code", fitting[0] if fitting else "")
        field.choices = [option(row.code, row.label(lang), hint=row.definition(lang)) for row in rows]


class ReopenForm(RecordForm):
    reason = forms.CharField(label=_("Alasan membuka kembali"), widget=Area(low=True), max_length=WORDS)

    parts = [Part("", ["reason"])]
