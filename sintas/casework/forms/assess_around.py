"""The forms of the surroundings and of the functioning."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Seg, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.lines import LinesField, lines_field
from sintas.kit.rows import Column, RowsField
from sintas.kit.widgets import Area, Number, Text
from sintas.practice.catalogue import load

from .assess import LONG, UNSTATED

LEVELS = ("micro", "meso", "exo", "macro", "chrono")  # ecosystem_levels
CRITERIA = ("roles", "responsibility", "satisfaction", "basic_needs", "relations", "daily_problems")  # functioning_domains, group social


def box(label: Any, hint: Any = "") -> forms.CharField:
    """A box for a few sentences."""
    return forms.CharField(label=label, required=False, widget=Area(low=True), max_length=LONG, help_text=hint)


class SurroundingsForm(RecordForm):
    """The people and places around, then the five levels of the ecosystem."""

    family = box(_("Lingkungan keluarga"))
    institution = box(_("Lingkungan lembaga"), _("Misalnya asrama, sentra, atau rumah aman tempat klien tinggal."))
    relations = box(_("Hubungan dengan orang di sekitar"))
    close_to = lines_field(_("Dekat dengan"), _("Satu orang satu baris; sebutan saja boleh."))
    eco_micro = LinesField()
    eco_meso = LinesField()
    eco_exo = LinesField()
    eco_macro = LinesField()
    eco_chrono = LinesField()
    happened = FuzzyDateField(label=_("Disusun pada"), future=False, help_text=_("Kosong berarti hari ini."))

    parts = [
        Part("", ["family", "institution", "relations", "close_to"]),
        Part(_("Lapisan ekosistem"), [f"eco_{level}" for level in LEVELS], hint=_("Satu hal satu baris. Yang kosong boleh tetap kosong.")),
        Part("", ["happened"]),
    ]

    def prepare(self, about: About) -> None:
        """Names and meanings of the levels in the reader's language."""
        lang = get_language() or "id"
        for level in LEVELS:
            row = load("ecosystem_levels").get(level)
            self.fields[f"eco_{level}"].label, self.fields[f"eco_{level}"].help_text = row.label(lang), row.definition(lang)

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        told = {f"eco_{level}": (row.ecosystem or {}).get(level) for level in LEVELS}
        return {**super().initial_from(row), **told, "happened": FuzzyDate.decode(row.happened)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        ecosystem = {level: kept.pop(f"eco_{level}") for level in LEVELS}
        return {**kept, "ecosystem": ecosystem, "happened": today_if_empty(self, kept["happened"])}


def level_field() -> forms.ChoiceField:
    """How far someone manages; its label comes from the catalogue."""
    return forms.ChoiceField(choices=listed("functioning_levels"), required=False, widget=Seg)


def words_field() -> forms.CharField:
    """What was seen of it."""
    return forms.CharField(label=_("Terlihat dari"), required=False, widget=Text, max_length=1_000)


class FunctioningForm(RecordForm):
    """Body, mind, people, faith; then the six criteria of social functioning, each with a level and what was seen."""

    height_cm = forms.DecimalField(
        label=_("Tinggi badan (cm)"), required=False, min_value=20, max_value=280, max_digits=5, decimal_places=1, widget=Number, localize=True
    )
    weight_kg = forms.DecimalField(
        label=_("Berat badan (kg)"), required=False, min_value=1, max_value=400, max_digits=5, decimal_places=1, widget=Number, localize=True
    )
    illness = forms.CharField(label=_("Penyakit sekarang"), required=False, widget=Text, max_length=500)
    hereditary_illness = forms.ChoiceField(
        label=_("Penyakit keturunan"), choices=listed("degrees", empty=UNSTATED), required=False, widget=Select
    )
    physical = box(_("Fisik"))
    psychological = box(_("Psikis"))
    intelligence_band = forms.CharField(
        label=_("Hasil tes kecerdasan"), required=False, widget=Text, max_length=60, help_text=_("Rentangnya, misalnya 111–120.")
    )
    intelligence_label = forms.CharField(
        label=_("Sebutannya"), required=False, widget=Text, max_length=60, help_text=_("Seperti tertulis di hasil tes.")
    )
    social = box(_("Sosial"))
    spiritual = box(_("Spiritual"), _("Keyakinan dan makna yang menguatkan, menurut klien sendiri."))
    awards = RowsField(
        [
            Column("name", forms.CharField(label=_("Penghargaan"), widget=Text, max_length=200), required=True),
            Column("year", forms.IntegerField(label=_("Tahun"), widget=Number, min_value=1900, max_value=2100)),
        ],
        extra=1, max_rows=20, label=_("Penghargaan"), one=_("Penghargaan"), add=_("Tambah penghargaan"),
    )  # fmt: skip
    coping = box(_("Cara menghadapi tuntutan hidup"))
    level_roles, words_roles = level_field(), words_field()
    level_responsibility, words_responsibility = level_field(), words_field()
    level_satisfaction, words_satisfaction = level_field(), words_field()
    level_basic_needs, words_basic_needs = level_field(), words_field()
    level_relations, words_relations = level_field(), words_field()
    level_daily_problems, words_daily_problems = level_field(), words_field()
    happened = FuzzyDateField(label=_("Dilihat pada"), future=False, help_text=_("Kosong berarti hari ini."))

    parts = [
        Part(_("Fisik"), [("height_cm", "weight_kg"), ("illness", "hereditary_illness"), "physical"]),
        Part(_("Psikis"), ["psychological", ("intelligence_band", "intelligence_label")]),
        Part(_("Sosial dan spiritual"), ["social", "spiritual"]),
        Part(
            _("Keberfungsian sosial"),
            ["coping", *(f"{what}_{one}" for one in CRITERIA for what in ("level", "words"))],
            hint=_("Apa yang mampu dijalani sekarang, bukan nilai seseorang."),
        ),
        Part(_("Penghargaan"), ["awards"], folded=True),
        Part("", ["happened"]),
    ]

    def prepare(self, about: About) -> None:
        """Names of the criteria in the reader's language."""
        lang = get_language() or "id"
        for one in CRITERIA:
            self.fields[f"level_{one}"].label = load("functioning_domains").label(one, lang)

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        chosen = dict(one.partition(":")[::2] for one in row.levels)
        told = row.criteria or {}
        return {
            **super().initial_from(row),
            **{f"level_{one}": chosen.get(one, "") for one in CRITERIA},
            **{f"words_{one}": told.get(one, "") for one in CRITERIA},
            "height_cm": number_of(row.height_cm),
            "weight_kg": number_of(row.weight_kg),
            "awards": row.awards or [],
            "happened": FuzzyDate.decode(row.happened),
        }

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        levels = [f"{one}:{level}" for one in CRITERIA if (level := kept.pop(f"level_{one}"))]
        criteria = {one: kept.pop(f"words_{one}") for one in CRITERIA}
        awards = [{"name": row["name"], "year": row["year"]} for row in kept["awards"] if "removed" not in row]
        measures = {name: plain(kept[name]) for name in ("height_cm", "weight_kg")}
        return {**kept, **measures, "levels": levels, "criteria": criteria, "awards": awards, "happened": today_if_empty(self, kept["happened"])}


def number_of(words: str | None) -> Any:
    """A kept measure as a number; as it stands where a document wrote it otherwise."""
    try:
        return Decimal(words.replace(",", ".")) if words else None
    except InvalidOperation:
        return words


def plain(measure: Decimal | None) -> str | None:
    """161 and 55.5, never 161.0."""
    return None if measure is None else f"{measure.normalize():f}"
