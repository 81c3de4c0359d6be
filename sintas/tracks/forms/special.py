"""The forms of what a track keeps beside its steps: a stay, a weighing, economic progress, advocacy."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Chips, Radios, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import lines_field
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Area, CheckCard, Day, Number, Text, TimeOfDay

from ..actions.weighing import CELLS
from ..loader import check_all
from ..reading.approvers import approvers
from .pieces import LONG, SENTENCE, SHORT, UNSTATED, owners

MOST_CHILDREN = 30
IN_WORDS = "words"  # leave that is kept as words, of a case that came from elsewhere


def day_box() -> FuzzyDateField:
    return FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))


def area(label: Any, hint: Any = "", *, voice: bool = False) -> forms.CharField:
    """A box of several lines."""
    return forms.CharField(
        label=label, help_text=hint, required=False, widget=Area(voice=True) if voice else Area(low=True), max_length=LONG
    )


def line(label: Any, hint: Any = "") -> forms.CharField:
    """A box of one line."""
    return forms.CharField(label=label, help_text=hint, required=False, widget=Text, max_length=SHORT)


def day(label: Any, hint: Any = "") -> forms.DateField:
    """A day that may stay open."""
    return forms.DateField(label=label, help_text=hint, required=False, widget=Day)


class HappenedForm(RecordForm):
    """What every one of them shares: the day it happened."""

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        own = {"at": row.happened_at} if "at" in cls.base_fields else {}
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened), **own}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}


class StayForm(HappenedForm):
    happened = FuzzyDateField(label=_("Hari kedatangan"), future=False, help_text=_("Kosong berarti hari ini."))
    at = forms.TimeField(label=_("Jam"), required=False, widget=TimeOfDay)
    criteria = forms.MultipleChoiceField(label=_("Kriteria"), choices=listed("safe_house_criteria"), required=False, widget=Chips)
    children = forms.IntegerField(label=_("Anak yang ikut"), required=False, min_value=0, max_value=MOST_CHILDREN, widget=Number)
    on_arrival = area(_("Keadaan saat tiba"), _("Jangan tulis tempatnya."))
    belongings = lines_field(_("Barang bawaan"), _("Satu barang satu baris."))
    extended_until = day(_("Diperpanjang sampai"), _("Paling lama 7 hari tanpa perpanjangan."))
    extension_reason = area(_("Alasan perpanjangan"))
    approver = forms.ChoiceField(
        label=_("Disetujui oleh"), required=False, widget=Select, help_text=_("Kepala unit atau supervisor unit kasus ini.")
    )
    approved_on = day(_("Disetujui pada"))
    left_on = day(_("Pergi pada"))
    left_to = forms.ChoiceField(label=_("Ke mana"), choices=listed("return_places", empty=UNSTATED), required=False, widget=Select)
    on_departure = area(_("Keadaan saat pergi"))
    belongings_returned = forms.BooleanField(label=_("Barang dikembalikan lengkap"), required=False, widget=CheckCard)

    parts = [
        Part(_("Kedatangan"), [("happened", "at"), "criteria", "children", "on_arrival", "belongings"]),
        Part(_("Perpanjangan"), ["extended_until", "extension_reason", ("approver", "approved_on")], folded=True),
        Part(_("Kepulangan"), [("left_on", "left_to"), "on_departure", "belongings_returned"], folded=True),
    ]

    def prepare(self, about: About) -> None:
        """Who may give leave; who gave it already is among them under the name that was kept."""
        offered = dict(approvers(about.actor, about.case))
        kept, words = str(self.initial.get("approver") or ""), self.initial.get("approved_by") or ""
        if kept and kept not in offered:
            offered[kept] = words
        elif words and not kept:
            offered[IN_WORDS] = words
            self.initial["approver"] = IN_WORDS
        self.offer("approver", [("", UNSTATED), *offered.items()])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "approver": str(row.approver or ""), "approved_by": row.approved_by}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        if kept["approver"] == IN_WORDS:  # of an imported stay: nobody of this house
            return {**kept, "approver": None, "approved_by": self.initial.get("approved_by")}
        return {**kept, "approver": UUID(kept["approver"]) if kept["approver"] else None}


def cell(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=Area(low=True), max_length=SENTENCE)


LABELS = {
    "what": _("Jalan keluar"), "fit": _("Kecocokan"), "advantages": _("Kelebihan"), "limits": _("Keterbatasan"), "consequences": _("Akibat"),
}  # fmt: skip


class WeighingForm(HappenedForm):
    happened = day_box()
    question = area(_("Yang sedang ditimbang"), voice=True)
    alternatives = RowsField(
        [Column(name, cell(LABELS[name]), wide=True, required=name == "what") for name in CELLS],
        extra=2, max_rows=12, one=_("Jalan keluar"), add=_("Tambah jalan keluar"), label=_("Jalan keluar dari klien"),
        help_text=_("Yang disebut klien sendiri, dengan kata-katanya."),
    )  # fmt: skip
    state = forms.ChoiceField(label=_("Bagaimana sekarang"), choices=listed("weighing_states"), widget=Radios, initial="weighing")
    chosen = forms.IntegerField(
        label=_("Nomor yang dipilih klien"), required=False, min_value=1, max_value=12, widget=Number, help_text=_("Nomor urut di atas.")
    )
    choice_words = area(_("Kata klien tentang pilihannya"), voice=True)

    parts = [
        Part("", ["happened", "question"]),
        Part("", ["alternatives"]),
        Part(_("Pilihan klien"), ["state", "chosen", "choice_words"]),
    ]


class ProgressForm(HappenedForm):
    kind_of = forms.ChoiceField(label=_("Kegiatan"), choices=listed("economic_kinds", empty=UNSTATED), widget=Select)
    happened = day_box()
    name = line(_("Nama program, tempat, atau usaha"), _("Jangan tulis tempat yang harus dirahasiakan."))
    level = forms.ChoiceField(label=_("Tingkat kemajuan"), choices=listed("economic_levels", empty=UNSTATED), required=False, widget=Select)
    rater = forms.ChoiceField(label=_("Siapa yang menilai"), choices=listed("raters", empty=UNSTATED), required=False, widget=Select)
    words = area(_("Yang terlihat"))
    client_words = area(_("Menurut klien"), voice=True)
    next_step = area(_("Langkah berikutnya"))

    parts = [Part("", ["kind_of", "happened", "name", ("level", "rater"), "words", "client_words", "next_step"])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "level": "" if row.level is None else str(row.level)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "level": int(kept["level"]) if kept["level"] else None}


class AdvocacyForm(HappenedForm):
    happened = day_box()
    part = forms.ChoiceField(label=_("Langkah jalur yang ditolak"), required=False, widget=Select)
    service_kind = forms.ChoiceField(
        label=_("Jenis layanan"), choices=listed("consent_recipients", empty=UNSTATED), required=False, widget=Select
    )
    who_refused = line(_("Siapa yang menolak"))
    reason = forms.CharField(label=_("Alasan yang diberikan"), widget=Area(low=True), max_length=LONG)
    steps = lines_field(_("Yang sudah dilakukan"))
    owner = forms.ChoiceField(label=_("Siapa yang meneruskan"), required=False, widget=Select)
    next_on = day(_("Diteruskan pada"), _("Menjadi tugas selama belum ada hasil."))
    result = forms.ChoiceField(label=_("Hasil"), choices=listed("advocacy_results", empty=UNSTATED), required=False, widget=Select)
    result_words = area(_("Keterangan hasil"))
    widened = forms.BooleanField(label=_("Layanan berubah juga bagi orang lain"), required=False, widget=CheckCard)

    parts = [
        Part(_("Yang ditolak"), ["happened", "part", ("service_kind", "who_refused"), "reason"]),
        Part(_("Advokasi"), ["steps", ("owner", "next_on")]),
        Part(_("Hasil"), ["result", "result_words", "widened"]),
    ]

    def prepare(self, about: About) -> None:
        """Who goes on with it, and the steps of all tracks."""
        self.offer("owner", owners(about, self.initial))
        lang = get_language() or "id"
        steps = [
            (f"{one.slug}-{step.code}", f"{one.said.label(lang)}: {step.said.label(lang)}") for one in check_all() for step in one.steps
        ]
        self.offer("part", [("", UNSTATED), *steps])
