"""The forms of the tools: four boxes, a road of events, ties, or lines; chosen by the tool's code."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.lines import lines_field
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Seg, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Area, CheckCard, Number, Text
from sintas.practice.catalogue import load

from ..reading.assessment_tools import BPSS, STRENGTHS

BLANK = _("Belum dipilih")
ENERGIES = (
    ("", _("Belum dicatat atau tidak ada")),
    ("to_client", _("Memberi dukungan kepada klien")),
    ("from_client", _("Lebih banyak menerima dari klien")),
    ("both", _("Saling mendukung")),
)  # tie_energies, seen from the client


class ToolForm(RecordForm):
    """What every tool asks beside its own parts. `tool` is its code in assessment_tools."""

    tool = ""
    own: tuple[str, ...] = ()  # fields that make its content

    drawn_with_client = forms.BooleanField(label=_("Dibuat bersama klien"), required=False, widget=CheckCard)
    note = forms.CharField(
        label=_("Catatan"), required=False, widget=Area(low=True), max_length=20_000,
        help_text=_("Bila isinya belum disalin, tulis di sini letaknya."),
    )  # fmt: skip
    happened = FuzzyDateField(label=_("Dibuat pada"), future=False, help_text=_("Kosong berarti hari ini."))

    def content(self, kept: dict[str, Any]) -> dict[str, Any] | None:
        """The tool's content from the cleaned fields."""
        return {name: kept[name] for name in self.own}

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        held = row.content or {}
        return {
            **{name: held.get(name) for name in cls.own},
            "note": row.note,
            "drawn_with_client": row.drawn_with_client,
            "happened": FuzzyDate.decode(row.happened),
        }

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        content = self.content(kept)
        said = {name: value for name, value in kept.items() if name not in self.own}
        return {**said, "tool": self.tool, "content": content, "happened": today_if_empty(self, said["happened"])}


REST = ("drawn_with_client", "happened", "note")


class StrengthsForm(ToolForm):
    tool, own = "strengths_quadrant", STRENGTHS
    internal_strengths = lines_field(_("Kekuatan dari dalam"))
    external_strengths = lines_field(_("Kekuatan dari lingkungan"))
    internal_weaknesses = lines_field(_("Tantangan dari dalam"))
    external_weaknesses = lines_field(_("Tantangan dari lingkungan"))

    parts = [Part("", [STRENGTHS[:2], STRENGTHS[2:]]), Part("", list(REST))]


class BpssForm(ToolForm):
    tool, own = "bpss", BPSS
    biological = lines_field(_("Biologis"))
    psychological = lines_field(_("Psikologis"))
    social = lines_field(_("Sosial"))
    spiritual = lines_field(_("Spiritual"))

    parts = [Part("", [BPSS[:2], BPSS[2:]]), Part("", list(REST))]


class RoadForm(ToolForm):
    tool, own = "life_road_map", ("events",)
    events = RowsField(
        [
            Column("what", forms.CharField(label=_("Yang terjadi"), widget=Text, max_length=500), wide=True, required=True),
            Column("when", forms.CharField(label=_("Kapan"), widget=Text, max_length=60)),
            Column("age", forms.IntegerField(label=_("Usia"), widget=Number, min_value=0, max_value=120)),
            Column(
                "mood",
                forms.ChoiceField(label=_("Terasa"), choices=[("", _("tidak disebut")), ("up", _("baik")), ("down", _("berat"))], widget=Seg),
            ),
        ],
        extra=4, max_rows=80, label=_("Peristiwa"), one=_("Peristiwa"), add=_("Tambah peristiwa"),
    )  # fmt: skip

    parts = [Part(_("Peristiwa sejak kecil"), ["events"], hint=_("Klien yang memilih apa yang diceritakan.")), Part("", list(REST))]

    def content(self, kept: dict[str, Any]) -> dict[str, Any] | None:
        events = [{name: "" if row[name] is None else str(row[name]) for name in ("when", "age", "what", "mood")} for row in kept["events"]]
        return {"events": events}


class EcomapForm(ToolForm):
    tool, own = "ecomap", ("ties",)
    ties = RowsField(
        [
            Column("person", forms.ChoiceField(label=_("Orang dalam berkas"), widget=Select)),
            Column("to", forms.CharField(label=_("Atau sebutan"), widget=Text, max_length=200)),
            Column("closeness", forms.ChoiceField(label=_("Kedekatan"), choices=listed("tie_qualities", empty=BLANK), widget=Select)),
            Column("energy", forms.ChoiceField(label=_("Dukungan"), choices=ENERGIES, widget=Select)),
            Column("conflict", forms.BooleanField(label=_("Ada konflik"), widget=CheckCard)),
        ],
        extra=4, max_rows=60, label=_("Hubungan"), one=_("Hubungan"), add=_("Tambah hubungan"),
    )  # fmt: skip

    parts = [Part("", ["ties"]), Part("", list(REST))]

    def prepare(self, about: About) -> None:
        """The people of the file."""
        rows: Any = self.fields["ties"]
        rows.offer("person", [("", _("Bukan dari daftar")), *about.people])


class LinesForm(ToolForm):
    own = ("lines",)
    lines = lines_field(_("Yang terlihat"))

    parts = [Part("", ["lines"]), Part("", list(REST))]

    def prepare(self, about: About) -> None:
        """What the tool is for, and what to mind, beside its box."""
        self.fields["lines"].help_text = load("assessment_tools").get(self.tool).definition(get_language() or "id")


OF_THEIR_OWN: tuple[type[ToolForm], ...] = (StrengthsForm, BpssForm, RoadForm, EcomapForm)


@cache
def form_for(tool: str) -> type[ToolForm]:
    """The form of a tool; lines for those without a shape of their own. Raises UnknownCode."""
    load("assessment_tools").get(tool)
    own = next((form for form in OF_THEIR_OWN if form.tool == tool), None)
    return own or type(f"{tool.title().replace('_', '')}Form", (LinesForm,), {"tool": tool})
