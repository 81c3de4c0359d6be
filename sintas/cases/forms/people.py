"""The form of one person of the file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit import phones
from sintas.kit.choosers import OneChip, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.widgets import Area, CheckCard, Number, Text
from sintas.practice.checks import deceased_with_age

from .base import About, RecordForm, listed
from .people_words import birth_or_age, coded_or_own, joined, relations, split_coded

CODED = ("relation", "religion", "education")


def mark(label: Any, hint: Any = "") -> forms.BooleanField:
    """A yes that nobody has to explain."""
    return forms.BooleanField(label=label, required=False, widget=CheckCard, help_text=hint)


class PersonForm(RecordForm):
    relation = coded_or_own(_("Hubungan dengan klien"), relations)
    name = forms.CharField(
        label=_("Nama atau inisial"),
        required=False,
        widget=Text,
        max_length=200,
        help_text=_("Boleh kosong bila hanya hubungannya yang diketahui."),
    )
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=listed("sexes"), widget=OneChip, required=False)
    birth = FuzzyDateField(label=_("Lahir atau usia"), future=False, help_text=_("Misalnya 1968, sekitar 1968, atau usia 56."))
    deceased = mark(_("Sudah meninggal"))
    death = FuzzyDateField(label=_("Meninggal"), future=False, help_text=_("Misalnya 2022. Boleh kosong bila tahunnya tidak diketahui."))
    in_household = mark(_("Tinggal serumah dengan klien"))
    is_guardian = mark(_("Wali atau pengasuh"))
    unsafe_guardian = mark(_("Wali tidak aman"), _("Tidak akan ditanya, diberi tahu, atau dijadikan syarat apa pun. Tidak perlu alasan."))
    is_perpetrator = mark(_("Pelaku"), _("Bila ia tinggal serumah, penandanya langsung tampil di kepala berkas."))
    is_support = mark(_("Orang yang menguatkan klien"))
    may_know = mark(_("Boleh tahu bahwa klien datang ke sini"))
    birth_order = forms.IntegerField(label=_("Anak ke"), required=False, min_value=1, max_value=30, widget=Number)
    before_birth = forms.ChoiceField(
        label=_("Belum atau tidak lahir"),
        choices=listed("before_birth", empty=_("tidak berlaku")),
        widget=Select,
        required=False,
        help_text=_("Untuk genogram: kehamilan atau kehilangan, bila klien ingin itu dicatat."),
    )
    religion = coded_or_own(_("Agama atau kepercayaan"), "religions")
    education = coded_or_own(_("Pendidikan"), "educations")
    occupation = forms.CharField(label=_("Pekerjaan"), required=False, widget=Text, max_length=200)
    address = forms.CharField(label=_("Alamat"), required=False, widget=Area(low=True), max_length=500)
    phone = forms.CharField(label=_("Telepon"), required=False, widget=Text, max_length=60)
    note = forms.CharField(label=_("Catatan"), required=False, widget=Area, max_length=10_000)

    parts = [
        Part("", ["relation", "name", "sex", "birth", ("deceased", "death")]),
        Part(
            _("Bagi klien, orang ini"),
            [("in_household", "is_guardian"), "unsafe_guardian", "is_perpetrator", ("is_support", "may_know")],
        ),
        Part(_("Bila perlu"), [("birth_order", "occupation"), "education", "religion", ("address", "phone"), "before_birth", "note"]),
    ]

    def prepare(self, about: About) -> None:
        birth, deceased = self.initial.get("birth"), bool(self.initial.get("deceased"))
        stated = isinstance(birth, FuzzyDate) and birth.age is not None
        told = deceased_with_age(deceased=deceased, death_year=None, age_stated=stated)
        if told is not None:
            self.fields["birth"].help_text = told.sentence(get_language() or "id")

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {
            **super().initial_from(row),
            "birth": birth_or_age(row),
            "death": FuzzyDate.decode(row.death or ""),
            "phone": phones.shown(row.phone) if row.phone else "",
            **joined(row, CODED),
        }

    def facts(self) -> dict[str, Any]:
        return split_coded(super().facts(), CODED)
