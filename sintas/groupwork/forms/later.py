"""The forms of a group's later stages: assessment, goals and plan, ending. Words about the group; none of them names anybody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Checks, Chips, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import lines_field
from sintas.kit.widgets import Area, CheckCard, Day

NAMELESS = _("Tanpa nama. Yang menyangkut satu anggota dicatat di berkasnya sendiri.")
LONG = 10_000  # characters


def area(label: Any, hint: Any = "", most: int = 5_000) -> forms.CharField:
    """A box that may stay empty."""
    return forms.CharField(label=label, required=False, widget=Area(low=True), max_length=most, help_text=hint)


class DatedForm(RecordForm):
    """With a day that is today where nobody says otherwise."""

    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}


class GroupAssessmentForm(DatedForm):
    fgd_on = forms.DateField(label=_("Diskusi kelompok terarah (FGD) pada"), required=False, widget=Day, help_text=_("Kosong bila belum atau tidak dilakukan."))
    fgd_why_not = area(_("Bila tidak dilakukan, mengapa"), _("Misalnya anggota lebih nyaman ditemui sendiri."), 2_000)
    topics = forms.MultipleChoiceField(
        label=_("Yang dibicarakan bersama"), choices=listed("fgd_topics"), required=False, widget=Chips,
        help_text=_("Tidak ada yang diminta menceritakan kejadiannya di depan orang lain."),
    )  # fmt: skip
    needs = lines_field(_("Yang diperlukan kelompok"), _("Satu hal satu baris. Tanpa nama."))
    strengths = lines_field(_("Yang sudah kuat"), _("Apa yang sudah dimiliki anggota untuk saling membantu. Tanpa nama."))
    words = area(_("Catatan asesmen kelompok"), NAMELESS, LONG)

    parts = [
        Part(_("Diskusi kelompok"), ["fgd_on", "fgd_why_not", "topics"]),
        Part(_("Yang dilihat bersama"), ["needs", "strengths", "words"]),
        Part("", ["happened"]),
    ]


class GroupGoalForm(RecordForm):
    text = forms.CharField(
        label=_("Tujuan bersama"), widget=Area(low=True), max_length=2_000, help_text=_("Yang ingin dicapai seluruh kelompok. Tanpa nama.")
    )
    aim = forms.ChoiceField(label=_("Untuk apa"), choices=listed("functioning_aims", empty=_("Belum dipilih")), required=False, widget=Select)
    shown_by = area(_("Dari apa nanti terlihat"), most=2_000)
    status = forms.ChoiceField(
        label=_("Hasil sekarang"), choices=listed("goal_statuses", empty=_("Belum dilihat")), required=False, widget=Select
    )
    evidence = area(_("Hal ini ditunjukkan dengan"), _("Apa yang terlihat atau terdengar di kelompok. Tanpa nama."), 2_000)

    parts = [Part("", ["text", "aim", "shown_by"]), Part(_("Hasil"), ["status", "evidence"])]


class GroupPlanForm(DatedForm):
    actions = forms.MultipleChoiceField(
        label=_("Yang akan dilakukan bersama"), choices=listed("group_plan_actions"), required=False, widget=Checks,
        help_text=_("Kegiatan kerohanian hanya atas keinginan anggota sendiri."),
    )  # fmt: skip
    words = area(_("Penjelasan rencana"), NAMELESS, LONG)
    explained = forms.BooleanField(label=_("Dijelaskan kepada anggota sebelum disepakati"), required=False, widget=CheckCard)
    agreed_on = forms.DateField(label=_("Disepakati anggota pada"), required=False, widget=Day, help_text=_("Kosong bila belum disepakati."))
    review_on = forms.DateField(label=_("Ditinjau lagi"), required=False, widget=Day)

    parts = [
        Part(_("Tindakan"), ["actions", "words"]),
        Part(_("Kesepakatan"), ["explained", ("agreed_on", "review_on")]),
        Part("", ["happened"]),
    ]


class GroupEndingForm(DatedForm):
    reason = forms.ChoiceField(
        label=_("Alasan mengakhiri kelompok"), choices=listed("group_closing_reasons", empty=_("Belum dipilih")), required=False, widget=Select,
        help_text=_("Halaman penutupan kelompok mulai dengan pilihan ini."),
    )  # fmt: skip
    not_rejection = forms.BooleanField(
        label=_("Sudah dijelaskan bahwa pengakhiran bukan penolakan"), required=False, widget=CheckCard
    )
    kept_after = area(_("Yang tetap dijaga sesudahnya"), _("Termasuk kerahasiaan, dan apakah anggota ingin saling menghubungi."))
    why_no_session = area(_("Bila tanpa sesi penutupan, mengapa"), most=2_000)
    handed_over = forms.BooleanField(
        label=_("Tugas yang belum selesai sudah diserahkan"), required=False, widget=CheckCard,
        help_text=_("Berlaku untuk semua tugas kelompok yang masih terbuka; semuanya berakhir ketika kelompok ditutup."),
    )  # fmt: skip
    handed_over_words = area(_("Apa yang diserahkan, dan kepada siapa"), _("Tanpa nama anggota."), 2_000)
    words = area(_("Catatan pengakhiran"), NAMELESS, LONG)

    parts = [
        Part("", ["reason", "not_rejection", "kept_after", "why_no_session"]),
        Part(_("Yang belum selesai"), ["handed_over", "handed_over_words"]),
        Part("", ["words", "happened"]),
    ]
