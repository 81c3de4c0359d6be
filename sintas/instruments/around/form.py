"""The form of the ties: people of the file, or a word for who it is; lines of support seen from the client."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Select
from sintas.kit.forms import Part
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import CheckCard, Text

from ..choices import listed, relation_label
from ..family import CLIENT, Bond, Family, Relative
from ..instrument import InstrumentForm, Subject
from .content import LONGEST, LONGEST_NOTE

BLANK = _("Belum dipilih")
ENERGY_CHOICES = (
    ("", _("Belum dicatat atau tidak ada")),
    ("to_client", _("Memberi dukungan kepada klien")),
    ("from_client", _("Lebih banyak menerima dari klien")),
    ("both", _("Saling mendukung")),
)
FLIPPED = {"to_client": "from_client", "from_client": "to_client"}


class TiesForm(InstrumentForm):
    """Ties of the client, up to 60 in one filling-in."""

    own: ClassVar[tuple[str, ...]] = ("ties",)
    ties = RowsField(
        [
            Column("person", forms.ChoiceField(label=_("Orang dalam berkas"), widget=Select)),
            Column("to", forms.CharField(label=_("Atau sebutan"), widget=Text, max_length=LONGEST)),
            Column("kind", forms.ChoiceField(label=_("Jenis"), choices=listed("ecomap_kinds", empty=BLANK), widget=Select)),
            Column("closeness", forms.ChoiceField(label=_("Kedekatan"), choices=listed("tie_qualities", empty=BLANK), widget=Select)),
            Column("energy", forms.ChoiceField(label=_("Dukungan"), choices=ENERGY_CHOICES, widget=Select)),
            Column("conflict", forms.BooleanField(label=_("Ada konflik"), widget=CheckCard)),
            Column("level", forms.ChoiceField(label=_("Lapisan"), choices=listed("ecosystem_levels", empty=BLANK), widget=Select)),
            Column(
                "note",
                forms.CharField(label=_("Keterangan"), help_text=_("Singkat, tanpa nama orang."), widget=Text, max_length=LONGEST_NOTE),
                wide=True,
            ),
        ],
        extra=4, max_rows=60, label=_("Hubungan"), one=_("Hubungan"), add=_("Tambah hubungan"), required=False,
    )  # fmt: skip

    parts = [Part("", ["ties"])]

    def offer_subject(self, subject: Subject) -> None:
        """The people of the file; a new ecomap begins with those whose tie to the client already has a quality."""
        if not self.is_bound and not self.initial.get("ties"):
            self.initial["ties"] = begun_from(subject.family)
        offered = [(one.ref, person_label(one)) for one in subject.family.people if one.ref != CLIENT]
        known = {ref for ref, _words in offered}
        kept = {str(row.get("person") or ""): str(row.get("to") or "") for row in self.initial.get("ties") or ()}
        gone = [(ref, to or _("Tidak lagi dalam berkas")) for ref, to in kept.items() if ref and ref not in known]
        rows: Any = self.fields["ties"]
        rows.offer("person", [("", _("Bukan dari daftar")), *offered, *gone])


def person_label(one: Relative) -> str:
    """ "Wulan · kakak", "Kakak"."""
    relation = relation_label(one.relation)
    if not one.name:
        return relation[:1].upper() + relation[1:] or str(_("Tanpa nama"))
    return f"{one.name} · {relation}" if relation else one.name


def begun_from(family: Family) -> list[dict[str, Any]]:
    """A row for each person with a bond to the client that says how close it is or where support flows (R81); in the file's order."""
    found: dict[str, dict[str, Any]] = {}
    for bond in family.bonds:
        other = bond.other if bond.one == CLIENT else bond.one
        if CLIENT not in (bond.one, bond.other) or not (bond.quality or bond.energy) or other == CLIENT:
            continue
        row = found.setdefault(other, {"person": other, "to": "", "closeness": "", "energy": "", "conflict": False})
        row["closeness"] = row["closeness"] or bond.quality
        row["energy"] = row["energy"] or energy_for_client(bond)
    order = {one.ref: at for at, one in enumerate(family.people)}
    return [found[ref] for ref in sorted(found, key=lambda ref: order.get(ref, len(order))) if ref in order]


def energy_for_client(bond: Bond) -> str:
    """A bond's energy is seen from its first person; here from the client."""
    return bond.energy if bond.one == CLIENT else FLIPPED.get(bond.energy, bond.energy)
