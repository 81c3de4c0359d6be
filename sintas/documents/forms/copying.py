"""Which papers are printed together, and why everything is handed over as data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Checks, Radios
from sintas.kit.forms import Part, PartForm
from sintas.practice.catalogue import load


class BundleForm(PartForm):
    """All of them are chosen beforehand: whoever comes here wants the file."""

    papers = forms.MultipleChoiceField(
        label=_("Surat yang dicetak"), widget=Checks, error_messages={"required": _("Pilih paling sedikit satu surat.")}
    )

    parts = [Part("", ["papers"])]

    def __init__(self, *args: Any, papers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, initial={"papers": [value for value, _words in papers]}, **kwargs)
        one: Any = self.fields["papers"]
        one.choices = papers


class DataCopyForm(PartForm):
    why = forms.ChoiceField(
        label=_("Mengapa disalin"),
        widget=Radios,
        choices=lambda: load("copy_reasons").choices(get_language() or "id"),
        error_messages={"required": _("Pilih alasannya. Alasan ini tercatat di jejak berkas.")},
    )

    parts = [Part("", ["why"])]
