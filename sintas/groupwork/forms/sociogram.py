"""The form of a group's sociogram: who was asked, and whom each of them chose. One row of chips a member, made of who takes part."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Chips
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import option
from sintas.kit.widgets import Area, Hidden, Number, Text

from ..actions.picturing import LEAST
from ..reading.members import members_of, takes_part
from ..reading.sociograms import called_of

CHOSE = "c_"  # then the id of who chooses
ALONE = _("Tanyakan kepada tiap anggota sendiri. Jawaban dirahasiakan, dan gambarnya tidak diperlihatkan kepada kelompok.")


class SociogramForm(RecordForm):
    """`too_few`: there is nobody to choose among yet, so that the page says what comes first instead."""

    too_few = False

    question = forms.CharField(
        label=_("Pertanyaan kepada anggota"), required=False, widget=Text, max_length=160,
        help_text=_("Misalnya: dengan siapa Anda senang mengerjakan tugas? Tanyakan siapa yang dipilih, bukan siapa yang dihindari."),
    )  # fmt: skip
    asked = forms.MultipleChoiceField(label=_("Siapa yang ditanya"), widget=Chips)
    seen = forms.CharField(
        label=_("Yang tampak pada kelompok"), required=False, widget=Area(low=True), max_length=5_000, help_text=_("Tanpa nama.")
    )
    happened = FuzzyDateField(label=_("Kapan"), future=False, help_text=_("Kosong berarti hari ini."))
    session_number = forms.IntegerField(label=_("Nomor sesi"), required=False, min_value=1, max_value=999, widget=Number)
    session = forms.UUIDField(required=False, widget=Hidden)

    def prepare(self, about: About) -> None:
        group: Any = about.case
        members = members_of(group)
        called = called_of(members)
        before = set(self.initial.get("asked") or ())
        there = [one for one in members if str(one.member_id) in called and (takes_part(one) or str(one.member_id) in before)]
        names = [(str(one.member_id), called[str(one.member_id)]) for one in there]
        self.too_few = len(names) < LEAST
        self.offer("asked", [option(key, name) for key, name in names])
        for key, name in names:
            choices = [option(other, words) for other, words in names if other != key]
            label = gettext("%(name)s memilih") % {"name": name}
            self.fields[f"{CHOSE}{UUID(key).hex}"] = forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=Chips)
        rows = [f"{CHOSE}{UUID(key).hex}" for key, _name in names]
        offered = {key for key, _name in names}
        for name in ("asked", *rows):  # whoever may not be named any more stands on no form and in no history
            self.initial[name] = [one for one in self.initial.get(name) or () if one in offered]
        self.parts = [
            Part("", ["question", "asked"], ALONE),
            Part(_("Siapa memilih siapa"), rows),
            Part("", ["seen", ("happened", "session_number")]),
        ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        chose: dict[str, list[str]] = {}
        for one, other in row.choices["choices"]:
            chose.setdefault(f"{CHOSE}{UUID(one).hex}", []).append(other)
        return {**super().initial_from(row), **chose, "asked": row.choices["asked"], "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        chosen = {name: kept.pop(name) for name in list(kept) if name.startswith(CHOSE)}
        choices = [(UUID(hex=name[len(CHOSE) :]), UUID(other)) for name, others in chosen.items() for other in others]
        asked = [UUID(one) for one in kept["asked"]]
        return {**kept, "asked": asked, "choices": choices, "happened": today_if_empty(self, kept["happened"])}
