"""What a worker writes of an institution and of its places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Checks
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Email, ShortText, Text

from ..reading.lists import choices
from .shared import funding_rows, phone_rows, program_rows, standing


def accessibility() -> list[tuple[str, str]]:
    return choices("place_accessibility")


class InstitutionForm(PartForm):
    """Public facts of an institution."""

    name = forms.CharField(label=_("Nama lembaga"), max_length=300, widget=Text())
    alternate_name = forms.CharField(label=_("Nama lain atau singkatan"), max_length=300, required=False, widget=Text())
    about = forms.CharField(label=_("Tentang lembaga"), max_length=5000, required=False, widget=Area())
    phones = phone_rows()
    email = forms.EmailField(label=_("Surel"), required=False, widget=Email())
    website = forms.URLField(label=_("Situs web"), max_length=500, required=False, assume_scheme="https", widget=Text({"inputmode": "url"}))
    programs = program_rows()
    funding = funding_rows()
    parts = (
        Part(_("Lembaga"), ["name", "alternate_name", "about"]),
        Part(_("Cara menghubungi"), ["phones", "email", "website"]),
        Part(_("Program dan pendanaan"), ["programs", "funding"], folded=True),
    )

    def facts(self) -> dict[str, Any]:
        """As the verb takes them."""
        held = self.cleaned_data
        rows = {name: standing(held[name]) for name in ("phones", "programs", "funding")}
        return {name: held[name] for name in ("name", "alternate_name", "about", "email", "website")} | rows


class PlaceForm(PartForm):
    """A place where services are given."""

    name = forms.CharField(label=_("Nama tempat"), max_length=300, widget=Text(), help_text=_("Misalnya: Kantor pusat, Pos Garut."))
    street = forms.CharField(label=_("Alamat"), max_length=500, required=False, widget=Text())
    more = forms.CharField(label=_("Gedung, lantai, kelurahan"), max_length=300, required=False, widget=Text())
    town = forms.CharField(label=_("Kabupaten atau kota"), max_length=120, required=False, widget=Text())
    province = forms.CharField(label=_("Provinsi"), max_length=120, required=False, widget=Text())
    postal_code = forms.CharField(label=_("Kode pos"), max_length=20, required=False, widget=ShortText())
    transportation = forms.CharField(label=_("Cara ke sana"), max_length=1000, required=False, widget=Area(low=True))
    accessibility = forms.MultipleChoiceField(label=_("Kemudahan bagi penyandang disabilitas"), required=False, choices=accessibility, widget=Checks)
    phones = phone_rows()
    about = forms.CharField(label=_("Keterangan"), max_length=2000, required=False, widget=Area(low=True))
    parts = (
        Part(_("Tempat"), ["name", "street", "more", ("town", "province"), "postal_code"]),
        Part(_("Datang ke sana"), ["transportation", "accessibility", "phones", "about"]),
    )

    def facts(self) -> dict[str, Any]:
        """As the verb takes them."""
        names = ("name", "street", "more", "town", "province", "postal_code", "transportation", "accessibility", "about")
        return {name: self.cleaned_data[name] for name in names} | {"phones": standing(self.cleaned_data["phones"])}
