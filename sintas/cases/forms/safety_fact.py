"""The form of quick facts about danger, and the form that ends "living in one house"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import PickList, Seg, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.options import option
from sintas.kit.widgets import Area
from sintas.practice.catalogue import load

from .base import About, RecordForm
from .people_words import entry_or_none
from .writing import today_if_empty

HOLDS, OVER = "holds", "over"


def risk_facts() -> list[tuple[str, Any]]:
    """The factual checklist under its headings."""
    return load("risk_facts").choices_grouped(get_language() or "id")


class SafetyFactForm(RecordForm):
    codes = forms.MultipleChoiceField(
        label=_("Yang terjadi sekarang"),
        choices=risk_facts,
        widget=PickList,
        required=False,
        help_text=_("Fakta, bukan skor. Boleh beberapa."),
    )
    words = forms.CharField(label=_("Dengan kata sendiri"), required=False, widget=Area, max_length=10_000)
    person = forms.ChoiceField(label=_("Tentang siapa"), required=False, widget=Select)
    holds = forms.ChoiceField(
        label=_("Masih berlaku?"), choices=[(HOLDS, _("Masih")), (OVER, _("Tidak lagi"))], widget=Seg, initial=HOLDS, required=False
    )

    parts = [Part("", ["codes"]), Part("", ["words", "person"]), Part("", ["holds"])]

    def prepare(self, about: About) -> None:
        field: Any = self.fields["person"]
        field.choices = [option("", _("Tidak disebut")), *(option(entry, words) for entry, words in about.people)]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {
            "codes": [row.fact] if row.fact else [],
            "words": row.words,
            "person": str(row.person or ""),
            "holds": HOLDS if row.holds else OVER,
        }

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {
            "codes": kept["codes"],
            "words": kept["words"],
            "person": entry_or_none(kept["person"]),
            "holds": kept["holds"] != OVER,
        }


class ApartForm(RecordForm):
    why = forms.CharField(
        label=_("Siapa yang pindah, atau apa yang keliru"),
        widget=Area,
        max_length=2000,
        help_text=_("Misalnya: klien pindah ke rumah bibi. Pelaku tidak lagi punya kunci."),
    )
    happened = FuzzyDateField(label=_("Sejak kapan"), future=False, help_text=_("Kosong berarti hari ini."))

    parts = [Part("", ["why", "happened"])]

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}
