"""The form of the ending. What every ending asks stands open; nothing in it must be filled at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Seg
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import lines_field
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.widgets import Area
from sintas.practice.catalogue import load

from ..reading.ending_facts import learns, levels_of
from .ending_words import LONG, TODAY, day, one_of, several, tick, words

UNJUDGED: Any = _("Belum dinilai")


def criteria_field() -> RowsField:
    """One row per criterion, judged or not; they are never added up (R330-R333)."""
    level = forms.ChoiceField(label=_("Penilaian"), choices=listed("readiness_levels", empty=UNJUDGED), required=False, widget=Seg, initial="")
    seen = forms.CharField(label=_("Terlihat dari"), required=False, widget=Area(low=True), max_length=LONG)
    return RowsField(
        [hidden("criterion"), Column("level", level), Column("evidence", seen, wide=True)],
        fixed=True,
        label=_("Empat kriteria, satu per satu"),
        help_text=_("“Belum” juga penilaian. Tulis yang terlihat atau terdengar; angkanya tidak dijumlahkan."),
    )


def criteria_rows(judged: Any = (), evidence: dict[str, str] | None = None) -> list[dict[str, str]]:
    """The four rows with what was judged so far."""
    lang, levels = get_language() or "id", levels_of(judged)
    return [
        {
            "criterion": row.code,
            "title": f"{row.label(lang)}. {row.definition(lang)}",
            "level": levels.get(row.code, ""),
            "evidence": (evidence or {}).get(row.code, ""),
        }
        for row in load("termination_criteria").in_use()
    ]


class TerminationForm(RecordForm):
    kind_of = forms.ChoiceField(label=_("Pengakhiran"), choices=listed("ending_kinds"), required=False, widget=Seg)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=TODAY)
    reasons = several(_("Alasan"), "closing_reasons")
    reason_words = lines_field(_("Keterangan alasan"))
    manner = words(_("Bagaimana disampaikan"), _("Misalnya langsung kepada klien, bertahap dalam tiga pertemuan."))
    success = one_of(_("Hasil pendampingan"), "ending_success", empty=UNJUDGED, bar=True)
    judged = criteria_field()
    final_counselling = one_of(_("Konseling akhir"), "final_counselling", bar=True)
    final_words = words(_("Isinya, atau mengapa tidak dapat dilakukan"))
    not_rejection_explained = tick(_("Sudah dijelaskan: pengakhiran bukan penolakan"))
    coping = lines_field(_("Cara menghadapi keadaan sulit"), _("Yang dapat klien lakukan sendiri, dan kepada siapa ia meminta bantuan. Satu hal satu baris."))
    client_view = words(_("Menurut klien"), _("Tulis dengan kata-katanya sendiri. Boleh kosong."), voice=True)
    achievements = lines_field(_("Yang tercapai"))
    reflection = words(_("Refleksi bersama"))
    unresolved = lines_field(_("Yang belum selesai"))
    handed_to = lines_field(_("Siapa melanjutkan"), _("Orang atau lembaga, satu baris satu; tulis sama seperti pada rujukannya."))
    handover = tick(_("Ini alih pendampingan"), _("Kasus tetap berjalan bersama orang lain dan tidak ditutup."))
    returns_to = one_of(_("Kembali ke"), "return_places", hint=_("Alamatnya tidak ditulis di sini."))
    source_of_trauma = one_of(_("Apakah dulu menjadi sumber trauma"), "degrees", bar=True)
    return_view = words(_("Seberapa aman dan mendukung sekarang"))
    channels = several(
        _("Saluran tindak lanjut"), "follow_up_channels",
        _("Lewat keluarga, sekolah, pengasuh, atau lembaga lain: hanya orang yang aman, dan bila klien menyetujuinya."),
    )  # fmt: skip
    follow_up_on = day(_("Kontak pertama"), _("Menjadi tugas pendamping utama, satu untuk tiap saluran."))
    follow_up_plan = words(_("Rencana tindak lanjut dan sumber dukungan"))

    parts = [
        Part("", ["kind_of", "happened", "reasons", "manner"]),
        Part("", ["judged"]),
        Part(
            _("Percakapan penutup"),
            ["final_counselling", "final_words", "not_rejection_explained", "coping", "client_view"],
        ),
        Part(_("Siapa melanjutkan"), ["handed_to", "unresolved", "handover"]),
        Part(_("Tempat kembali"), [("returns_to", "source_of_trauma"), "return_view"]),
        Part(_("Tindak lanjut"), ["channels", "follow_up_on"]),
        Part(
            _("Hasil, yang tercapai, refleksi, keterangan"),
            ["success", "achievements", "reflection", "reason_words", "follow_up_plan"],
            folded=True,
        ),
    ]  # fmt: skip

    def prepare(self, about: About) -> None:
        """The four rows of a new ending; a student is not asked whether this is a hand-over, for it is one."""
        self.initial.setdefault("judged", criteria_rows())
        if learns(about.actor, about.case):
            del self.fields["handover"]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        rows = criteria_rows(row.judged, row.evidence)
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened), "judged": rows}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        rows = [one for one in kept.pop("judged") or [] if not one.get("removed")]
        kept["judged"] = [f"{one['criterion']}:{one['level']}" for one in rows if one["level"]]
        kept["evidence"] = {one["criterion"]: one["evidence"] for one in rows if one["evidence"]}
        kept["happened"] = today_if_empty(self, kept["happened"])
        return kept
