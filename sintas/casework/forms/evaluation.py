"""The form of an evaluation: everything may stay empty but not all of it; what is seldom needed is folded."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.kit import clock
from sintas.kit.choosers import Chips, OneChip, PickList, Radios, Seg, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part, Words
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import LinesField
from sintas.kit.options import Option, option
from sintas.kit.widgets import Area, Day, Text
from sintas.practice.catalogue import load
from sintas.practice.evaluating import anchors, ratings

from ..actions.evaluating_results import said
from ..reading.evaluation_goals import filled_rows
from .evaluation_result import LONG, results_field

RATE = "rate_"  # the fields of the ratings are named by their area
DATES = ("happened", "until", "process_from", "process_until")
NOT_AN_ANSWER = frozenset({"submission", "based_on", "kind_of", "results", *DATES})


def or_none(name: str, empty: Words) -> Any:
    """Choices of a list with a first one that chooses nothing."""
    return listed(name, empty=cast(str, empty))


def levels(area: str) -> list[tuple[str, Option]]:
    """0 to 4, each with its written anchor; first of all the choice not to rate."""
    lang = get_language() or "id"
    return [option("", _("Tidak dinilai")), *(option(str(at), str(at), hint=words) for at, words in enumerate(anchors(area, lang)))]


def words(label: Any, *, hint: Any = "", voice: bool = False) -> forms.CharField:
    """A box for free words."""
    return forms.CharField(label=label, required=False, widget=Area(low=True, voice=voice), max_length=LONG, help_text=hint)


def chips(label: Any, name: str, **kwargs: Any) -> forms.MultipleChoiceField:
    """Several codes of a list."""
    return forms.MultipleChoiceField(label=label, choices=listed(name), required=False, widget=kwargs.pop("widget", Chips), **kwargs)


class EvaluationForm(RecordForm):
    kind_of = forms.ChoiceField(label=_("Jenis evaluasi"), choices=listed("evaluation_kinds"), required=False, widget=OneChip)
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))
    until = FuzzyDateField(label=_("Sampai"), future=False, help_text=_("Bila lebih dari satu hari."))
    results = results_field()
    outcome = words(_("Yang berubah secara keseluruhan"))
    client_words = words(_("Menurut klien"), hint=_("Tulis dengan kata-katanya sendiri. Boleh kosong."), voice=True)
    satisfaction = forms.ChoiceField(
        label=_("Kepuasan klien atas layanan"), choices=or_none("satisfaction_levels", _("Belum dicatat")), required=False, widget=Select
    )
    supporting = chips(_("Yang mendukung"), "supporting_factors")
    supporting_words = LinesField(label=_("Keterangan yang mendukung"), help_text=_("Satu hal satu baris."))
    hindering = chips(_("Yang menghambat"), "hindering_factors")
    hindering_words = LinesField(label=_("Keterangan yang menghambat"), help_text=_("Satu hal satu baris."))
    decision = forms.ChoiceField(
        label=_("Keputusan"), choices=or_none("evaluation_decisions", _("Belum diputuskan")), required=False, widget=Seg,
        help_text=_("Dilanjutkan: kembali ke implementasi. Dimodifikasi: rencana disusun lagi. Dihentikan: menuju pengakhiran."),
    )  # fmt: skip
    decision_reason = words(_("Alasan keputusan"), hint=_("Satu kalimat, bila keputusan sudah dipilih."))
    continued_by = forms.CharField(label=_("Dilanjutkan oleh"), required=False, widget=Text, max_length=400)
    next_on = forms.DateField(
        label=_("Evaluasi berikutnya"), required=False, widget=Day, help_text=_("Menjadi tugas pendamping utama.")
    )
    professions = chips(_("Siapa yang ikut menilai"), "professions", widget=PickList(placeholder=_("Cari, misalnya “pengasuh”")))
    mechanisms = chips(_("Cara melihat perubahan"), "evaluation_mechanisms")
    techniques = chips(_("Teknik evaluasi"), "evaluation_techniques")
    discussed_with = forms.CharField(label=_("Dibahas dengan"), required=False, widget=Text, max_length=400)
    discussion = words(_("Hasil pembahasan tim"))
    ran_smoothly = forms.ChoiceField(
        label=_("Berjalan lancar"), choices=or_none("degrees", _("Belum dinilai")), required=False, widget=Select
    )
    goals_fully_met = forms.ChoiceField(
        label=_("Tujuan tercapai seluruhnya"), choices=or_none("degrees", _("Belum dinilai")), required=False, widget=Select
    )
    process = words(_("Jalannya pendampingan"))
    method_fit = words(_("Ketepatan metode dan teknik"))
    process_from = FuzzyDateField(label=_("Proses yang dilihat: sejak"), future=False)
    process_until = FuzzyDateField(label=_("Sampai"), future=False)
    anxiety_after = forms.ChoiceField(
        label=_("Tingkat kecemasan sekarang"), choices=or_none("anxiety_levels", _("Belum dinilai")), required=False, widget=Select,
        help_text=_("Penilaian pendamping, bukan tes."),
    )  # fmt: skip
    success_signs = chips(_("Tanda keberhasilan"), "success_signs")
    impact_areas = chips(_("Dampak pendampingan"), "impact_areas")
    competence = words(_("Kompetensi dan metode pendamping"), hint=_("Apa yang sudah baik, dan apa yang ingin dipelajari."))

    def prepare(self, about: About) -> None:
        """The ratings, one question for each focus area; without goals there is no row to fill."""
        areas = load("evaluation_focus").in_use()
        lang = get_language() or "id"
        for row in areas:
            self.fields[RATE + row.code] = forms.ChoiceField(
                label=row.label(lang), choices=levels(row.code), required=False, widget=Radios, initial=""
            )
        if not self.initial.get("results"):
            del self.fields["results"]
        rates = Part(
            _("Angka 0 sampai 4 untuk empat bidang"), [RATE + row.code for row in areas], folded=True,
            hint=_("Dibicarakan dalam tim, tidak dijumlahkan. Bidang yang tidak dilihat dibiarkan tidak dinilai."),
        )  # fmt: skip
        self.parts = [*self.FIRST, rates, *self.FOLDED]

    FIRST = (
        Part("", ["kind_of", ("happened", "until")]),
        Part("", ["results"]),
        Part(_("Keseluruhan"), ["outcome", "client_words", "satisfaction"]),
        Part(_("Pendukung dan penghambat"), ["supporting", "supporting_words", "hindering", "hindering_words"]),
        Part(_("Keputusan dan langkah berikutnya"), ["decision", "decision_reason", "continued_by", "next_on"]),
    )
    FOLDED = (
        Part(
            _("Siapa yang menilai, caranya, dan jalannya"),
            ["professions", "mechanisms", "techniques", "discussed_with", "discussion", ("ran_smoothly", "goals_fully_met"), "process",
             "method_fit", ("process_from", "process_until")],
            folded=True,
        ),
        Part(_("Tanda, dampak, kecemasan"), ["success_signs", "impact_areas", "anxiety_after"], folded=True),
        Part(_("Melihat diri sendiri"), ["competence"], folded=True),
    )  # fmt: skip

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        """The evaluation as it stands, with its ratings and what it said of each goal."""
        return {
            **super().initial_from(row),
            **{name: FuzzyDate.decode(getattr(row, name)) for name in DATES},
            **{RATE + one.area: str(one.level) for one in ratings(row.ratings)},
            "results": filled_rows(row.file_id, row.entry),
        }

    def clean(self) -> dict[str, Any]:
        """An empty page saves nothing; a measurement that was only offered is no answer yet."""
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        rows = kept.get("results") or []
        said_of_goals = rows if "happened" in self.initial else self.changed_rows(rows, FuzzyDate.unknown())
        if not self.errors and not said_of_goals and not any(value for name, value in kept.items() if name not in NOT_AN_ANSWER):
            self.add_error("outcome", _("Tulis satu kalimat tentang yang tampak, nilai satu tujuan, atau pilih keputusan."))
        return kept

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        rated = {name.removeprefix(RATE): kept.pop(name) for name in list(kept) if name.startswith(RATE)}
        kept["ratings"] = [f"{area}:{level}" for area, level in rated.items() if level]
        kept["happened"] = self.day(kept["happened"])
        kept["results"] = self.changed_rows(kept.get("results") or [], kept["happened"])
        return kept

    def day(self, when: FuzzyDate) -> FuzzyDate:
        """Today for a new evaluation whose date was left empty; "tidak tahu" and an old unknown date stay unknown."""
        if when.is_known or "happened" in self.initial or str(self.data.get("happened", "")).strip():
            return when
        return FuzzyDate.on(clock.today())

    def changed_rows(self, rows: list[dict[str, Any]], when: FuzzyDate) -> list[dict[str, Any]]:
        """Rows that say something else than before: a corrected evaluation writes no version of a result nobody touched.

        With another date every row is another look, and all of them are written.
        """
        if "happened" in self.initial and self.initial["happened"] != when:
            return rows
        before = {str(row["goal"]): said(row) for row in self.initial.get("results") or ()}
        return [row for row in rows if row.get("removed") or said(row) != before.get(str(row["goal"]))]
