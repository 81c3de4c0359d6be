"""The form of the plan's frame: stopping the violence first, where the work leads, what can help, and what the client says of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Chips, Radios, Seg
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import lines_field
from sintas.kit.widgets import Area, CheckCard, Day, Text

from ..reading.plan_danger import danger_in_file

LONG, SHORT = 10_000, 2_000


def text(label: Any, hint: Any = "", *, area: bool = False, most: int = SHORT) -> forms.CharField:
    """A box that may stay empty."""
    return forms.CharField(label=label, help_text=hint, required=False, max_length=most, widget=Area(low=True) if area else Text)


class PlanForm(RecordForm):
    violence_ongoing = forms.ChoiceField(
        label=_("Masih mungkinkah kekerasan berlanjut?"), choices=listed("degrees"), widget=Seg, required=False
    )
    stop_violence = lines_field(
        _("Langkah pertama agar kekerasan berhenti"), _("Yang pertama dari semua langkah. Satu hal satu baris, disepakati bersama klien.")
    )
    goal_general = text(_("Tujuan umum"), _("Ke mana klien ingin sampai, dalam satu atau dua kalimat."), area=True, most=LONG)
    target = text(_("Sasaran"), _("Siapa yang didampingi lewat rencana ini."))
    follows_from = text(
        _("Dasar rencana"), _("Masalah, kebutuhan, dan potensi yang menjadi pijakannya."), area=True, most=LONG
    )
    resources_internal = lines_field(_("Dari dalam diri klien"))
    resources_external = lines_field(_("Dari sekitar klien"))
    people = text(_("Orang"))
    cost = text(_("Biaya"))
    method = text(_("Metode"))
    equipment = text(_("Peralatan"))
    time = text(_("Waktu"))
    agreement = forms.ChoiceField(
        label=_("Pendapat klien tentang rencana ini"), choices=listed("agreement_answers"), widget=Radios, required=False,
        help_text=_("Rencana dibuat bersama klien, dan klien yang memilih."),
    )  # fmt: skip
    agreed_on = forms.DateField(
        label=_("Tanggal jawabannya"), required=False, widget=Day, help_text=_("Kosong berarti hari rencana disusun.")
    )
    agreement_words = forms.CharField(
        label=_("Kata klien tentang rencana"), required=False, widget=Area(voice=True), max_length=LONG, help_text=_("Boleh kosong.")
    )
    explained_before = forms.BooleanField(label=_("Tindakan dijelaskan sebelum dilakukan"), required=False, widget=CheckCard)
    ideas_of = forms.MultipleChoiceField(label=_("Gagasan dari"), choices=listed("ideas_of"), widget=Chips, required=False)
    made_with = forms.MultipleChoiceField(
        label=_("Disusun bersama"), choices=listed("contact_parties"), widget=Chips, required=False,
        help_text=_("Hanya orang yang aman bagi klien."),
    )  # fmt: skip
    happened = FuzzyDateField(label=_("Disusun pada"), future=False, help_text=_("Kosong berarti hari ini."))
    review_on = forms.DateField(label=_("Ditinjau lagi"), required=False, widget=Day, help_text=_("Menjadi tugas pendamping utama."))

    WORK = (
        Part(_("Ke mana"), ["goal_general", "target", "follows_from"]),
        Part(_("Sistem sumber"), [("resources_internal", "resources_external")]),
        Part(_("Bersama klien"), ["agreement", "agreed_on", "agreement_words", "explained_before", "ideas_of", "made_with"]),
        Part("", [("happened", "review_on")]),
        Part(_("Yang diperlukan: orang, biaya, metode, alat, waktu"), ["people", "cost", "method", "equipment", "time"], folded=True),
    )
    FIRST = (_("Menghentikan kekerasan"), ["violence_ongoing", "stop_violence"])

    def prepare(self, about: About) -> None:
        """Stopping the violence leads the form until somebody said that it is over; what the file knows of danger is said there."""
        danger = danger_in_file(about.case)
        if danger and "happened" not in self.initial:  # a new plan; what a version left open stays open
            self.initial["violence_ongoing"] = danger.degree
        title, fields = self.FIRST
        over = self.initial.get("violence_ongoing") == "no"
        first = Part(title, fields, hint=danger.words if danger else "", folded=over)
        self.parts = [*self.WORK, first] if over else [first, *self.WORK]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        when = today_if_empty(self, kept["happened"])
        agreed_on = kept["agreed_on"]
        if agreed_on is None and kept["agreement"] in ("agreed", "partly", "refused"):
            agreed_on = when.exact
        return {**kept, "happened": when, "agreed_on": agreed_on}
