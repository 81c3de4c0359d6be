"""The form of a decision about a track."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Checks, Radios, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, TimeOfDay

from ..loader import track
from .pieces import LONG, UNSTATED, owners


class TrackForm(RecordForm):
    TRACK = ""

    state = forms.ChoiceField(label=_("Bagaimana jalur ini sekarang"), choices=listed("track_states"), widget=Radios)
    happened = FuzzyDateField(label=_("Sejak kapan"), future=False, help_text=_("Kosong berarti hari ini."))
    at = forms.TimeField(label=_("Jam"), required=False, widget=TimeOfDay, help_text=_("Bila hitungannya jam."))
    client_words = forms.CharField(
        label=_("Menurut klien"), required=False, widget=Area(voice=True), max_length=LONG, help_text=_("Klien tidak perlu memberi alasan.")
    )
    words = forms.CharField(label=_("Pertimbangan tim"), required=False, widget=Area(low=True), max_length=LONG)
    owner = forms.ChoiceField(label=_("Penanggung jawab"), required=False, widget=Select)
    aims = forms.MultipleChoiceField(label=_("Tujuan jalur ini"), required=False, widget=Checks)
    result = forms.ChoiceField(label=_("Hasil"), choices=listed("track_results", empty=UNSTATED), required=False, widget=Select)
    result_words = forms.CharField(label=_("Keterangan hasil"), required=False, widget=Area(low=True), max_length=LONG)

    parts = [
        Part("", ["state", ("happened", "at"), "client_words"]),
        Part("", ["aims", "owner", "words"]),
        Part(_("Bila jalur ini selesai"), ["result", "result_words"], folded=True),
    ]

    def prepare(self, about: About) -> None:
        """Who may answer for it, and the track's own aims."""
        self.offer("owner", owners(about, self.initial))
        lang = get_language() or "id"
        aims = [(aim.code, aim.label(lang)) for aim in track(self.TRACK).aims]
        if aims:
            self.offer("aims", aims)
        else:
            del self.fields["aims"]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened), "at": row.happened_at}

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "track": self.TRACK, "happened": today_if_empty(self, self.cleaned_data["happened"])}


@cache
def track_form(slug: str) -> type[TrackForm]:
    """The form for one track."""
    return type("TrackForm", (TrackForm,), {"TRACK": slug, "__module__": __name__})
