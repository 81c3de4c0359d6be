"""The form of a look after the ending."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed, listed_groups
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Checks, Chips, OneChip, PickList
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate

from ..reading.ending_facts import REOPEN
from .ending_words import TODAY, day, line, one_of, tick, words
from .session_choices import goals


class FollowUpForm(RecordForm):
    channel = forms.ChoiceField(label=_("Lewat"), choices=listed("follow_up_channels"), required=False, widget=OneChip)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=TODAY)
    reached = tick(_("Tersambung"), _("Tanpa tanda: tercatat sebagai upaya menghubungi."), ticked=True)
    with_whom = line(_("Dengan siapa"))
    condition = words(_("Keadaan klien"))
    signs = forms.MultipleChoiceField(
        label=_("Tanda kemunduran"), choices=listed_groups("relapse_signs"), required=False,
        widget=PickList(placeholder=_("Cari, misalnya “tidur”")), help_text=_("Tanda meminta perhatian, tidak menyalahkan siapa pun."),
    )  # fmt: skip
    sign_words = words(_("Tentang tanda itu"))
    answers = forms.MultipleChoiceField(
        label=_("Jawabannya"), choices=listed("relapse_answers"), required=False, widget=Chips,
        help_text=_("Dipilih bersama klien. Boleh menyusul; tahap ini menunggu jawabannya."),
    )  # fmt: skip
    answer_words = words(_("Alasan, atau apa yang disepakati"))
    next_on = day(_("Kontak berikutnya"), _("Menjadi tugas pendamping utama."))
    next_channel = one_of(_("Lewat"), "follow_up_channels", empty=_("Seperti sekarang"))
    surroundings = words(_("Lingkungan sekarang: aman dan mendukung?"))
    goals = forms.MultipleChoiceField(label=_("Tujuan yang bertahan"), choices=(), required=False, widget=Checks)

    parts = [
        Part("", ["channel", ("happened", "with_whom"), "reached"]),
        Part("", ["condition"]),
        Part("", ["signs"]),
        Part(_("Bila ada tanda"), ["sign_words", "answers", "answer_words"]),
        Part(_("Kontak berikutnya"), [("next_on", "next_channel")]),
        Part(_("Lingkungan, tujuan yang bertahan"), ["surroundings", "goals"], folded=True),
    ]

    def prepare(self, about: About) -> None:
        """The plan's goals, when there are any; opening again is an answer for a case that was closed."""
        self.offer("goals", goals(about.case, self.initial.get("goals") or ()))
        if not self.fields["goals"].choices:  # type: ignore[attr-defined]
            del self.fields["goals"]
        if about.case.closed_on is None and REOPEN not in (self.initial.get("answers") or ()):
            self.offer("answers", [one for one in listed("relapse_answers")() if one[0] != REOPEN])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened), "goals": [str(entry) for entry in row.goals]}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}
