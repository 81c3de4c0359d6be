"""The forms of members' feedback: opening a round, and the questions as a member reads them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import listed, submission_id
from sintas.kit.choosers import Radios
from sintas.kit.forms import Part, PartForm
from sintas.kit.widgets import Area, Number
from sintas.practice.catalogue import load

from ..actions.feedback import MOST

WORDS = 2_000


class RoundForm(PartForm):
    asked = forms.IntegerField(
        label=_("Berapa anggota yang ditanya"), min_value=1, max_value=MOST, widget=Number,
        help_text=_("Hanya jumlahnya yang dicatat, bukan siapa. Paling sedikit tiga."),
    )  # fmt: skip
    session_number = forms.IntegerField(
        label=_("Tentang sesi nomor"), required=False, min_value=1, max_value=999, widget=Number, help_text=_("Kosong berarti tentang kelompok seluruhnya.")
    )

    parts = [Part("", ["asked", "session_number"])]

    def facts(self) -> dict[str, Any]:
        """Keywords for open_round()."""
        return {name: self.cleaned_data[name] for name in ("asked", "session_number")}


class AnswerForm(PartForm):
    """One field a question of group_feedback_questions; nothing has to be answered."""

    words = forms.CharField(
        label=_("Yang ingin Anda sampaikan"), required=False, widget=Area(low=True), max_length=WORDS,
        help_text=_("Boleh kosong. Tulisan Anda tampil tanpa nama, bersama tulisan yang lain. Jangan menulis hal yang hanya Anda yang tahu."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_language() or "id"
        questions = load("group_feedback_questions").in_use()
        for row in questions:
            self.fields[row.code] = forms.ChoiceField(
                label=row.text("question", lang), choices=listed("group_feedback_answers"), required=False, widget=Radios
            )
        self.parts = [*(Part("", [row.code]) for row in questions), Part("", ["words"])]

    def facts(self) -> dict[str, Any]:
        """Keywords for give_answer()."""
        kept = self.cleaned_data
        answers = {row.code: kept[row.code] for row in load("group_feedback_questions").in_use() if kept[row.code]}
        return {"answers": answers, "words": kept["words"], "submission": submission_id(kept["submission"])}
