"""The form of a measure: what, how, which way is better, and the phases of the work."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.kit.choosers import Seg, Select
from sintas.kit.forms import Part
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Area, Day, ShortText, Text

from .. import decimals
from ..actions.measuring import LETTERS
from ..joining import goal_names
from ..reading.measures_offered import measures_beside, scales_given

NAMES = {
    "A": _("A: sebelum bantuan, atau saat bantuan dihentikan"), "B": _("B: selama bantuan"), "C": _("C: bantuan diubah"), "D": _("D: bantuan diubah lagi"),
}  # fmt: skip
NUMBER = {"inputmode": "decimal"}


def number(label: Any, hint: Any = "") -> forms.CharField:
    """A number as people type it; the verb reads it."""
    return forms.CharField(label=label, required=False, widget=ShortText(NUMBER), max_length=20, help_text=hint)


def phases_field() -> RowsField:
    """Masa A lebih dahulu."""
    return RowsField(
        [
            Column(
                "letter",
                forms.ChoiceField(
                    label=_("Masa"), choices=[("", _("Belum dipilih")), *((one, NAMES[one]) for one in LETTERS)], widget=Select
                ),
                required=True,
            ),
            Column(
                "starts",
                forms.DateField(label=_("Dimulai"), required=False, widget=Day),
            ),
            Column(
                "words",
                forms.CharField(
                    label=_("Sebutan"), required=False, widget=Text, max_length=80, help_text=_("Misalnya “konseling tiap Senin”.")
                ),
            ),
        ],
        label=_("Masa"),
        one=_("Masa"),
        add=_("Tambah masa"),
        extra=1,
        max_rows=12,
        help_text=_("Dimulai dengan A, sebelum bantuan: sedikitnya tiga nilai, tanggalnya boleh kosong. Masa boleh ditandai belakangan."),
    )


class MeasureForm(RecordForm):
    name = forms.CharField(
        label=_("Yang diukur"), widget=Text, max_length=200, help_text=_("Misalnya “seberapa cemas” atau “malam tanpa terbangun”.")
    )
    direction = forms.ChoiceField(label=_("Mana yang lebih baik"), choices=listed("directions"), required=False, widget=Seg)
    how = forms.CharField(
        label=_("Cara mengukur"), required=False, widget=Area(low=True), max_length=2_000,
        help_text=_("Siapa yang menghitung atau menilai, kapan, dan bagaimana."),
    )  # fmt: skip
    unit_of = forms.CharField(label=_("Satuan"), required=False, widget=Text, max_length=80, help_text=_("Misalnya jam, kali seminggu."))
    low = number(_("Nilai terendah"))
    high = number(_("Nilai tertinggi"))
    aim = number(_("Sasaran"), _("Yang ingin dicapai bersama klien. Boleh kosong."))
    goal = forms.ChoiceField(label=_("Untuk tujuan"), required=False, widget=Select)
    phases = phases_field()
    from_scale = forms.ChoiceField(
        label=_("Diambil dari hasil skala"), required=False, widget=Select, help_text=_("Nilainya lalu tidak diketik lagi.")
    )
    group = forms.ChoiceField(
        label=_("Deret bersama ukuran"), required=False, widget=Select, help_text=_("Bila hal yang sama diukur di beberapa tempat.")
    )
    setting = forms.CharField(
        label=_("Tempat deret ini"), required=False, widget=Text, max_length=120, help_text=_("Misalnya “di asrama”.")
    )

    parts = [
        Part("", ["name", "direction", "how", ("low", "high"), ("unit_of", "aim"), "goal"]),
        Part("", ["phases"]),
        Part(_("Dari skala, atau beberapa deret"), ["from_scale", ("group", "setting")], folded=True),
    ]

    def prepare(self, about: About) -> None:
        """Goals, scales given in this case, and the other measures."""
        none: tuple[str, Any] = ("", _("Tidak ada"))
        own = str(self.initial.get("entry", ""))
        self.offer("goal", [none, *((str(entry), words) for entry, words in goal_names(about.case).items())])
        self.offer("from_scale", [none, *scales_given(about.case, get_language() or "id")])
        beside = [(group, words) for group, words in measures_beside(about.case) if group != own]
        self.offer("group", [none, *beside])
        if not beside:
            del self.fields["group"]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        kept = {name: decimals.in_a_box(getattr(row, name)) for name in ("low", "high", "aim")}
        scale = f"{row.scale}|{row.part}" if row.scale else ""
        return {
            **super().initial_from(row), **kept, "from_scale": scale, "phases": row.phases or [], "entry": str(row.entry),
            "goal": str(row.goal or ""), "group": str(row.group or ""),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The direction is asked here too, where no scale says it."""
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        if not kept.get("direction") and not kept.get("from_scale"):
            self.add_error("direction", _("Pilih arahnya: makin tinggi atau makin rendah yang lebih baik."))
        return kept

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        scale, _bar, part = kept.pop("from_scale").partition("|")
        ids = {name: UUID(kept[name]) if kept.get(name) else None for name in ("goal", "group")}
        phases = [row for row in kept["phases"] if not row.get("removed")]
        return {**kept, **ids, "scale": scale, "part": part, "phases": phases}
