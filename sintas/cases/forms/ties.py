"""The form of a tie between two people of the file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import OneChip, Select
from sintas.kit.fields import CodedOrOwnWords, FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area
from sintas.practice.catalogue import load

from .base import About, RecordForm, listed
from .people_words import CLIENT, UNSTATED, coded_or_own, entry_or_client, joined, people_and_client, split_coded

CODED = ("kind", "quality")


def tie_kinds() -> list[tuple[str, Any]]:
    """Unions, parentage and guardianship under their headings."""
    return [("", _("Tidak dipilih")), *load("tie_kinds").choices_grouped(get_language() or "id")]


class TieForm(RecordForm):
    one = forms.ChoiceField(label=_("Orang pertama"), widget=Select, help_text=_("Pada orang tua dan anak: orang tuanya. Pada kekerasan: yang melakukan."))
    other = forms.ChoiceField(label=_("Orang kedua"), widget=Select, help_text=_("Pada orang tua dan anak: anaknya. Pada kekerasan: yang mengalami."))
    kind = coded_or_own(_("Jenis ikatan"), tie_kinds)
    quality = CodedOrOwnWords(label=_("Kualitas hubungan"), choices=listed("tie_qualities"), widget=OneChip(), required=False)
    energy = forms.ChoiceField(label=_("Arah dukungan"), choices=listed("tie_energies", empty=UNSTATED), widget=Select, required=False)
    since = FuzzyDateField(label=_("Sejak"), future=False)
    until = FuzzyDateField(label=_("Sampai"), future=False, help_text=_("Kosong bila masih berlangsung."))
    note = forms.CharField(label=_("Catatan"), required=False, widget=Area, max_length=10_000)

    parts = [
        Part("", ["one", "other", "kind"]),
        Part(_("Hubungannya"), ["quality", "energy"]),
        Part(_("Bila perlu"), [("since", "until"), "note"]),
    ]

    def prepare(self, about: About) -> None:
        choices = people_and_client(about.people, about.client_called or str(_("Klien")))
        for name in ("one", "other"):
            field: Any = self.fields[name]
            field.choices = choices

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {
            **super().initial_from(row),
            "one": str(row.one) if row.one else CLIENT,
            "other": str(row.other) if row.other else CLIENT,
            "since": FuzzyDate.decode(row.since or ""),
            "until": FuzzyDate.decode(row.until or ""),
            **joined(row, CODED),
        }

    def facts(self) -> dict[str, Any]:
        kept = split_coded(super().facts(), CODED)
        return {**kept, "one": entry_or_client(kept["one"]), "other": entry_or_client(kept["other"])}
