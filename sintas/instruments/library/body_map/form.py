"""The form of the body map: by the list, without JavaScript; by tapping the picture with it. Nobody has to undress or to be photographed."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Chips, Seg, Select
from sintas.kit.forms import Part
from sintas.kit.lines import lines_field
from sintas.kit.rows import Column, hidden
from sintas.kit.widgets import CheckCard, Text
from sintas.practice.catalogue import load

from ...choices import listed
from ...instrument import Content, InstrumentForm, Subject
from .content import LONGEST_PLACE, MOST
from .drawing import figure_of
from .marks import MARK, SHAPES, TEXTS
from .picking import MarksField
from .words import FIGURE_WORDS, SHAPE_WORDS, SIDE_WORDS

PLACED = ("side", "region")  # what a tap fills, beside x and y


def regions() -> list[Any]:
    """The regions under their headings, with an empty choice first."""
    groups = load("body_regions").choices_grouped(get_language() or "id")
    return [("", _("Belum dipilih")), *groups]


def words(label: Any, name: str, hint: Any = "") -> forms.CharField:
    """A short answer."""
    return forms.CharField(label=label, help_text=hint, widget=Text, max_length=TEXTS[name])


def ticks(label: Any, name: str) -> forms.MultipleChoiceField:
    """Several of a list."""
    return forms.MultipleChoiceField(label=label, choices=listed(name), widget=Chips)


class BodyMapForm(InstrumentForm):
    """`mark` numbers the kept marks, so that a correction finds each again."""

    own: ClassVar[tuple[str, ...]] = ("figure", "declined", "where_made", "marks", "lines")

    declined = forms.BooleanField(label=_("Klien memilih untuk tidak menandai gambar tubuh"), required=False, widget=CheckCard)
    figure = forms.ChoiceField(label=_("Gambar"), required=False, choices=list(FIGURE_WORDS.items()), widget=Seg)
    marks = MarksField(
        [
            hidden("mark"),
            Column("side", forms.ChoiceField(label=_("Sisi"), choices=list(SIDE_WORDS.items()), widget=Seg)),
            Column("region", forms.ChoiceField(label=_("Bagian tubuh"), choices=regions, widget=Select)),
            Column("words", words(_("Kata klien sendiri"), "words", _("Tulis seperti yang dikatakan.")), wide=True),
            Column("feels", ticks(_("Yang terasa"), "body_sensations"), wide=True),
            Column("seen", ticks(_("Yang terlihat tanpa membuka pakaian"), "body_signs"), wide=True),
            Column("shape", forms.ChoiceField(label=_("Bentuk"), choices=[(one, SHAPE_WORDS[one]) for one in SHAPES], initial="dot", widget=Seg)),
            Column("size", words(_("Besarnya"), "size", _("Misalnya “sebesar uang logam”."))),
            Column("colour", words(_("Warna"), "colour")),
            hidden("x"),
            hidden("y"),
        ],
        extra=1, max_rows=MOST, label=_("Tanda"), one=_("Tanda"), add=_("Tambah tanda"),
    )  # fmt: skip
    where_made = forms.CharField(
        label=_("Dibuat di"), required=False, widget=Text, max_length=LONGEST_PLACE, help_text=_("Misalnya “ruang konseling”.")
    )
    lines = lines_field(_("Catatan"))

    parts = [
        Part(
            "",
            ["declined", "figure"],
            hint=_("Klien yang menunjuk, sejauh ia mau. Jangan meminta membuka pakaian, jangan memotret, jangan menyimpulkan penyebabnya."),
        ),
        Part("", ["marks"]),
        Part("", ["where_made", "lines"]),
    ]

    def offer_subject(self, subject: Subject) -> None:
        """The figure of the client's age, until somebody chooses."""
        self.initial["figure"] = figure_of({"figure": self.initial.get("figure")}, subject)

    def content(self, kept: dict[str, Any]) -> dict[str, Any] | None:
        """A cleared row stays as an empty one, so that what is said about a row stands at that row."""
        return {**super().content(kept), "marks": [self._mark(row) for row in kept["marks"]]}  # type: ignore[dict-item]

    def _mark(self, row: dict[str, Any]) -> dict[str, Any]:
        """One row. Where another region was chosen from the list, the place that was tapped before counts no more."""
        if row.get("removed"):
            return {}
        begun = next((one for one in self.initial.get("marks") or () if one.get("mark") == row["mark"]), None) if row["mark"] else None
        told = {name: row[name] for name in MARK}
        tapped = (row["x"], row["y"])
        if begun and tapped == (begun["x"], begun["y"]) and any((row[name] or "") != begun[name] for name in PLACED):
            return {**told, "x": None, "y": None}
        return told

    @classmethod
    def begun_with(cls, content: Content) -> dict[str, Any]:
        marks = [
            {**row, "mark": str(at + 1), **{name: "" if row.get(name) is None else str(row[name]) for name in ("x", "y")}}
            for at, row in enumerate(content.get("marks") or ())
        ]
        return {**super().begun_with(content), "marks": marks}
