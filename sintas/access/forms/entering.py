"""The forms of going in, of restricting and of reviewing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed
from sintas.kit import numbers
from sintas.kit.choosers import Radios, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Text

LONGEST = 2_000
LENGTHS = (1, 3, 7, 14, 30, 60, 90)


def days_words() -> list[tuple[str, Any]]:
    """1 to 90 days, as choices."""
    return [(str(days), numbers.days(days)) for days in LENGTHS]


class JoinForm(PartForm):
    reason = forms.ChoiceField(label=_("Mengapa Anda perlu membaca kasus ini"), widget=Radios, choices=listed("join_reasons"))
    words = forms.CharField(
        label=_("Jelaskan kepada tim"), widget=Area(low=True), max_length=LONGEST, required=False, help_text=_("Dibaca oleh seluruh tim.")
    )
    days = forms.ChoiceField(label=_("Untuk berapa lama"), widget=Select, choices=days_words, initial="14")

    parts = [Part("", ["reason", "words", "days"])]


class GlassForm(PartForm):
    number = forms.CharField(label=_("Nomor kasus"), widget=Text, max_length=30, help_text=_("Persis seperti tertulis, misalnya KS-0012."))
    unit = forms.ChoiceField(label=_("Unit"), widget=Select, required=False)
    reason = forms.ChoiceField(label=_("Mengapa sekarang"), widget=Radios, choices=listed("break_glass_reasons"))
    words = forms.CharField(
        label=_("Apa yang terjadi"),
        widget=Area(low=True),
        min_length=10,
        max_length=LONGEST,
        help_text=_("Singkat saja. Dibaca oleh tim kasus dan oleh yang meninjau."),
    )

    parts = [Part("", ["number", "unit", "reason", "words"])]

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        if len(units) > 1:
            field.choices = [("", _("Tidak tahu, atau unit mana pun")), *units]
        else:
            del self.fields["unit"]


class RestrictForm(PartForm):
    reason = forms.ChoiceField(label=_("Mengapa"), widget=Radios, choices=listed("restriction_reasons"))
    words = forms.CharField(label=_("Penjelasan untuk tim"), widget=Area(low=True), max_length=LONGEST, required=False)

    parts = [Part("", ["reason", "words"])]


class LiftForm(PartForm):
    words = forms.CharField(label=_("Mengapa tidak lagi"), widget=Area(low=True), max_length=LONGEST, required=False)

    parts = [Part("", ["words"])]


class ReviewForm(PartForm):
    verdict = forms.ChoiceField(label=_("Hasil tinjauan"), widget=Radios, choices=listed("entry_verdicts"))
    note = forms.CharField(label=_("Apa yang dibicarakan"), widget=Area(low=True), min_length=10, max_length=LONGEST)

    parts = [Part("", ["verdict", "note"])]


class LookForm(ReviewForm):
    verdict = forms.ChoiceField(label=_("Hasil melihat bersama"), widget=Radios, choices=listed("unusual_verdicts"))
