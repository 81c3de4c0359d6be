"""To whom a late review goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Select
from sintas.kit.forms import Part, PartForm


class PassOnForm(PartForm):
    """`named` false: nobody is chosen here (a restricted case), and the form is its button."""

    def __init__(self, *args: Any, people: list[tuple[str, str]], named: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if named:
            self.fields["to"] = forms.ChoiceField(
                label=_("Siapa yang meninjau sekarang"),
                widget=Select(),
                choices=[("", _("Pilih")), *people],
                help_text=_("Kepala unit dan supervisor yang belum diberi tahu."),
            )
        self.parts = [Part("", ["to"])] if named else []
