"""What somebody looks for. Sent by POST: what a client needs stands in no address and no log."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Chips, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import CheckCard, Search, Text

from .. import regions
from ..reading.finding import Asked
from ..reading.lists import choices


def needs() -> list[tuple[str, str]]:
    return [("", "—"), *choices("services")]


def accessibility() -> list[tuple[str, str]]:
    return choices("place_accessibility")


class SearchForm(PartForm):
    """Every field may stay empty."""

    need = forms.ChoiceField(label=_("Kebutuhan"), required=False, choices=needs, widget=Select())
    area = forms.CharField(
        label=_("Wilayah"), required=False, max_length=120, widget=Text(), help_text=_("Provinsi, kabupaten atau kota, atau kecamatan; misalnya: Bandung.")
    )
    words = forms.CharField(label=_("Kata"), required=False, max_length=120, widget=Search())
    accessibility = forms.MultipleChoiceField(label=_("Kemudahan"), required=False, choices=accessibility, widget=Chips)
    open_now = forms.BooleanField(label=_("Buka sekarang"), required=False, widget=CheckCard())
    everything = forms.BooleanField(label=_("Juga yang tidak ditawarkan lagi"), required=False, widget=CheckCard())
    parts = (
        Part("", ["need", "area", "words"]),
        Part(_("Saring lagi"), ["accessibility", "open_now", "everything"], folded=True),
    )

    def clean_area(self) -> list[str]:
        """Codes; a name that means several areas finds services for any of them."""
        typed = self.cleaned_data["area"].strip()
        found = [one.code for one in regions.found(typed)] if typed else []
        if typed and not found:
            raise forms.ValidationError(_("Wilayah ini tidak dikenal. Tulis nama provinsi, kabupaten atau kota, atau kecamatan."))
        return found

    def asked(self) -> Asked:
        """As the reading takes it."""
        held = self.cleaned_data
        needs = [held["need"]] if held["need"] else []
        return Asked(needs, held["area"], held["accessibility"], held["open_now"], held["words"], held["everything"])
