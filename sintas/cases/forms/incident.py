"""The form of an incident. The worker's words come first; codes of laws are suggested, and count only when ticked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit.choosers import Checks, Chips, OneChip, PickList, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import option
from sintas.kit.widgets import Area, CheckCard, Text

from ..actions.flags import standing
from .base import About, RecordForm, listed, listed_groups
from .incident_codes import CodeSuggestions, all_codes, impacts_by_term
from .people_words import UNSTATED, perpetrator_relations

PRACTICE = "practice:"


class IncidentForm(RecordForm):
    words = forms.MultipleChoiceField(label=_("Bentuk kekerasan"), choices=listed("violence_practice"), widget=Chips, required=False)
    own_forms = forms.CharField(
        label=_("Atau dengan kata sendiri"), required=False, widget=Text, max_length=500, help_text=_("Ditandai “belum dikodekan”.")
    )
    codes = forms.MultipleChoiceField(
        label=_("Sebutan menurut undang-undang dan standar"),
        choices=all_codes,
        widget=CodeSuggestions,
        required=False,
        help_text=_("Bila diperlukan untuk laporan atau rujukan. Saran hanya membantu; yang berlaku adalah yang Anda centang."),
    )
    happened = FuzzyDateField(
        label=_("Mulai"), future=False, help_text=_("Misalnya 23 Agustus 2024, sekitar 2019, atau usia 15. Boleh kosong.")
    )
    until = FuzzyDateField(label=_("Sampai"), future=False, help_text=_("Kosong bila sekali, atau masih berlangsung."))
    repeated = forms.ChoiceField(label=_("Sekali atau berulang"), choices=listed("incident_repeats"), widget=OneChip, required=False)
    place_kind = forms.ChoiceField(label=_("Jenis tempat"), choices=listed("place_kinds", empty=UNSTATED), widget=Select, required=False)
    place_words = forms.CharField(label=_("Keterangan tempat"), required=False, widget=Text, max_length=300)
    online = forms.BooleanField(label=_("Terjadi juga secara daring"), required=False, widget=CheckCard)
    perpetrators = forms.MultipleChoiceField(label=_("Pelaku yang sudah ada di berkas"), widget=Checks, required=False)
    new_relation = forms.ChoiceField(label=_("Pelaku lain: hubungannya"), choices=perpetrator_relations, widget=Select, required=False)
    new_name = forms.CharField(label=_("Nama atau inisial"), required=False, widget=Text, max_length=200, help_text=_("Boleh kosong."))
    new_in_household = forms.BooleanField(label=_("Ia tinggal serumah dengan klien"), required=False, widget=CheckCard)
    lives_with_perpetrator = forms.BooleanField(
        label=_("Klien sekarang tinggal serumah dengan pelaku"),
        required=False,
        widget=CheckCard,
        help_text=_("Segera menjadi penanda di kepala berkas."),
    )
    perpetrator_relations = forms.MultipleChoiceField(
        label=_("Hubungan pelaku yang sudah dicatat"), choices=lambda: perpetrator_relations(empty=None), widget=PickList, required=False
    )
    told_by = forms.ChoiceField(label=_("Menurut cerita"), choices=listed("told_by"), widget=OneChip, required=False)
    told = forms.CharField(
        label=_("Kronologi seperti diceritakan"),
        required=False,
        widget=Area,
        max_length=50_000,
        help_text=_("Tidak perlu lengkap. Jangan minta klien mengulang yang sudah tercatat."),
    )
    own_view = forms.CharField(
        label=_("Pandangan klien sendiri"), required=False, widget=Area(voice=True), max_length=20_000, help_text=_("Dengan kata-katanya.")
    )
    impacts = forms.MultipleChoiceField(
        label=_("Dampak yang terlihat atau dirasakan"), choices=impacts_by_term, widget=PickList, required=False
    )
    impact_words = forms.CharField(label=_("Dampak, dengan kata sendiri"), required=False, widget=Area, max_length=10_000)
    factors = forms.MultipleChoiceField(
        label=_("Keadaan yang memengaruhi"), choices=listed_groups("contributing_factors"), widget=Chips, required=False
    )
    offender_factors = forms.MultipleChoiceField(
        label=_("Faktor pada pelaku"),
        choices=listed("offender_factors"),
        widget=Chips,
        required=False,
        help_text=_("Menjelaskan, bukan membenarkan."),
    )
    reported = forms.MultipleChoiceField(label=_("Sudah diketahui oleh"), choices=listed("reported_to"), widget=Chips, required=False)

    parts = [
        Part(_("Yang terjadi"), ["words", "own_forms", "told_by", "told", "own_view"]),
        Part(_("Waktu dan tempat"), [("happened", "until"), "repeated", ("place_kind", "place_words"), "online"]),
        Part(
            _("Pelaku"),
            ["perpetrators", ("new_relation", "new_name"), "new_in_household", "lives_with_perpetrator", "perpetrator_relations"],
        ),
        Part(_("Dampak"), ["impacts", "impact_words"]),
        Part(_("Faktor"), ["factors", "offender_factors"], folded=True),
        Part("", ["codes"]),
        Part("", ["reported"]),
    ]

    def prepare(self, about: About) -> None:
        """People of the file to choose from; suggestions for the words ticked so far."""
        people: Any = self.fields["perpetrators"]
        people.choices = [option(entry, words) for entry, words in about.people]
        if not about.people:
            del self.fields["perpetrators"]
        if standing(about.case, "lives_with_perpetrator"):
            del self.fields["lives_with_perpetrator"]  # it stands in the head already, and ends elsewhere with a reason
        if not self.initial.get("perpetrator_relations"):
            del self.fields["perpetrator_relations"]
        codes: Any = self.fields["codes"]
        typed: Any = self.data
        codes.widget.words = typed.getlist("words") if self.is_bound else self.initial.get("words", [])
        codes.widget.lang = get_language() or "id"

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {
            **super().initial_from(row),
            "words": [form.removeprefix(PRACTICE) for form in row.forms if form.startswith(PRACTICE)],
            "codes": [form for form in row.forms if not form.startswith(PRACTICE)],
            "own_forms": (row.own_words or {}).get("forms", ""),
            "perpetrators": [str(entry) for entry in row.perpetrators],
            "happened": FuzzyDate.decode(row.happened),
            "until": FuzzyDate.decode(row.until),
        }

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        words, codes, own = kept.pop("words"), kept.pop("codes"), kept.pop("own_forms")
        name, relation, together = kept.pop("new_name"), kept.pop("new_relation"), kept.pop("new_in_household")
        return {
            **kept,
            "forms": [*(PRACTICE + word for word in words), *codes],
            "own_words": {"forms": own},
            "perpetrators": [UUID(entry) for entry in kept.get("perpetrators", [])],
            "new_perpetrator": {"name": name, "relation": relation, "in_household": together} if name or relation else None,
        }
