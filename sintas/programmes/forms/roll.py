"""The roll of a day as a form: one bar for each person, made of who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Seg
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Day

from ..reading.roll import OnRoll, states

MARK = "m_"


class RollForm(PartForm):
    on = forms.DateField(label=_("Hari"), widget=Day)

    def __init__(self, *args: Any, roll: Sequence[OnRoll], **kwargs: Any) -> None:
        initial = {f"{MARK}{one.entry.hex}": one.state for one in roll} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        for one in roll:
            self.fields[f"{MARK}{one.entry.hex}"] = forms.ChoiceField(label=one.called, choices=states(), required=False, widget=Seg)
        self.parts = [Part("", ["on"]), Part(_("Siapa yang hadir"), [f"{MARK}{one.entry.hex}" for one in roll])]

    def marks(self) -> dict[UUID, str]:
        """Entry of the enrolment -> mark, as sent; also of those who stand on no roll, so that they are refused and not lost."""
        sent = {name: value for name, value in self.cleaned_data.items() if name.startswith(MARK)}
        for name in self.data:
            if name.startswith(MARK) and name not in self.fields:
                try:
                    UUID(hex=name[len(MARK) :])
                except ValueError:
                    continue
                sent[name] = str(self.data.get(name))
        return {UUID(hex=name[len(MARK) :]): value for name, value in sent.items()}
