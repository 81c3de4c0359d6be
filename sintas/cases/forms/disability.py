"""The form of disability and accommodation. The 22 rights stay folded until somebody wants them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Chips, Select
from sintas.kit.forms import Part
from sintas.kit.widgets import Area
from sintas.practice.catalogue import load

from .base import RecordForm, listed, listed_groups
from .people_words import UNSTATED

OWN = "own_needs"


class Folded(Chips):
    """Chips inside a fold, open when something is chosen."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, summary: Any) -> None:
        super().__init__(attrs)
        self.summary = summary

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        opened = SafeString(" open") if value else SafeString("")
        return format_html(
            "<details{}><summary>{}</summary>{}</details>", opened, self.summary, super().render(name, value, attrs, renderer)
        )


def ways_of_communicating() -> list[tuple[str, str]]:
    """Sign languages and other ways than speech (R161)."""
    lang = get_language() or "id"
    return [(row.code, row.label(lang)) for row in load("languages").of_group("signed")]


class DisabilityForm(RecordForm):
    accommodation = forms.CharField(
        label=_("Yang perlu disiapkan setiap kali bertemu"),
        required=False,
        widget=Area(low=True),
        max_length=500,
        help_text=_("Satu kalimat, misalnya: juru bahasa BISINDO, ruang tanpa tangga. Berdiri di kepala berkas."),
    )
    communication = forms.MultipleChoiceField(label=_("Cara berkomunikasi"), choices=ways_of_communicating, widget=Chips, required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Ragam disabilitas"),
        choices=listed("disability_kinds"),
        widget=Chips,
        required=False,
        help_text=_("Boleh lebih dari satu."),
    )
    classes = forms.MultipleChoiceField(
        label=_("Kelas disabilitas fisik"),
        choices=listed("disability_classes"),
        widget=Chips,
        required=False,
        help_text=_("Hanya bila sudah dikatakan oleh yang berwenang memeriksa."),
    )
    cause_period = forms.ChoiceField(
        label=_("Masa terjadinya"), choices=listed("disability_cause_periods", empty=UNSTATED), widget=Select, required=False
    )
    needs = forms.MultipleChoiceField(label=_("Kebutuhan"), choices=listed_groups("disability_needs"), widget=Chips, required=False)
    own_needs = forms.CharField(label=_("Kebutuhan lain"), required=False, widget=Area(low=True), max_length=1000)
    barriers = forms.MultipleChoiceField(label=_("Hambatan"), choices=listed("disability_barriers"), widget=Chips, required=False)
    said = forms.CharField(label=_("Menurut klien"), required=False, widget=Area(voice=True), max_length=10_000)
    rights = forms.MultipleChoiceField(
        label=_("Hak yang perlu diperhatikan"),
        choices=listed("disability_rights"),
        widget=Folded(summary=_("Buka daftar 22 hak")),
        required=False,
        help_text=_("UU 8/2016 pasal 5 ayat (1). Dipakai bila berguna."),
    )

    parts = [
        Part(_("Agar pertemuan mudah diikuti"), ["accommodation", "communication"]),
        Part(_("Disabilitas"), ["kinds", "classes", "cause_period", "said"]),
        Part(_("Kebutuhan dan hambatan"), ["needs", "own_needs", "barriers"]),
        Part("", ["rights"]),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), OWN: (row.own_words or {}).get("needs", ""), "said": row.about}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        kept["own_words"], kept["about"] = {"needs": kept.pop(OWN)}, kept.pop("said")
        return kept
