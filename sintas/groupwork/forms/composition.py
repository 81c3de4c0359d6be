"""The form beside the comparison: one box for each severe remark."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm
from sintas.kit.forms import Part
from sintas.kit.widgets import Area

from ..reading.composition import Looked, look

MOST = 2_000  # characters


def box_of(key: str) -> str:
    """The name of the box of one remark: the same as long as the same remark comes up about the same people."""
    return f"on_{sha256(key.encode()).hexdigest()[:12]}"


class CompositionForm(RecordForm):
    """Opens the copies while it is made; `looked` is what they gave, for the page and for the verb."""

    looked: Looked

    def prepare(self, about: About) -> None:
        """A box says what it is about, and whom."""
        self.looked = look(about.actor, about.case)  # type: ignore[arg-type]
        severe = [one for one in self.looked.remarks if one.severe]
        for one in severe:
            self.fields[box_of(one.key)] = forms.CharField(
                label=one.who, required=False, widget=Area(low=True), max_length=MOST, help_text=one.sentence, initial=self.initial.get(one.key)
            )
        hint = _("Apa yang dipertimbangkan tim, dan apa yang dilakukan agar aman. Tanpa nama.")
        self.parts = [Part(_("Sudah dipikirkan"), [box_of(one.key) for one in severe], hint=hint)]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        """By remark: the boxes are made of those that come up today."""
        return dict(row.words or {})

    def facts(self) -> dict[str, Any]:
        said = {one.key: self.cleaned_data.get(box_of(one.key), "") for one in self.looked.remarks if one.severe}
        return {"words": said, "looked": self.looked}
