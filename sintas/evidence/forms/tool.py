"""The form of a tool: the fields of its instrument, then what every use of a tool asks."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm
from sintas.cases.forms.writing import today_if_empty
from sintas.cases.reading.kin import subject_of
from sintas.instruments.catalogue import drawn, instrument
from sintas.instruments.instrument import InstrumentForm
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import lines_field
from sintas.kit.widgets import Area, CheckCard
from sintas.practice.catalogue import load

from ..reading.tools import held_by

REST = ("drawn_with_client", "happened", "note")


class LinesForm(InstrumentForm):
    """A tool that does not draw: lines."""

    own: ClassVar[tuple[str, ...]] = ("lines",)
    tool: ClassVar[str] = ""
    lines = lines_field(_("Yang terlihat"))
    parts = [Part("", ["lines"])]


class ToolForm(RecordForm):
    """What every tool asks beside its own parts. `tool` is its code in assessment_tools."""

    tool: ClassVar[str] = ""
    fields_of: ClassVar[type[InstrumentForm]] = LinesForm

    drawn_with_client = forms.BooleanField(label=_("Dibuat bersama klien"), required=False, widget=CheckCard)
    happened = FuzzyDateField(label=_("Dibuat pada"), future=False, help_text=_("Kosong berarti hari ini."))
    note = forms.CharField(
        label=_("Catatan"), required=False, widget=Area(low=True), max_length=20_000,
        help_text=_("Bila isinya belum disalin, tulis di sini letaknya."),
    )  # fmt: skip

    def prepare(self, about: About) -> None:
        """The people of the file, where the instrument asks for them; what the tool is for, beside its box of lines."""
        self.offer_subject(subject_of(about.case))  # type: ignore[attr-defined]
        if drawn(self.tool) and instrument(self.tool).no_addresses:
            self.fields["note"].help_text = _("Tanpa alamat.")
        if "lines" in self.fields and not drawn(self.tool):
            self.fields["lines"].help_text = load("assessment_tools").get(self.tool).definition(get_language() or "id")

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        said = {"note": row.note, "drawn_with_client": row.drawn_with_client, "happened": FuzzyDate.decode(row.happened)}
        return {**cls.fields_of.begun_with(held_by(row)), **said}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        own = self.fields_of.own
        said = {name: value for name, value in kept.items() if name not in own}
        content = self.fields_of.content(self, kept)  # type: ignore[arg-type]
        return {**said, "tool": self.tool, "content": content, "happened": today_if_empty(self, said["happened"])}


@cache
def form_for(tool: str) -> type[ToolForm]:
    """The form of a tool. Raises UnknownCode."""
    load("assessment_tools").get(tool)
    fields = instrument(tool).form if drawn(tool) else LinesForm
    own_parts = list(getattr(fields, "parts", []) or [Part("", list(fields.own))])
    said = {"tool": tool, "fields_of": fields, "parts": [*own_parts, Part("", list(REST))], "__doc__": f"The form of {tool}."}
    return type(f"{tool.title().replace('_', '')}Form", (ToolForm, fields), said)
