"""The form of the assessment itself: problems, symptoms, causes and impacts, needs, potential, hopes, and the focus."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed, listed_groups
from sintas.cases.forms.writing import today_if_empty, wish_to_die_box
from sintas.kit.choosers import Chips, PickList, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import LinesField, lines_field
from sintas.kit.widgets import Area
from sintas.practice.catalogue import load

LONG = 20_000  # characters
SYMPTOMS = ("cognitive", "behavioural", "affective", "physiological")  # symptom_groups
UNSTATED = _("Belum dinilai")


class AssessmentForm(RecordForm):
    """Everything may stay empty and follow later; what is asked for rarely is folded."""

    # Django takes fields out of the class, so the form's own problems() stays what it is.
    problems = lines_field(_("Masalah"), _("Satu hal satu baris, dengan kata yang dipahami klien."))  # type: ignore[assignment]
    client_view = forms.CharField(
        label=_("Pendapat klien tentang masalahnya"), required=False, widget=Area(voice=True, low=True), max_length=LONG
    )
    symptoms_cognitive = LinesField()
    symptoms_behavioural = LinesField()
    symptoms_affective = LinesField()
    symptoms_physiological = LinesField()
    causes_internal = lines_field(_("Penyebab dari dalam"))
    causes_external = lines_field(_("Penyebab dari luar"))
    impacts = lines_field(_("Dampak"))
    impact_codes = forms.MultipleChoiceField(
        label=_("Dampak menurut daftar"), choices=listed_groups("impacts"), required=False, widget=PickList,
        help_text=_("Bila diperlukan untuk laporan."),
    )  # fmt: skip
    factors = forms.MultipleChoiceField(
        label=_("Keadaan yang memengaruhi"), choices=listed_groups("contributing_factors"), required=False, widget=PickList,
        help_text=_("Menjelaskan keadaan di sekitarnya. Yang bertanggung jawab atas kekerasan tetap pelakunya."),
    )  # fmt: skip
    needs = lines_field(_("Kebutuhan"), _("Yang diperlukan sekarang, lalu yang dapat menyusul."))
    potentials = lines_field(_("Potensi dan kekuatan"), _("Rencana bertumpu pada apa yang sudah kuat."))
    hopes = LinesField(label=_("Harapan klien"), help_text=_("Dengan kata-katanya sendiri."), widget=Area(voice=True, low=True))
    focus = forms.CharField(
        label=_("Yang dikerjakan lebih dahulu"), required=False, widget=Area(low=True), max_length=1_000,
        help_text=_("Masalahnya, misalnya “cemas menghadapi dunia kerja”. Nama terapi ditulis di Rencana."),
    )  # fmt: skip
    wish_to_die = wish_to_die_box()
    background = lines_field(_("Latar belakang masalah"))
    family_background = forms.CharField(label=_("Latar belakang keluarga"), required=False, widget=Area(low=True), max_length=LONG)
    emotional_state = forms.CharField(label=_("Keadaan emosi"), required=False, widget=Area(low=True), max_length=LONG)
    nonverbal = forms.MultipleChoiceField(label=_("Tanda yang tampak"), choices=listed("nonverbal_signs"), required=False, widget=Chips)
    trauma = forms.ChoiceField(
        label=_("Tingkat trauma"), choices=listed("trauma_levels", empty=UNSTATED), required=False, widget=Select,
        help_text=_("Penilaian pendamping, bukan diagnosis."),
    )  # fmt: skip
    conclusion = forms.CharField(label=_("Kesimpulan"), required=False, widget=Area(low=True), max_length=LONG)
    methods = forms.MultipleChoiceField(label=_("Cara asesmen"), choices=listed("assessment_methods"), required=False, widget=Chips)
    happened = FuzzyDateField(label=_("Disusun pada"), future=False, help_text=_("Kosong berarti hari ini."))

    parts = [
        Part(_("Fokus"), ["focus"]),
        Part(_("Masalah"), ["problems", "client_view", "wish_to_die"], hint=_("Isi yang sudah diketahui. Sisanya boleh menyusul.")),
        Part(_("Kebutuhan, potensi, harapan"), ["needs", "potentials", "hopes"]),
        Part(_("Sebab dan dampak"), [("causes_internal", "causes_external"), "impacts"]),
        Part(_("Gejala"), [("symptoms_cognitive", "symptoms_behavioural"), ("symptoms_affective", "symptoms_physiological")]),
        Part(_("Cara asesmen dan tanggal"), ["methods", "happened"]),
        Part(_("Latar belakang dan emosi"), ["background", "family_background", "emotional_state", "nonverbal", "trauma"], folded=True),
        Part(_("Sebutan menurut daftar"), ["factors", "impact_codes"], folded=True),
        Part(_("Kesimpulan"), ["conclusion"], folded=True),
    ]

    def prepare(self, about: About) -> None:
        """Names of the groups of symptoms in the reader's language."""
        lang = get_language() or "id"
        for group in SYMPTOMS:
            self.fields[f"symptoms_{group}"].label = load("symptom_groups").label(group, lang)

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        told = {f"symptoms_{group}": (row.symptoms or {}).get(group) for group in SYMPTOMS}
        return {**super().initial_from(row), **told, "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        symptoms = {group: kept.pop(f"symptoms_{group}") for group in SYMPTOMS}
        return {**kept, "symptoms": symptoms, "happened": today_if_empty(self, kept["happened"])}
