"""Forms of the register of staff."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit import choosers
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Day, Email, File, Number, ShortText, Text

from ..lists import choices
from ..roles import ROLES


def professions() -> list[tuple[str, str]]:
    return choices("professions")


def grades() -> list[tuple[str, str]]:
    return choices("grades")


def position_groups() -> list[tuple[str, str]]:
    return choices("position_groups")


class PersonForm(PartForm):
    """What the register holds of somebody (R5-R11)."""

    full_name = forms.CharField(label=_("Nama lengkap"), max_length=120, widget=Text())
    profession = forms.ChoiceField(label=_("Profesi"), choices=professions, required=False, widget=choosers.Select())
    grade = forms.ChoiceField(label=_("Jenjang"), choices=grades, required=False, widget=choosers.Select())
    position_group = forms.ChoiceField(label=_("Kelompok jabatan"), choices=position_groups, required=False, widget=choosers.Select())
    nip = forms.CharField(
        label=_("NIP"), max_length=30, required=False, widget=Number(), help_text=_("18 angka; kosongkan bila bukan ASN.")
    )
    str_number = forms.CharField(label=_("Nomor STR pekerja sosial"), max_length=40, required=False, widget=ShortText())
    str_expires_on = forms.DateField(label=_("STR berlaku sampai"), required=False, widget=Day())
    email = forms.EmailField(label=_("Surel kantor"), required=False, widget=Email())
    expires_on = forms.DateField(
        label=_("Akun berlaku sampai"),
        required=False,
        widget=Day(),
        help_text=_("Wajib untuk praktikan, relawan, dan auditor. Kosong: tanpa batas."),
    )
    parts: Sequence[Part] = (
        Part(_("Petugas"), ["full_name"]),
        Part(_("Jabatan"), ["profession", ("grade", "position_group"), "nip"]),
        Part(_("Surat tanda registrasi"), [("str_number", "str_expires_on")]),
        Part(_("Akun"), ["email", "expires_on"]),
    )


class RoleForm(PartForm):
    """A role in a unit; `units` are (id, name) of the organisation's open units."""

    unit = forms.ChoiceField(label=_("Unit"), widget=choosers.Select())
    role = forms.ChoiceField(label=_("Peran"), choices=[(code, words) for code, (words, _verbs) in ROLES.items()], widget=choosers.Radios)
    parts = (Part("", ["unit"]), Part("", ["role"]))

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class NewPersonForm(PersonForm):
    """Somebody new, with the first role."""

    username = forms.CharField(
        label=_("Nama pengguna"),
        max_length=60,
        widget=Text({"autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Untuk masuk; huruf kecil tanpa spasi, misalnya ratna.wijaya. Tidak dapat diganti nanti."),
    )
    unit = forms.ChoiceField(label=_("Unit"), widget=choosers.Select())
    role = forms.ChoiceField(label=_("Peran"), choices=[(code, words) for code, (words, _verbs) in ROLES.items()], widget=choosers.Radios)
    parts = (
        Part(_("Petugas"), ["full_name", "username"]),
        Part(_("Tempat kerja"), ["unit", "role"]),
        *PersonForm.parts[1:],
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class SheetForm(PartForm):
    """The spreadsheet to import."""

    sheet = forms.FileField(
        label=_("Lembar kerja petugas"),
        widget=File(accept=".xlsx,.csv"),
        help_text=_(".xlsx atau .csv, paling besar 5 MB dan 2.000 baris."),
    )
