"""Who else facilitates a group."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Select
from sintas.kit.forms import Part, PartForm


class FacilitatorForm(PartForm):
    """`offered`: colleagues of the unit who are not on the team."""

    user = forms.ChoiceField(
        label=_("Rekan yang ikut memfasilitasi"), widget=Select,
        help_text=_("Ia membaca berkas kelompok ini dan yang dibuka anggota untuk kelompok, tidak lebih."),
    )  # fmt: skip

    parts = [Part("", ["user"])]

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["user"]
        field.choices = [("", _("Pilih")), *offered]

    def user_id(self) -> UUID:
        """The chosen colleague. Raises KeyError before is_valid()."""
        return UUID(self.cleaned_data["user"])
