"""Values of a measure: several with their days at once, and one put right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm
from sintas.kit import clock
from sintas.kit.forms import Part
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Day, Text

from .. import decimals
from .measure import number

EMPTY = _("Kosong berarti tidak diukur hari itu.")


def cells() -> list[Column]:
    """Day, value, note."""
    return [
        Column("on", forms.DateField(label=_("Tanggal"), required=False, widget=Day)),
        Column("value", number(_("Nilai"))),
        Column("note", forms.CharField(label=_("Catatan"), required=False, widget=Text, max_length=400)),
    ]


class PointsForm(RecordForm):
    points = RowsField(
        cells(),
        label=_("Nilai"),
        one=_("Nilai"),
        add=_("Tambah nilai"),
        extra=4,
        max_rows=60,
        required=True,
        help_text=_("Tanggal kosong berarti hari ini. Tanggal tanpa nilai berarti tidak diukur hari itu."),
    )

    parts = [Part("", ["points"])]

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        rows = [row for row in kept["points"] if not row.get("removed")]
        return {"points": [{**row, "on": row["on"] or clock.today()} for row in rows]}


class PointForm(RecordForm):
    on = forms.DateField(label=_("Tanggal"), widget=Day)
    value = number(_("Nilai"), EMPTY)
    note = forms.CharField(label=_("Catatan"), required=False, widget=Text, max_length=400)

    parts = [Part("", [("on", "value"), "note"])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {"on": row.happened_on, "value": decimals.in_a_box(row.value), "note": row.note or ""}
