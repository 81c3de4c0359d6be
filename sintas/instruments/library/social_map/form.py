"""The form of the resources."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Select
from sintas.kit.forms import Part
from sintas.kit.lines import lines_field
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Text

from ...choices import listed
from ...instrument import InstrumentForm
from .content import LONGEST, LONGEST_NOTE, WHERE, WORKS
from .words import WHERE_WORDS, WORKS_WORDS

BLANK = _("Belum dipilih")
NO_NAMES = _("Singkat, tanpa nama orang dan tanpa alamat.")
DISTANCES = [("", BLANK), *((code, WHERE_WORDS[code]) for code in WHERE)]
USEFULNESS = [("", BLANK), *((code, WORKS_WORDS[code]) for code in WORKS)]


class PlacesForm(InstrumentForm):
    """Resources, up to 60 in one filling-in, and remarks."""

    own: ClassVar[tuple[str, ...]] = ("places", "lines")
    places = RowsField(
        [
            Column(
                "what",
                forms.CharField(label=_("Apa atau siapa"), help_text=_("Nama tanpa alamat."), widget=Text, max_length=LONGEST),
                wide=True, required=True,
            ),
            Column("kind", forms.ChoiceField(label=_("Jenis"), choices=listed("community_resources", empty=BLANK), widget=Select)),
            Column(
                "where",
                forms.ChoiceField(label=_("Jaraknya"), choices=DISTANCES, widget=Select),
            ),
            Column(
                "works",
                forms.ChoiceField(label=_("Membantu?"), choices=USEFULNESS, widget=Select),
            ),
            Column(
                "note",
                forms.CharField(label=_("Keterangan"), help_text=NO_NAMES, widget=Text, max_length=LONGEST_NOTE),
                wide=True,
            ),
        ],
        extra=4, max_rows=60, label=_("Sumber daya di sekitar"), one=_("Sumber daya"), add=_("Tambah sumber daya"), required=False,
    )  # fmt: skip
    lines = lines_field(_("Catatan"))

    parts = [
        Part("", ["places"], hint=_("Peta ini menunjukkan apa yang membantu dan sejauh apa, bukan di mana klien tinggal.")),
        Part("", ["lines"]),
    ]
