"""Five levels of a goal, where it stands on a day, and how far agreed steps got."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm, listed
from sintas.cases.forms.writing import today_if_empty
from sintas.kit.choosers import Radios, Seg, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import Option, option
from sintas.kit.rows import Column, RowsField, hidden
from sintas.kit.widgets import Area
from sintas.practice.catalogue import load

from ..actions.measuring_goals import FIELDS
from ..actions.measuring_steps import LET_GO
from ..reading.measuring_forms import level_words, step_rows
from ..reading.measuring_words import DROPPED, PLACES, SIGNS

WEIGHTS = [("1", _("1 biasa")), ("2", _("2 lebih")), ("3", _("3 sangat"))]
HINTS = {
    "0": _("Hasil yang diharapkan pada batas waktunya. Tulis yang dapat dilihat atau didengar."),
    "-1": _("Sering di sinilah pendampingan dimulai."),
}


def words(level: str) -> forms.CharField:
    """The box of one level: its sign and what that place means for any goal."""
    label = format_lazy("{} · {}", SIGNS[int(level)], PLACES[level])
    return forms.CharField(label=label, required=False, widget=Area(low=True), max_length=600, help_text=HINTS.get(level, ""))


class GoalScaleForm(RecordForm):
    level_2 = words("2")
    level_1 = words("1")
    level_0 = words("0")
    level_minus_1 = words("-1")
    level_minus_2 = words("-2")
    baseline = forms.ChoiceField(
        label=_("Klien berada di mana saat ini disepakati"), required=False, widget=Seg,
        choices=[("", _("belum dinilai")), *((str(at), SIGNS[at]) for at in (-2, -1, 0, 1, 2))],
    )  # fmt: skip
    importance = forms.ChoiceField(label=_("Seberapa penting bagi klien"), choices=WEIGHTS, required=False, widget=Seg, initial="1")
    difficulty = forms.ChoiceField(label=_("Seberapa sulit dicapai"), choices=WEIGHTS, required=False, widget=Seg, initial="1")

    parts = [
        Part(
            _("Lima tingkat"), [FIELDS[level] for level in PLACES],
            hint=_("Disusun bersama klien, sebelum hasilnya dilihat. Mulai dari yang diharapkan; yang lain boleh menyusul."),
        ),
        Part("", ["baseline"]),
        Part(_("Bobot"), ["importance", "difficulty"], folded=True),
    ]  # fmt: skip

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        said = {FIELDS[level]: words for level, words in (row.levels or {}).items()}
        numbers = {name: str(getattr(row, name)) for name in ("importance", "difficulty")}
        return {**said, **numbers, "baseline": "" if row.baseline is None else str(row.baseline)}

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        levels = {level: kept[name] for level, name in FIELDS.items()}
        baseline = int(kept["baseline"]) if kept["baseline"] else None
        return {"levels": levels, "baseline": baseline, "importance": int(kept["importance"] or 1), "difficulty": int(kept["difficulty"] or 1)}


class GoalLevelForm(RecordForm):
    """The levels in the client's own words stand as choices; `initial["goal"]` says whose."""

    level = forms.ChoiceField(label=_("Sekarang di tingkat mana"), widget=Radios)
    rated_by = forms.ChoiceField(label=_("Siapa yang menilai"), choices=listed("raters"), widget=Seg)
    happened = FuzzyDateField(label=_("Dinilai pada"), future=False, help_text=_("Kosong berarti hari ini."))
    note = forms.CharField(label=_("Catatan"), required=False, widget=Area(low=True), max_length=2_000, help_text=_("Dari apa terlihat."))

    parts = [Part("", ["level", "rated_by", "happened", "note"])]

    def prepare(self, about: About) -> None:
        """Best level first, each with its words; those without words cannot be chosen yet."""
        said = level_words(about.case, self.initial.get("goal"))
        self.offer("level", [(level, level_option(level, said[level])) for level in PLACES if said.get(level)])

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        return {
            "goal": row.goal, "level": str(row.level), "rated_by": row.rated_by, "note": row.note or "", "happened": FuzzyDate.decode(row.happened),
        }  # fmt: skip

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "level": int(kept["level"]), "happened": today_if_empty(self, kept["happened"])}


def level_option(level: str, said: str) -> Option:
    """A level as a choice: its words, with its place on the ladder below."""
    made: Option = option(level, said, hint=f"{SIGNS[int(level)]} · {PLACES[level]}")[1]
    return made


def achieved() -> list[tuple[str, Any]]:
    """0 to 4 with their words, and letting go."""
    lang = get_language() or "id"
    rows = [(row.code, f"{row.code} · {row.label(lang)}") for row in load("achievement_levels").in_use()]
    return [("", _("Belum dinilai")), *rows, (LET_GO, DROPPED)]


def level_cell(**kwargs: Any) -> forms.ChoiceField:
    """How far."""
    return forms.ChoiceField(label=_("Capaian"), choices=achieved, required=False, widget=Select, **kwargs)


def note_cell() -> forms.CharField:
    """Why, for a step that was let go; else what was seen."""
    hint = _("Bila tidak diteruskan: mengapa.")
    return forms.CharField(label=_("Catatan"), required=False, widget=Area(low=True), max_length=1_000, help_text=hint)


class StepLevelsForm(RecordForm):
    steps = RowsField(
        [hidden("step"), Column("level", level_cell()), Column("note", note_cell(), wide=True)], fixed=True, one=_("Langkah"),
        label=_("Langkah yang disepakati"), help_text=_("Yang tidak berubah dibiarkan saja."),
    )  # fmt: skip
    happened = FuzzyDateField(label=_("Dinilai pada"), future=False, help_text=_("Kosong berarti hari ini."))

    parts = [Part("", ["steps", "happened"])]

    def prepare(self, about: About) -> None:
        """A row for every step of the plan, with what stands."""
        self.initial.setdefault("steps", step_rows(about.case))

    def facts(self) -> dict[str, Any]:
        kept = super().facts()
        return {**kept, "happened": today_if_empty(self, kept["happened"])}


class StepLevelForm(RecordForm):
    level = level_cell()
    note = note_cell()
    happened = FuzzyDateField(label=_("Dinilai pada"), future=False)

    parts = [Part("", ["level", "note", "happened"])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        level = LET_GO if row.dropped else str(row.level)
        return {"level": level, "note": row.note or "", "happened": FuzzyDate.decode(row.happened)}
