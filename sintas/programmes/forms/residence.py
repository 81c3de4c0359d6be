"""The forms of a room, a place in it, and a leave."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.kit import clock
from sintas.kit.choosers import Chips, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Day, Number, Text

from ..reading.places import rooms_offered


class RoomForm(PartForm):
    name = forms.CharField(label=_("Nama ruang"), max_length=80, widget=Text, help_text=_("Misalnya “Melati 2”. Tanpa nama orang."))
    house = forms.CharField(label=_("Gedung"), max_length=80, required=False, widget=Text)
    kind = forms.ChoiceField(label=_("Jenis"), choices=listed("facility_kinds", empty=_("Pilih")), widget=Select)
    capacity = forms.IntegerField(label=_("Berapa orang dapat tinggal"), min_value=0, max_value=500, initial=0, widget=Number)
    for_whom = forms.ChoiceField(label=_("Untuk siapa"), choices=listed("room_for", empty=_("Tidak disebut")), required=False, widget=Select)
    carers = forms.MultipleChoiceField(
        label=_("Pengasuh"), required=False, widget=Chips,
        help_text=_("Mereka melihat panggilan penghuni dan menulis pengamatan harian selama klien tinggal di sini; isi berkas tidak."),
    )  # fmt: skip

    parts = [Part("", ["name", ("house", "kind"), ("capacity", "for_whom"), "carers"])]

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["carers"]
        offered.choices = colleagues

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        """The room as the form's starting values."""
        kept = {name: getattr(row, name) for name in ("name", "house", "kind", "capacity", "for_whom")}
        return kept | {"carers": [str(pk) for pk in row.carers]}

    def facts(self) -> dict[str, Any]:
        """Keywords for the action."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "based_on")}
        return kept | {"carers": [UUID(pk) for pk in kept["carers"]]}


class PlacementForm(RecordForm):
    room = forms.ChoiceField(label=_("Ruang"), widget=Select)
    from_on = forms.DateField(label=_("Hari masuk"), widget=Day)
    until_on = forms.DateField(label=_("Hari keluar"), required=False, widget=Day, help_text=_("Kosong selama masih tinggal."))
    why = forms.CharField(
        label=_("Mengapa, bila ruangnya penuh"), required=False, widget=Area(low=True), max_length=1_000,
        help_text=_("Hanya perlu diisi bila tidak ada tempat kosong."),
    )  # fmt: skip

    parts = [Part("", ["room", ("from_on", "until_on"), "why"])]

    def prepare(self, about: About) -> None:
        """The dormitories of the case's unit with their free places; a move is a new place after the old one ended."""
        self.initial.setdefault("from_on", clock.today())
        if self.initial.get("entry"):
            del self.fields["room"]
            return
        self.offer("room", [("", _("Pilih")), *rooms_offered(about.case.unit_id)])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "entry": str(row.entry)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        chosen = kept.pop("room", "")
        return {**kept, "room_id": UUID(chosen) if chosen else None}


class LeaveForm(RecordForm):
    from_on = forms.DateField(label=_("Berangkat"), widget=Day)
    expected_on = forms.DateField(label=_("Diharapkan kembali"), widget=Day)
    back_on = forms.DateField(label=_("Kembali pada"), required=False, widget=Day, help_text=_("Diisi sesudah ia kembali."))
    stays_away_on = forms.DateField(
        label=_("Tidak kembali, diketahui pada"), required=False, widget=Day,
        help_text=_("Hanya bila diketahui di mana ia tinggal sekarang. Selama kabarnya belum ada, ia tetap “belum kembali”."),
    )  # fmt: skip
    with_whom = forms.CharField(label=_("Bersama siapa"), required=False, widget=Text, max_length=200)
    words = forms.CharField(label=_("Keperluan dan kesepakatan"), required=False, widget=Area(low=True), max_length=2_000)

    parts = [Part("", [("from_on", "expected_on"), "with_whom", "words", ("back_on", "stays_away_on")])]

    def prepare(self, about: About) -> None:
        self.initial.setdefault("from_on", clock.today())
