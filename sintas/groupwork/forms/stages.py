"""The small forms of a group's stage: going back, closing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Radios
from sintas.kit.forms import Part, PartForm
from sintas.kit.options import option
from sintas.kit.widgets import Area, Day
from sintas.practice.journeys import GROUP

from ..models import Group, GroupEnding

WORDS = 2_000  # characters of a reason


class BackForm(PartForm):
    to = forms.ChoiceField(label=_("Kembali ke tahap"), widget=Radios)
    reason = forms.CharField(
        label=_("Alasannya"), widget=Area(low=True), max_length=WORDS, help_text=_("Supaya tim memahami jalannya kelompok.")
    )

    parts = [Part("", ["to", "reason"])]

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.choices = [option(code, GROUP.label(code, get_language() or "id")) for code in GROUP.earlier(group.stage)]

    def facts(self) -> dict[str, Any]:
        """Keywords for go_back()."""
        return {name: self.cleaned_data[name] for name in ("to", "reason")}


class CloseForm(PartForm):
    reason_code = forms.ChoiceField(label=_("Mengapa berakhir"), widget=Radios)
    on = forms.DateField(label=_("Tanggal berakhir"), required=False, widget=Day, help_text=_("Kosong berarti hari ini."))
    reason = forms.CharField(label=_("Penjelasan"), required=False, widget=Area(low=True), max_length=WORDS)

    parts = [Part("", ["reason_code", "on", "reason"])]

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["reason_code"]
        lang = get_language() or "id"
        field.choices = [option(row.code, row.label(lang), hint=row.definition(lang)) for row in GROUP.closing_reasons(group.stage)]
        written = GroupEnding.current.filter(file_id=group.pk).values_list("reason", flat=True).first()
        if written in {code for code, _words in field.choices}:
            self.initial.setdefault("reason_code", written)

    def facts(self) -> dict[str, Any]:
        """Keywords for close_group()."""
        return {name: self.cleaned_data[name] for name in ("reason_code", "on", "reason")}
