"""The form of the sociogram: members one a line, then who chooses whom."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Select
from sintas.kit.forms import Part
from sintas.kit.lines import lines_field
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Text

from ...instrument import InstrumentForm
from .content import LONGEST, LONGEST_CRITERION

SIGN_CHOICES = (("choose", _("memilih")), ("reject", _("tidak memilih atau menghindari")))


class ChoicesForm(InstrumentForm):
    """Up to 30 members and 120 choices in one filling-in."""

    own: ClassVar[tuple[str, ...]] = ("members", "criterion", "choices", "lines")
    members = lines_field(_("Anggota kelompok"), _("Satu nama satu baris, paling banyak 30. Nama panggilan atau inisial cukup."))
    criterion = forms.CharField(
        label=_("Pertanyaan kepada anggota"), required=False, widget=Text, max_length=LONGEST_CRITERION,
        help_text=_("Misalnya: dengan siapa Anda senang mengerjakan tugas?"),
    )  # fmt: skip
    choices = RowsField(
        [
            Column("from", forms.CharField(label=_("Siapa"), widget=Text, max_length=LONGEST), required=True),
            Column("sign", forms.ChoiceField(label=_("Pilihannya"), choices=SIGN_CHOICES, initial="choose", widget=Select)),
            Column("to", forms.CharField(label=_("Kepada siapa"), widget=Text, max_length=LONGEST), required=True),
            Column(
                "criterion",
                forms.CharField(
                    label=_("Pertanyaan lain"), help_text=_("Kosong bila sama dengan di atas."), widget=Text, max_length=LONGEST_CRITERION
                ),
            ),
        ],
        extra=6, max_rows=120, label=_("Pilihan anggota"), one=_("Pilihan"), add=_("Tambah pilihan"), required=False,
    )  # fmt: skip
    lines = lines_field(_("Yang terlihat"))

    parts = [
        Part("", ["members", "criterion"]),
        Part(_("Siapa memilih siapa"), ["choices"], hint=_("Jawaban anggota dirahasiakan. Jangan perlihatkan gambar ini kepada kelompok.")),
        Part("", ["lines"]),
    ]
