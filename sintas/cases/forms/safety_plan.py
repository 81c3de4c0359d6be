"""The form of the safety plan: one question per part, one thing a line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Radios
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import LinesField
from sintas.kit.widgets import CheckCard, Day, Text
from sintas.practice.catalogue import load

from ..reading.plan import COLUMN_OF
from .base import About, RecordForm, listed
from .writing import today_if_empty

FIRST = ("signals", "during", "places", "people", "what_to_take", "code_word")
THEN = ("children", "after_leaving", "home", "work_school", "phone_and_online", "calm", "services")


class SafetyPlanForm(RecordForm):
    """Labels and questions of the parts come from the catalogue when the page is made."""

    signals = LinesField()
    during = LinesField()
    places = LinesField()
    people = LinesField()
    what_to_take = LinesField()
    code_word = forms.CharField(required=False, widget=Text, max_length=80)
    children = LinesField()
    after_leaving = LinesField()
    home = LinesField()
    work_school = LinesField()
    phone_and_online = LinesField()
    calm = LinesField()
    services = LinesField()
    keep_paper = forms.ChoiceField(
        label=_("Amankah kertas ini dibawa klien?"), choices=listed("paper_places"), widget=Radios,
        help_text=_("Kertas yang ditemukan pelaku adalah bahaya. Bila ragu, pilih “disimpan di sini”."),
    )  # fmt: skip
    with_client = forms.BooleanField(label=_("Disusun bersama klien"), required=False, widget=CheckCard, initial=True)
    happened = FuzzyDateField(label=_("Disusun pada"), future=False, help_text=_("Kosong berarti hari ini."))
    review_on = forms.DateField(label=_("Ditinjau lagi"), required=False, widget=Day, help_text=_("Menjadi tugas pendamping utama."))

    parts = [
        Part(_("Bila keadaan berbahaya"), list(FIRST), hint=_("Satu hal satu baris, dengan kata klien. Yang kosong boleh tetap kosong.")),
        Part(_("Selain itu"), list(THEN), folded=True),
        Part("", ["keep_paper"]),
        Part("", ["with_client", ("happened", "review_on")]),
    ]

    def prepare(self, about: About) -> None:
        """Labels and questions in the reader's language."""
        lang = get_language() or "id"
        for part in (*FIRST, *THEN):
            row = load("safety_plan_parts").get(part)
            self.fields[part].label, self.fields[part].help_text = row.label(lang), row.text("question", lang)

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        written = {part: getattr(row, column) for part, column in COLUMN_OF.items()} | (row.more or {})
        return {
            **written,
            "code_word": row.code_word,
            "keep_paper": row.keep_paper,
            "with_client": row.with_client,
            "happened": FuzzyDate.decode(row.happened),
            "review_on": row.review_on,
        }

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        parts = {part: kept.pop(part) for part in (*FIRST, *THEN) if part != "code_word"}
        return {**kept, "parts": parts, "happened": today_if_empty(self, kept["happened"])}
