"""The form of a look back at the group."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, listed
from sintas.kit.choosers import Checks, Chips, Seg
from sintas.kit.forms import Part
from sintas.practice.catalogue import load

from .later import LONG, NAMELESS, DatedForm, area

REVIEW = "review_"  # the boxes of the review are named by their element


class GroupEvaluationForm(DatedForm):
    effects = forms.MultipleChoiceField(
        label=_("Yang diberikan anggota satu sama lain"), choices=listed("mutual_aid_effects"), required=False, widget=Checks,
        help_text=_("“Belum tampak” juga jawaban, dan berdiri sendiri."),
    )  # fmt: skip
    supporting = forms.MultipleChoiceField(label=_("Yang mendukung"), choices=listed("supporting_factors"), required=False, widget=Chips)
    supporting_words = area(_("Penjelasan yang mendukung"), _("Tanpa nama."), 2_000)
    decision = forms.ChoiceField(
        label=_("Keputusan"), choices=listed("evaluation_decisions", empty=_("Belum diputuskan")), required=False, widget=Seg,
        help_text=_("Kelompok tidak berpindah tahap dengan sendirinya; langkahnya ditawarkan sesudah ini."),
    )  # fmt: skip
    decision_reason = area(_("Alasan keputusan"), _("Satu kalimat, bila keputusan sudah dipilih."), 2_000)
    words = area(_("Catatan evaluasi kelompok"), NAMELESS, LONG)

    def prepare(self, about: About) -> None:
        """One box for each element of the review (R253), with its question."""
        lang = get_language() or "id"
        rows = load("group_review_elements").in_use()
        for row in rows:
            self.fields[REVIEW + row.code] = area(row.label(lang), row.text("question", lang))
        boxes = Part(_("Jalannya kelompok"), [REVIEW + row.code for row in rows], hint=_("Isi yang dibicarakan saja. Tanpa nama."), folded=True)
        self.parts = [*self.FIRST, boxes, *self.LAST]

    FIRST = (
        Part(_("Saling menolong"), ["effects"]),
        Part(_("Yang membantu"), ["supporting", "supporting_words"]),
    )
    LAST = (Part("", ["decision", "decision_reason"]), Part("", ["words", "happened"]))

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), **{REVIEW + code: said for code, said in (row.review or {}).items()}}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        review = {name.removeprefix(REVIEW): kept.pop(name) for name in list(kept) if name.startswith(REVIEW)}
        return {**kept, "review": review}
