"""The forms of homework: what is taken home, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.kit.choosers import OneChip, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area

from ..reading.homework import Taken
from ..reading.members import members_of, takes_part

RESULT = "r_"


class HomeworkForm(RecordForm):
    words = forms.CharField(
        label=_("Yang dibawa pulang"), widget=Area(low=True), max_length=2_000,
        help_text=_("Tanpa nama. Pastikan tidak ada catatan yang berbahaya bila ditemukan di rumah."),
    )  # fmt: skip
    member = forms.ChoiceField(label=_("Untuk siapa"), required=False, widget=Select)

    parts = [Part("", ["words", "member"])]

    def prepare(self, about: About) -> None:
        group: Any = about.case
        there = [(str(one.member_id), one.called) for one in members_of(group) if one.called and takes_part(one)]
        kept = str(self.initial.get("member") or "")
        if kept and kept not in dict(there):
            there.append((kept, str(_("Seorang anggota"))))
        self.offer("member", [("", _("Seluruh kelompok")), *there])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {"words": row.words, "member": str(row.member_id or "")}


class LookBackForm(PartForm):
    """One row for each piece of homework: how it went, or left for later."""

    def __init__(self, *args: Any, owed: Sequence[Taken], **kwargs: Any) -> None:
        initial = {f"{RESULT}{one.entry.hex}": one.result for one in owed} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        for one in owed:
            self.fields[f"{RESULT}{one.entry.hex}"] = forms.ChoiceField(
                label=one.words or one.who, choices=listed("group_homework_results"), required=False, widget=OneChip, help_text=one.who if one.words else ""
            )
        self.parts = [Part("", [f"{RESULT}{one.entry.hex}" for one in owed])]

    def results(self) -> dict[UUID, str]:
        """Entry of the homework -> group_homework_results. Raises KeyError before is_valid()."""
        return {UUID(hex=name[len(RESULT) :]): value for name, value in self.cleaned_data.items() if name.startswith(RESULT)}
