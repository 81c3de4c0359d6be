"""The form of a look at danger: facts to tick, a level with its reasons, what protects."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.kit.choosers import Chips, Radios
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import Option, option
from sintas.kit.widgets import Area, Day
from sintas.practice.catalogue import load

from .base import About, RecordForm, listed_groups
from .writing import today_if_empty

REVIEW_AFTER = timedelta(days=7)  # offered, not demanded: how soon to look again differs by house and level (C8, C13)


def levels() -> list[tuple[str, Option]]:
    """Every level with its plain definition beside it: it is chosen by people."""
    lang = get_language() or "id"
    return [option(row.code, row.label(lang), hint=row.definition(lang)) for row in load("risk_levels").in_use()]


class RiskForm(RecordForm):
    facts_seen = forms.MultipleChoiceField(
        label=_("Fakta yang diketahui"), choices=listed_groups("risk_facts"), required=False, widget=Chips
    )
    client_view = forms.CharField(
        label=_("Menurut klien, seberapa aman ia sekarang"), required=False, widget=Area(voice=True), max_length=5_000,
        help_text=_("Dengan kata klien sendiri. Rasa takutnya adalah petunjuk penting."),
    )  # fmt: skip
    protective = forms.MultipleChoiceField(
        label=_("Yang melindungi"), choices=listed_groups("protective_factors"), required=False, widget=Chips
    )
    protective_words = forms.CharField(label=_("Siapa dan apa"), required=False, widget=Area(low=True), max_length=5_000)
    level = forms.ChoiceField(label=_("Tingkat menurut penilaian Anda"), choices=levels, widget=Radios)
    reasons = forms.CharField(label=_("Alasannya"), widget=Area, max_length=10_000)
    happened = FuzzyDateField(label=_("Tanggal dilihat"), future=False, help_text=_("Kosong berarti hari ini."))
    review_on = forms.DateField(label=_("Dilihat lagi"), required=False, widget=Day, help_text=_("Menjadi tugas pendamping utama."))

    parts = [
        Part("", ["facts_seen"]),
        Part(_("Suara klien"), ["client_view"]),
        Part(_("Pelindung"), ["protective", "protective_words"]),
        Part(
            _("Tingkat dan alasan"),
            ["level", "reasons"],
            hint=_("Tingkat dipilih orang yang mengenal keadaannya. Sintas tidak menghitung skor dan tidak meramal."),
        ),
        Part("", [("happened", "review_on")]),
    ]

    def prepare(self, about: About) -> None:
        """A day for the next look is offered; the worker changes it."""
        if not self.is_bound and not self.initial.get("based_on"):
            self.initial.setdefault("review_on", clock.today() + REVIEW_AFTER)

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "facts_seen": row.facts, "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        seen = kept.pop("facts_seen")
        return {**kept, "facts": seen, "happened": today_if_empty(self, kept["happened"])}
