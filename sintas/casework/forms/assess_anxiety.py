"""The form of the worker's judgement of anxiety: a level, the signs seen, and a test from outside by name only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm, listed, listed_groups
from sintas.cases.forms.writing import today_if_empty, wish_to_die_box
from sintas.kit.choosers import Chips, PickList, Radios, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import Option, option
from sintas.kit.widgets import Area, Text
from sintas.practice.catalogue import load

from .assess import LONG, UNSTATED


def levels() -> list[tuple[str, Option]]:
    """The four levels, each with what one sees."""
    lang = get_language() or "id"
    return [option(row.code, row.label(lang), hint=row.definition(lang)) for row in load("anxiety_levels").in_use()]


class AnxietyForm(RecordForm):
    """Signs are ticked as seen or told; nothing is added up."""

    level = forms.ChoiceField(label=_("Tingkat kecemasan menurut Anda"), choices=levels, required=False, widget=Radios)
    signs = forms.MultipleChoiceField(
        label=_("Tanda yang terlihat atau diceritakan"), choices=listed_groups("anxiety_signs"), required=False,
        widget=PickList(placeholder=_("Cari, misalnya “sulit”")), help_text=_("Dicentang apa adanya, tidak dijumlahkan menjadi skor."),
    )  # fmt: skip
    words = forms.CharField(label=_("Dengan kata Anda"), required=False, widget=Area(low=True), max_length=LONG)
    wish_to_die = wish_to_die_box()
    happened = FuzzyDateField(label=_("Dilihat pada"), future=False, help_text=_("Kosong berarti hari ini."))
    reach = forms.ChoiceField(
        label=_("Rentang respons"), choices=listed("anxiety_range", empty=UNSTATED), required=False, widget=Select,
        help_text=_("Dari yang masih menolong diri sampai yang menghambat."),
    )  # fmt: skip
    symptoms = forms.MultipleChoiceField(label=_("Gejala (Hawari)"), choices=listed("anxiety_symptoms"), required=False, widget=PickList)
    responses = forms.MultipleChoiceField(label=_("Respons"), choices=listed_groups("anxiety_responses"), required=False, widget=PickList)
    causes = forms.MultipleChoiceField(label=_("Penyebab"), choices=listed("anxiety_causes"), required=False, widget=Chips)
    impacts = forms.MultipleChoiceField(label=_("Dampak"), choices=listed("anxiety_impacts"), required=False, widget=Chips)
    test_name = forms.CharField(label=_("Nama tes"), required=False, widget=Text, max_length=200)
    test_version = forms.CharField(label=_("Versi"), required=False, widget=Text, max_length=60)
    test_score = forms.CharField(label=_("Skor"), required=False, widget=Text, max_length=60, help_text=_("Seperti tertulis di hasilnya."))
    test_validated = forms.ChoiceField(
        label=_("Alat ukur tervalidasi?"), choices=listed("degrees", empty=_("Belum diperiksa")), required=False, widget=Select
    )

    parts = [
        Part("", ["level"]),
        Part("", ["signs"]),
        Part(_("Penilaian"), ["words", "happened", "wish_to_die"]),
        Part(_("Sebab dan dampak"), ["causes", "impacts"], folded=True),
        Part(_("Gejala, respons, rentang"), ["symptoms", "responses", "reach"], folded=True),
        Part(
            _("Tes dari luar"), ["test_name", ("test_version", "test_score"), "test_validated"], folded=True,
            hint=_("Hanya dicatat namanya dan hasilnya. Sintas tidak menghitung dan tidak menilai skornya."),
        ),
    ]  # fmt: skip

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}
