"""The forms of a note and of a contact."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock
from sintas.kit.choosers import Chips, OneChip
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, CheckCard, Number, Text, TimeOfDay

from .base import RecordForm, listed


def wish_to_die_box() -> forms.BooleanField:
    """The box that opens the suicide-risk path; it stands on every quick record."""
    return forms.BooleanField(
        label=_("Ia menyatakan ingin mati"), required=False, widget=CheckCard, help_text=_("Membuka langkah yang dilakukan sekarang.")
    )


class NoteForm(RecordForm):
    text = forms.CharField(label=_("Catatan"), widget=Area, max_length=20_000)
    happened = FuzzyDateField(label=_("Terjadi"), future=False, help_text=_("Kosong berarti hari ini."))

    wish_to_die = wish_to_die_box()

    parts = [Part("", ["text", "happened", "wish_to_die"])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {"text": row.text, "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}


class QuickNoteForm(NoteForm):
    """The same fields as they stand on "Catat apa?": one box and the save button in sight of a phone; sent to the note's own page."""

    text = forms.CharField(label=_("Catatan"), widget=Area(low=True), max_length=20_000)

    parts = [Part("", ["text", "wish_to_die"]), Part(_("Terjadi pada hari lain"), ["happened"], folded=True)]


class ContactForm(RecordForm):
    form = forms.ChoiceField(label=_("Bentuk kontak"), choices=listed("contact_forms"), widget=OneChip)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))
    at = forms.TimeField(label=_("Jam"), required=False, widget=TimeOfDay)
    duration_min = forms.IntegerField(label=_("Lamanya (menit)"), required=False, min_value=1, max_value=1440, widget=Number)
    parties = forms.MultipleChoiceField(label=_("Dengan siapa"), choices=listed("contact_parties"), required=False, widget=Chips)
    place = forms.CharField(label=_("Tempat"), required=False, widget=Text, max_length=200)
    permission_of = forms.CharField(
        label=_("Izin diminta kepada"), required=False, widget=Text, max_length=200, help_text=_("Bila ada, misalnya instruktur kelas.")
    )
    approach = forms.CharField(label=_("Cara mendekati"), required=False, widget=Area, max_length=20_000)
    result = forms.CharField(label=_("Hasilnya"), required=False, widget=Area, max_length=20_000)
    techniques = forms.MultipleChoiceField(label=_("Teknik"), choices=listed("techniques"), required=False, widget=Chips)
    wish_to_die = wish_to_die_box()

    parts = [
        Part("", ["form", ("happened", "at"), "parties"]),
        Part(_("Yang terjadi"), ["approach", "result", "wish_to_die"]),
        Part(_("Tempat, lamanya, izin, teknik"), [("place", "duration_min"), "permission_of", "techniques"], folded=True),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened), "at": row.happened_at}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        kept["happened"] = today_if_empty(self, kept["happened"])
        return kept


def today_if_empty(form: RecordForm, when: FuzzyDate) -> FuzzyDate:
    """Today for a new record whose date was left empty; "tidak tahu", and the unknown date of an old record, stay unknown."""
    if when.is_known or "happened" in form.initial or str(form.data.get("happened", "")).strip():
        return when
    return FuzzyDate.on(clock.today())
