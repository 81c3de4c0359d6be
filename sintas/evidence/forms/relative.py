"""The small form behind "+ Pasangan", "+ Anak", "+ Saudara", "+ Orang tua": what can be asked in one breath; the rest may follow."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.reading.kin import subject_of
from sintas.kit.choosers import OneChip, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.widgets import CheckCard, Text
from sintas.practice.catalogue import load

from ..reading.family import UNKNOWN, known_as, named_in, other_parents

KIND_WORDS = {
    "partner": _("Keduanya"),
    "child": _("Status anak"),
    "sibling": _("Status anak terhadap orang tuanya"),
    "parent": _("Status anak terhadap orang tua ini"),
}


class RelativeForm(RecordForm):
    """`how`, `to` and `short` (people offered by their initials) are set by form_of(); the verb gets the first two from the page."""

    how: ClassVar[str] = ""
    to: ClassVar[str] = ""
    short: ClassVar[bool] = False

    name = forms.CharField(
        label=_("Nama atau inisial"), required=False, widget=Text, max_length=200, help_text=_("Boleh kosong bila tidak diketahui.")
    )
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=listed("sexes"), widget=OneChip, required=False)
    kind = forms.ChoiceField(label=_("Ikatannya"), widget=Select, required=False)
    other = forms.ChoiceField(label=_("Orang tua yang lain"), widget=Select, required=False)
    birth = FuzzyDateField(label=_("Lahir atau usia"), future=False, help_text=_("Misalnya 1968, sekitar 1968, atau usia 56."))
    before_birth = forms.ChoiceField(
        label=_("Belum atau tidak lahir"), choices=listed("before_birth", empty=_("tidak berlaku")), widget=Select, required=False
    )
    deceased = forms.BooleanField(label=_("Sudah meninggal"), required=False, widget=CheckCard)
    death = FuzzyDateField(label=_("Meninggal"), future=False, help_text=_("Misalnya 2022. Boleh kosong bila tahunnya tidak diketahui."))
    in_household = forms.BooleanField(label=_("Tinggal serumah dengan klien"), required=False, widget=CheckCard)

    parts = [Part("", ["name", "sex", "kind", "other", "birth"]), Part("", ["in_household", ("deceased", "death"), "before_birth"])]

    def prepare(self, about: About) -> None:
        lang = get_language() or "id"
        self.fields["kind"].label = KIND_WORDS[self.how]
        group = "union" if self.how == "partner" else "parentage"
        ask = [("", _("Belum dipilih"))] if self.how == "partner" else []  # nobody is married because it stood first in a list
        self.offer("kind", [*ask, *((row.code, row.label(lang)) for row in load("tie_kinds").of_group(group))])
        if self.how == "child":
            family = subject_of(about.case).family
            mates = [one for ref in other_parents(family, self.to) if (one := named_in(family, ref)) is not None]
            ask = [("", _("Belum dipilih"))] if len(mates) > 1 else []  # of several, none stands first by chance
            self.offer("other", [*ask, *((one.ref, known_as(one, lang, short=self.short)) for one in mates), (UNKNOWN, _("Tidak diketahui"))])
            self.fields["other"].initial = "" if ask else mates[0].ref if mates else UNKNOWN
        else:
            del self.fields["other"]
        if self.how != "child":
            del self.fields["before_birth"]

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in super().facts().items() if value not in ("", None)}


@lru_cache(maxsize=200)
def form_of(how: str, to: str, short: bool = False) -> type[RelativeForm]:
    """The form of one way to join one person."""
    return type("RelativeForm", (RelativeForm,), {"how": how, "to": to, "short": short, "__doc__": RelativeForm.__doc__})
