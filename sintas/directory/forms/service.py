"""What a worker writes of a service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Checks, Chips, PickList, Radios, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.widgets import Area, Email, Number, ShortText, Text, TimeOfDay

from ..reading.lists import choices, days, zones
from .areas import AreasField
from .shared import contact_rows, cost_rows, funding_rows, phone_rows, standing

OLDEST = 120


def needs() -> list[tuple[str, str]]:
    return choices("services")


def languages() -> list[tuple[str, str]]:
    return choices("languages")


def endings() -> list[tuple[str, str]]:
    return choices("directory_endings")


def hour_rows() -> RowsField:
    """Opening hours week by week."""
    return RowsField(
        [
            hidden("id"),
            Column("days", forms.MultipleChoiceField(label=_("Hari"), choices=days, widget=Chips), wide=True, required=True),
            Column("opens", forms.TimeField(label=_("Buka"), widget=TimeOfDay()), required=True),
            Column("closes", forms.TimeField(label=_("Tutup"), widget=TimeOfDay()), required=True),
            Column("zone", forms.ChoiceField(label=_("Zona waktu"), choices=zones, required=False, widget=Select(short=True))),
            Column("notes", forms.CharField(label=_("Catatan"), max_length=300, required=False, widget=ShortText())),
        ],
        label=_("Jam buka"), required=False, extra=1, max_rows=20, one=_("Jam buka"), add=_("Tambah jam buka"),
        help_text=_("Waktu setempat. Jam tutup lebih awal daripada jam buka berarti sampai hari berikutnya."),
    )  # fmt: skip


class ServiceForm(PartForm):
    """A service; `places` and `programs` are (HSDS id, name) of its institution's."""

    name = forms.CharField(label=_("Nama layanan"), max_length=300, widget=Text())
    needs = forms.MultipleChoiceField(label=_("Kebutuhan yang dijawab"), choices=needs, widget=PickList(placeholder=_("Misalnya: bantuan hukum")))
    about = forms.CharField(label=_("Tentang layanan"), max_length=5000, required=False, widget=Area())
    areas = AreasField(label=_("Wilayah layanan"), help_text=_("Satu baris satu wilayah, misalnya: Kota Bandung. Untuk seluruh negeri, tulis: Indonesia."))
    eligibility = forms.CharField(label=_("Untuk siapa"), max_length=2000, required=False, widget=Area(low=True))
    minimum_age = forms.IntegerField(label=_("Usia paling muda"), required=False, min_value=0, max_value=OLDEST, widget=Number())
    maximum_age = forms.IntegerField(label=_("Usia paling tua"), required=False, min_value=0, max_value=OLDEST, widget=Number())
    languages = forms.MultipleChoiceField(label=_("Bahasa"), required=False, choices=languages, widget=PickList())
    places = forms.MultipleChoiceField(label=_("Diberikan di"), required=False, widget=Checks)
    hours = hour_rows()
    apply = forms.CharField(label=_("Cara mengakses"), max_length=2000, required=False, widget=Area(low=True))
    fees = forms.CharField(label=_("Biaya"), max_length=1000, required=False, widget=Text(), help_text=_("Tulis “gratis” bila tidak dipungut biaya."))
    costs = cost_rows()
    documents = forms.CharField(
        label=_("Yang perlu dibawa"), max_length=2000, required=False, widget=Area(low=True), help_text=_("Satu baris satu dokumen, misalnya: KTP bila ada.")
    )
    phones = phone_rows()
    contacts = contact_rows()
    email = forms.EmailField(label=_("Surel"), required=False, widget=Email())
    website = forms.URLField(label=_("Situs web"), max_length=500, required=False, assume_scheme="https", widget=Text({"inputmode": "url"}))
    program = forms.ChoiceField(label=_("Bagian dari program"), required=False, widget=Select())
    funding = funding_rows()
    parts = (
        Part(_("Layanan"), ["name", "needs", "about"]),
        Part(_("Untuk siapa dan di mana"), ["areas", "eligibility", ("minimum_age", "maximum_age"), "languages", "places"]),
        Part(_("Kapan"), ["hours"]),
        Part(_("Cara mengakses"), ["apply", "fees", "costs", "documents"]),
        Part(_("Cara menghubungi"), ["phones", "contacts", "email", "website"]),
        Part(_("Program dan pendanaan"), ["program", "funding"], folded=True),
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], programs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = places  # type: ignore[attr-defined]
        self.fields["program"].choices = [("", "—"), *programs]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """As the verb takes them."""
        held = self.cleaned_data
        plain = ("name", "needs", "about", "areas", "eligibility", "minimum_age", "maximum_age", "languages", "places", "apply", "fees", "documents", "program")
        hours = [
            {**row, "opens": f"{row['opens']:%H:%M}", "closes": f"{row['closes']:%H:%M}", "zone": int(row["zone"] or 7)} for row in standing(held["hours"])
        ]
        rows = {name: standing(held[name]) for name in ("phones", "contacts", "costs", "funding")}
        return {name: held[name] for name in (*plain, "email", "website")} | {"hours": hours} | rows


class WithdrawForm(PartForm):
    """Why a service is no longer offered."""

    why = forms.ChoiceField(label=_("Alasan"), choices=endings, widget=Radios)
    parts = (Part("", ["why"]),)
