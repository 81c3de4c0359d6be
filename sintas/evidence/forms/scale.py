"""The form of a scale: its items in the words that are put to the client, then how and when it was answered."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

from django import forms
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sintas.cases.forms.base import About, RecordForm
from sintas.cases.forms.writing import today_if_empty
from sintas.instruments.reading.own import Known
from sintas.instruments.scales import bands, catalogue
from sintas.instruments.scales.definition import Item, Scale
from sintas.instruments.scales.words import Text as Said
from sintas.kit.choosers import OneChip, Radios, Select
from sintas.kit.fields import FuzzyDateField
from sintas.kit.forms import Part
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import option
from sintas.kit.widgets import Area, CheckCard, Hidden, ShortText, Text
from sintas.practice.catalogue import load

ITEM, PART = "q_", "part_"
REST = ("completed_by", "proxy", "happened", "band_set", "tested_form", "note")
NO_ANSWER = frozenset({"unknown", "declined", "chose_not_to_answer"})  # options that say themselves that nothing was answered
LONGEST = 10_000


class MannerForm(RecordForm):
    """What every administration says beside its answers. `manners`: the ways this scale may be answered."""

    manners: ClassVar[tuple[str, ...]] = ()

    version = forms.CharField(required=False, max_length=20, widget=Hidden)
    completed_by = forms.ChoiceField(label=_("Siapa yang mengisi"), widget=Radios)
    proxy = forms.CharField(
        label=_("Dijawab oleh"), required=False, widget=Text, max_length=200, help_text=_("Bila bukan klien, misalnya ibunya atau gurunya.")
    )
    happened = FuzzyDateField(label=_("Diisi pada"), future=False, help_text=_("Kosong berarti hari ini."))
    note = forms.CharField(label=_("Catatan"), required=False, widget=Area(low=True), max_length=20_000)

    def prepare(self, about: About) -> None:
        """The ways it may be answered; a single one is chosen already."""
        lang = get_language() or "id"
        self.offer("completed_by", [(code, words) for code, words in load("completed_by").choices(lang) if code in self.manners])
        if len(self.manners) == 1:
            self.initial.setdefault("completed_by", self.manners[0])
        if "proxy" not in self.manners:
            del self.fields["proxy"]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        said = {name: getattr(row, name) for name in ("completed_by", "proxy", "note")}
        return {**said, "version": row.scale_version, "happened": FuzzyDate.decode(row.happened)}

    def manner(self) -> dict[str, Any]:
        """The keywords of the verb that are no answers."""
        kept = self.cleaned_data
        said = {name: kept.get(name, "") for name in ("completed_by", "proxy", "note")}
        return {**said, "happened": today_if_empty(self, kept["happened"])}


class ScaleForm(MannerForm):
    """One scale in one language; made by form_for()."""

    known: ClassVar[Known]
    language: ClassVar[str] = ""

    def prepare(self, about: About) -> None:
        super().prepare(about)
        self.initial.setdefault("version", self.known.version)

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        outcome = row.outcome or {}
        typed = outcome.get("typed") or {}
        answers = {f"{ITEM}{item}": value == "yes" if cls.ticked(item) else str(value) for item, value in (row.answers or {}).items()}
        parts = {f"{PART}{code}": value for code, value in (typed.get("parts") or {}).items()}
        more = {name: outcome.get(name, "") for name in ("band_set", "tested_form")}
        return {**super().initial_from(row), **answers, **parts, **more, "total": typed.get("total")}

    @classmethod
    def ticked(cls, item: str) -> bool:
        """Whether an item is a sign to tick."""
        return isinstance(cls.base_fields.get(f"{ITEM}{item}"), forms.BooleanField)

    def facts(self) -> dict[str, Any]:
        kept = self.cleaned_data
        answers = {name.removeprefix(ITEM): value or None for name, value in kept.items() if name.startswith(ITEM)}
        parts = {name.removeprefix(PART): value for name, value in kept.items() if name.startswith(PART)}
        more: dict[str, Any] = {name: kept[name] for name in ("total", "band_set", "tested_form") if name in kept}
        return {**self.manner(), **more, "answers": answers, **({"parts": parts} if "total" in kept else {})}

    def refuse(self, name: str, sentence: str) -> None:
        """What the verb says of an item or a part stands beside it."""
        kind, _dash, code = name.partition("-")
        field = f"{ {'answers': ITEM, 'parts': PART}.get(kind, '') }{code}"
        super().refuse(field if code and field in self.fields else name, sentence)


def form_for(known: Known, language: str) -> type[ScaleForm]:
    """The form of a scale in one of its languages. KeyError for a language it does not have."""
    if known.scale is None or language not in known.languages:
        raise KeyError(language)
    return built(known, language) if known.own else shipped(known.code, known.version, language)


@cache
def shipped(code: str, version: str, language: str) -> type[ScaleForm]:
    """The form of a scale that comes with the program, built once."""
    found = catalogue.scale(code, version)
    return built(Known(found.code, found.version, found.title, scale=found), language)


def built(known: Known, language: str) -> type[ScaleForm]:
    """The class: one field for each item, in the order of the page."""
    scale: Scale = known.scale  # type: ignore[assignment]
    own = total_fields(scale) if scale.kind == "total_only" else item_fields(scale, language)
    fields: dict[str, Any] = {name: field for _title, made in own for name, field in made.items()}
    offered = bands.choices(scale, language)
    if len(offered) > 1 and not any(one.default for one in offered):
        fields["band_set"] = forms.ChoiceField(
            label=_("Sumber batas skor"), required=False, widget=Select,
            choices=lambda: [("", _("belum dipilih")), *((one.code, f"{one.source.say(get_language() or 'id')}") for one in offered)],
            help_text=_("Sumber menyebut batas yang berbeda. Pilih yang dipakai; sumbernya ikut dicetak."),
        )  # fmt: skip
    wording = scale.wording(language)
    if scale.kind == "total_only" and wording is not None and not wording.validated:
        fields["tested_form"] = forms.CharField(
            label=_("Lembar yang sudah diuji"), required=False, widget=Text, max_length=300,
            help_text=_("Sebutkan terjemahan tervalidasi yang dipakai. Bila kosong, rentang skor tidak tampil."),
        )  # fmt: skip
    parts = [*(Part(title, list(made)) for title, made in own), Part(_("Tentang pengisian ini"), list(REST))]
    said = {
        "known": known, "language": language, "manners": scale.completed_by, "parts": parts, "__doc__": f"The form of {known.code}.",
        "__module__": __name__,
    }  # fmt: skip
    return type("ScaleFormOf", (ScaleForm,), {**fields, **said})


Fields = list[tuple[str, dict[str, forms.Field]]]  # heading, its fields


def item_fields(scale: Scale, language: str) -> Fields:
    """The items under their headings, numbered through."""
    skips = {rule.item: rule for rule in scale.skip_rules}
    found: Fields = []
    number = 0
    places = {item.id: at for at, item in enumerate((item for _section, items in scale.sectioned for item in items), 1)}
    for section, items in scale.sectioned:
        made: dict[str, forms.Field] = {}
        for item in items:
            number += 1
            hint = item.note.say(language)
            if item.id in skips:
                hint = skip_words(scale, skips[item.id], places, language)
            made[f"{ITEM}{item.id}"] = item_field(item, number, hint, language)
        found.append((section.label.say(language) if section is not None else "", made))
    return found


def skip_words(scale: Scale, rule: Any, places: dict[str, int], language: str) -> str:
    """When a question need not be asked, as a sentence: it stands there whether or not a script runs."""
    before = scale.by_id[rule.after]
    answer = next((one.label.say(language) for one in before.options if one.value == rule.when), str(rule.when))
    with translation.override(language):
        return gettext("Tidak ditanyakan bila jawaban nomor %(number)s “%(answer)s”; biarkan kosong.") % {"number": places[rule.after], "answer": answer}


def item_field(item: Item, number: int, hint: str, language: str) -> forms.Field:
    """One question. A blank is an answer like any other, so it can be chosen again after something else was."""
    label = f"{number}. {item.text.say(language)}"
    if item.kind == "tick":
        return forms.BooleanField(label=item.text.say(language), required=False, widget=CheckCard, help_text=hint)
    if item.kind == "text":
        return forms.CharField(label=label, required=False, widget=Area(low=True), max_length=LONGEST, help_text=hint)
    choices = [option(str(one.value), one.label.say(language), hint=one.anchor.say(language)) for one in item.options]
    if not any(one.value in NO_ANSWER for one in item.options):
        with translation.override(language):
            choices.append(option("", gettext("Tidak dijawab")))
    widget = Radios if any(one.anchor for one in item.options) else OneChip
    return forms.ChoiceField(label=label, required=False, widget=widget, choices=choices, help_text=hint)


def total_fields(scale: Scale) -> Fields:
    """The totals to be typed from the paper."""
    made: dict[str, forms.Field] = {"total": typed_total(_("Skor total"), spoken(scale.entry))}
    for part in scale.subscales:
        made[f"{PART}{part.code}"] = typed_total(spoken(part.label), f"{part.low}–{part.high}")
    return [("", made)]


def spoken(text: Said) -> Any:
    """Words in the language of whoever looks at the page."""
    return lazy(lambda: text.say(get_language() or "id"), str)()


def typed_total(label: Any, hint: Any) -> forms.CharField:
    """One total."""
    return forms.CharField(label=label, required=False, widget=ShortText({"inputmode": "decimal"}), max_length=12, help_text=hint)


