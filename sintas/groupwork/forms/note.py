"""The forms of a note on one member, one for each moment. They are of her own case: no other member stands in them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Chips, OneChip, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Area, CheckCard, Hidden, Number
from sintas.practice.catalogue import load

LONG = 10_000
ONLY_HER = _("Tentang dia saja. Anggota lain tidak disebut, juga tanpa nama.")


def of_a_member() -> list[tuple[str, Any]]:
    """Observations that are one member's own, under their headings (practice/group/session.py about_member)."""
    lang, listed_here = get_language() or "id", load("group_observations")
    under = {group.code: group.label(lang) for group in listed_here.groups}
    rows = [row for row in listed_here.in_use() if row.extra["about"] == "member"]
    headings = dict.fromkeys(row.group for row in rows)
    return [(under[heading], [(row.code, row.label(lang)) for row in rows if row.group == heading]) for heading in headings]


class NoteForm(RecordForm):
    happened = FuzzyDateField(label=_("Tanggal"), future=False, help_text=_("Kosong berarti hari ini."))

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}


def words(label: Any, hint: Any = "", *, low: bool = True) -> forms.CharField:
    """A text that may stay empty."""
    return forms.CharField(label=label, help_text=hint, required=False, widget=Area(low=low), max_length=LONG)


def yes(label: Any, hint: Any = "") -> forms.BooleanField:
    """A statement to tick."""
    return forms.BooleanField(label=label, help_text=hint, required=False, widget=CheckCard)


def seen() -> forms.CharField:
    """What could be seen (R87, R89)."""
    return words(_("Yang terlihat"), _("Apa yang ia lakukan atau tampakkan, tanpa menafsirkan. Anggota lain tidak disebut, juga tanpa nama."))


def signs() -> forms.MultipleChoiceField:
    """Signs of feeling that could be seen (R87)."""
    return forms.MultipleChoiceField(label=_("Tanda yang tampak"), choices=listed("nonverbal_signs"), required=False, widget=Chips)


class SessionNoteForm(NoteForm):
    session_no = forms.IntegerField(label=_("Nomor sesi"), required=False, min_value=1, max_value=999, widget=Number)
    session = forms.UUIDField(required=False, widget=Hidden)
    observations = forms.MultipleChoiceField(label=_("Keikutsertaannya"), choices=of_a_member, required=False, widget=Chips)
    signs = signs()
    seen = seen()
    said = words(_("Yang ia katakan"), _("Dengan kata-katanya sendiri, bila perlu diketahui pendampingnya."))

    parts = [Part("", ["session_no", "happened"]), Part("", ["observations", "signs", "seen", "said"], ONLY_HER)]


class AssessmentNoteForm(NoteForm):
    said = words(_("Pendapatnya sendiri tentang masalahnya"), _("Dengan kata-katanya sendiri."))
    none = yes(_("Ia memilih tidak menyampaikan"), _("Itu juga jawaban. Ia tidak ditanya lagi."))
    told = words(_("Kejadian seperti ia ceritakan"), _("Hanya bila ia sendiri bercerita; urutannya boleh tidak lengkap."))
    asked = yes(_("Hubungan dengan orang sekitarnya sudah dibicarakan"))
    around = words(_("Siapa yang mendukungnya, siapa yang tidak"))
    signs = signs()
    seen = seen()

    parts = [
        Part(_("Pendapatnya"), ["said", "none", "told"], ONLY_HER),
        Part(_("Orang di sekitarnya"), ["asked", "around"]),
        Part(_("Yang tampak"), ["signs", "seen", "happened"]),
    ]


class PlanNoteForm(NoteForm):
    said = words(_("Tujuannya sendiri"), _("Apa yang ia ingin capai untuk dirinya, dengan kata-katanya sendiri."))
    none = yes(_("Ia tidak menginginkan tujuan sendiri"))
    help_received = forms.ChoiceField(
        label=_("Apakah pertolongan dari lembaga berwenang sudah ia terima?"), choices=listed("help_received_answers"), required=False, widget=OneChip,
        help_text=_("Tanyakan kepadanya sendiri, tidak di depan anggota lain. Bila masih diperlukan, pendamping utamanya diberi tahu."),
    )  # fmt: skip
    around = words(_("Lembaga mana, dan apa yang masih diperlukan"))

    parts = [Part(_("Tujuan"), ["said", "none"], ONLY_HER), Part(_("Pertolongan"), ["help_received", "around", "happened"])]


class EvaluationNoteForm(NoteForm):
    evidence = RowsField(
        [
            Column(
                "sign", forms.ChoiceField(label=_("Tanda"), choices=listed("success_signs", empty=_("Pilih")), required=False, widget=Select), required=True
            ),
            Column("shown", forms.CharField(label=_("Hal ini ditunjukkan dengan"), required=False, widget=Area(low=True), max_length=2_000), wide=True),
        ],
        extra=2, one=_("Tanda keberhasilan"), add=_("Tambah tanda"), label=_("Tanda keberhasilan"), required=False,
        help_text=_("Tulis apa yang terlihat atau terdengar. Tanda tanpa bukti tetap tersimpan, dan diingatkan kemudian."),
    )  # fmt: skip
    none = yes(_("Belum tampak tanda apa pun"), _("Itu juga hasil."))
    supporting = forms.MultipleChoiceField(label=_("Yang mendukungnya"), choices=listed("supporting_factors"), required=False, widget=Chips)
    asked = yes(_("Ia sudah ditanya pendapatnya tentang kelompok"), _("Ia boleh tidak menjawab."))
    said = words(_("Perubahan menurut dia sendiri"))

    parts = [
        Part(_("Yang berubah"), ["evidence", "none", "said"], ONLY_HER),
        Part(_("Yang mendukung"), ["supporting", "asked", "happened"]),
    ]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {**super().initial_from(row), "evidence": [{"sign": sign, "shown": words} for sign, words in (row.evidence or {}).items()]}

    def facts(self) -> dict[str, Any]:
        """A sign named twice is one sign with both proofs."""
        kept, found = super().facts(), dict[str, str]()
        for row in kept["evidence"]:
            found[row["sign"]] = "\n".join(filter(None, (found.get(row["sign"], ""), (row["shown"] or "").strip())))
        return {**kept, "evidence": found}


class EndingNoteForm(NoteForm):
    told = words(_("Siapa yang melanjutkan mendampinginya"), _("Misalnya pendamping kasusnya, keluarga, atau kelompok lain, dan mulai kapan."))
    none = yes(_("Ia memilih tidak dilanjutkan"), _("Haknya, dan boleh berubah kapan saja."))
    said = words(_("Bagaimana ia memandang kelompok ini"))

    parts = [Part("", ["told", "none", "said", "happened"], ONLY_HER)]


FORMS: dict[str, type[NoteForm]] = {
    "session": SessionNoteForm, "assessment": AssessmentNoteForm, "plan": PlanNoteForm, "evaluation": EvaluationNoteForm, "ending": EndingNoteForm,
}  # fmt: skip
