"""The decision over an enquiry, with each colleague's open cases in view."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed
from sintas.kit.choosers import OneChip, PickList, Radios, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Text


class DecisionForm(PartForm):
    decision = forms.ChoiceField(
        label=_("Keputusan"),
        widget=Radios,
        choices=[
            ("accepted", _("Diterima sebagai kasus")),
            ("redirected", _("Diarahkan ke layanan lain")),
            ("not_eligible", _("Belum dapat dilayani di sini")),
            ("withdrawn", _("Ditarik kembali oleh orangnya")),
        ],
    )
    ppks = forms.MultipleChoiceField(label=_("Kategori PPKS"), choices=listed("ppks"), required=False, widget=PickList)
    lead = forms.ChoiceField(label=_("Pendamping utama"), required=False, widget=Select)
    second = forms.ChoiceField(label=_("Pendamping kedua"), required=False, widget=Select)
    redirected_to = forms.CharField(label=_("Diarahkan ke mana"), required=False, widget=Text, max_length=300)
    eligibility = forms.ChoiceField(
        label=_("Mengapa belum dapat dilayani"), choices=listed("eligibility_reasons"), required=False, widget=OneChip
    )
    words = forms.CharField(label=_("Penjelasan"), required=False, widget=Area, max_length=5_000)

    parts = [
        Part("", ["decision"]),
        Part(_("Bila diterima"), [("lead", "second"), "ppks"], _("Angka di belakang nama: kasus berjalan sebagai pendamping utama.")),
        Part(_("Bila diarahkan atau belum dapat dilayani"), ["redirected_to", "eligibility", "words"]),
    ]

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Pilih")), *workers]
        for name in ("lead", "second"):
            field: Any = self.fields[name]
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A case needs its lead; the second is somebody else."""
        kept: dict[str, Any] = super().clean() or {}
        if kept.get("decision") == "accepted" and not kept.get("lead"):
            self.add_error("lead", _("Pilih pendamping utama. Kasus tidak pernah tanpa pendamping."))
        if kept.get("second") and kept.get("second") == kept.get("lead"):
            self.add_error("second", _("Pilih orang lain sebagai pendamping kedua, atau kosongkan."))
        return kept
