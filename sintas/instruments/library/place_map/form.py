"""The form of the places, and of the ways between them by their names."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Select
from sintas.kit.forms import Part
from sintas.kit.lines import lines_field
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Text

from ...instrument import Content, InstrumentForm
from .content import KINDS, LONGEST, MOST, MOST_WAYS
from .words import KIND_WORDS


def words(label: Any, name: str, hint: Any = "") -> forms.CharField:
    """One line."""
    return forms.CharField(label=label, help_text=hint, widget=Text, max_length=LONGEST[name])


class PlaceMapForm(InstrumentForm):
    """Places in rows; `near` and the ways name other places in words."""

    own: ClassVar[tuple[str, ...]] = ("places", "ways", "lines")
    places = RowsField(
        [
            Column("name", words(_("Sebutan tempat"), "name", _("Misalnya “rumah nenek”. Tanpa alamat.")), required=True),
            Column(
                "kind",
                forms.ChoiceField(label=_("Bagi klien"), choices=[("", _("Belum dipilih")), *((one, KIND_WORDS[one]) for one in KINDS)], widget=Select),
            ),
            Column("who", words(_("Siapa yang ada di sana"), "who")),
            Column("when", words(_("Kapan"), "when", _("Misalnya “sepulang sekolah”."))),
            Column("near", words(_("Dekat dengan"), "name", _("Sebutan tempat lain dalam daftar ini."))),
            Column("note", words(_("Keterangan"), "note", _("Singkat, tanpa nama orang.")), wide=True),
        ],
        extra=3, max_rows=MOST, label=_("Tempat"), one=_("Tempat"), add=_("Tambah tempat"), required=False,
    )  # fmt: skip
    ways = RowsField(
        [
            Column("one", words(_("Dari"), "name"), required=True),
            Column("other", words(_("Ke"), "name"), required=True),
        ],
        extra=2, max_rows=MOST_WAYS, label=_("Jalan sehari-hari"), one=_("Jalan"), add=_("Tambah jalan"), required=False,
        help_text=_("Antara tempat mana saja klien biasa pergi. Tulis sebutannya seperti di atas."),
    )  # fmt: skip
    lines = lines_field(_("Catatan"))

    parts = [
        Part("", ["places"], hint=_("Klien yang memilih tempat mana yang disebut. Jangan menulis alamat, nomor rumah, tautan, atau koordinat.")),
        Part("", ["ways"]),
        Part("", ["lines"]),
    ]

    @classmethod
    def begun_with(cls, content: Content) -> dict[str, Any]:
        """Numbers of places as their names."""
        places = list(content.get("places") or ())
        names = [one["name"] for one in places]
        rows = [{**one, "near": names[one["near"]] if isinstance(one.get("near"), int) else ""} for one in places]
        ways = [{"one": names[one], "other": names[other]} for one, other in content.get("ways") or ()]
        return {"places": rows, "ways": ways, "lines": content.get("lines")}
