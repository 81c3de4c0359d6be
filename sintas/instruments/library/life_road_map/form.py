"""The form of the road: one row an event, told in any order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Seg, Select
from sintas.kit.forms import Part
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Number, Text

from ...instrument import InstrumentForm
from .content import EVENT, OLDEST

MOOD_CHOICES = (("", _("tidak disebut")), ("up", _("baik")), ("down", _("berat")))
STRENGTH_CHOICES = (
    ("", _("Belum disebut")),
    ("1", _("1, sedikit")),
    ("2", _("2")),
    ("3", _("3, cukup kuat")),
    ("4", _("4")),
    ("5", _("5, sangat kuat")),
)


class RoadForm(InstrumentForm):
    """Events; only what happened must be said of each."""

    own = ("events",)
    events = RowsField(
        [
            Column("what", forms.CharField(label=_("Yang terjadi"), widget=Text, max_length=500), wide=True, required=True),
            Column(
                "when",
                forms.CharField(label=_("Kapan"), help_text=_("Seperti dikatakan: 2014, waktu SMP."), widget=Text, max_length=60),
            ),
            Column("age", forms.IntegerField(label=_("Usia"), widget=Number, min_value=0, max_value=OLDEST)),
            Column("mood", forms.ChoiceField(label=_("Terasa"), choices=MOOD_CHOICES, widget=Seg)),
            Column("strength", forms.ChoiceField(label=_("Seberapa kuat"), choices=STRENGTH_CHOICES, widget=Select(short=True))),
            Column("feeling", forms.CharField(label=_("Perasaan waktu itu"), widget=Text, max_length=200)),
            Column("helped_by", forms.CharField(label=_("Siapa yang membantu"), widget=Text, max_length=200)),
            Column("meaning", forms.CharField(label=_("Artinya bagi klien"), widget=Text, max_length=500), wide=True),
        ],
        extra=4, max_rows=80, label=_("Peristiwa"), one=_("Peristiwa"), add=_("Tambah peristiwa"), required=False,
    )  # fmt: skip

    parts = [Part(_("Peristiwa sejak kecil"), ["events"], hint=_("Klien yang memilih apa yang diceritakan."))]

    def content(self, kept: dict[str, Any]) -> dict[str, Any] | None:
        """The events as rows of plain values."""
        return {"events": [{name: row.get(name) for name in EVENT} for row in kept["events"] if not row.get("removed")]}

    @classmethod
    def begun_with(cls, content: Any) -> dict[str, Any]:
        """The kept events as the rows begin; an age told in words stands in "Kapan", since its own cell takes whole years."""
        return {"events": [begun(row) for row in content.get("events") or ()]}


def begun(row: Any) -> dict[str, Any]:
    """One row of the form from a kept event."""
    found = {name: "" if row.get(name) is None else str(row.get(name)) for name in EVENT}
    if found["age"] and not (found["age"].isascii() and found["age"].isdigit()):
        found["when"] = ", ".join(filter(None, (found["when"], found["age"])))
        found["age"] = ""
    return found
