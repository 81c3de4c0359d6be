"""One page of a unit's form as it is asked now, and the last page: how and when it was answered. Works without JavaScript.

All answers travel with the page: those of this page in their own boxes (named "q-" and their path), the others in one hidden box (`held`).
An autosave therefore keeps the whole form, and a form that is resumed from a draft stands where it was left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sintas.instruments.scales.definition import MANNERS
from sintas.instruments.xlsform.asking import Asked, Heading, Item, Rounds
from sintas.instruments.xlsform.typed import Raw, is_blank
from sintas.kit.choosers import Checks, Radios, Select
from sintas.kit.forms import Part, PartForm
from sintas.kit.options import option
from sintas.kit.widgets import Area, Day, Hidden, ShortText, Text

from .scale import MannerForm

BOX = "q-"
MANNER = ("completed_by", "proxy", "happened", "note")
MOST_HELD = 400_000  # letters of all answers together
FEW = 12  # choices drawn as cards; more go into the browser's own list


@dataclass
class Filling:
    """As far as somebody has come: all answers by path, the page they are on, the paths that page showed, and what the last page says."""

    answers: dict[str, Raw] = field(default_factory=dict)
    index: int = 0
    seen: list[str] = field(default_factory=list)
    version: str = ""
    submission: str = ""
    based_on: str = ""
    manner: dict[str, str] = field(default_factory=dict)

    def carried(self, boxes: Iterable[str] = ()) -> dict[str, list[str]]:
        """What a page carries unseen, and a draft keeps: everything but the answers in `boxes`."""
        here = list(boxes)
        held = {path: raw for path, raw in self.answers.items() if path not in here and not is_blank(raw)}
        said = {
            "held": json.dumps(held, ensure_ascii=False), "seen": json.dumps(here), "at": str(self.index), "version": self.version,
            "submission": self.submission, "based_on": self.based_on, **self.manner,
        }  # fmt: skip
        return {name: [value] for name, value in said.items()}


def filling_of(data: Mapping[str, Any], several: Iterable[str]) -> Filling:
    """What a page or a draft sent. `several`: names of questions with more than one answer. Raises ValueError for what no page of ours sends."""
    sent: Any = data if hasattr(data, "getlist") else MultiValueDict(dict(data))
    seen, answers = unpacked(sent.get("seen") or "[]"), unpacked(sent.get("held") or "{}")
    if not isinstance(answers, dict) or not isinstance(seen, list) or not all(isinstance(path, str) for path in seen):
        raise ValueError("answers that no page of ours sends")
    if not all(isinstance(raw, str) or (isinstance(raw, list) and all(isinstance(one, str) for one in raw)) for raw in answers.values()):
        raise ValueError("answers that no page of ours sends")
    many = set(several)
    for path in seen:
        values = sent.getlist(f"{BOX}{path}")
        name = path.rsplit("/", 1)[-1]
        answers[path] = list(values) if name in many else (values[-1] if values else "")
    said = {name: str(sent.get(name) or "") for name in ("at", "version", "submission", "based_on", *MANNER)}
    index = int(said["at"]) if re.fullmatch("[0-9]{1,5}", said["at"], re.ASCII) else 0
    return Filling(answers, index, seen, said["version"], said["submission"], said["based_on"], {name: said[name] for name in MANNER})


def unpacked(text: str) -> Any:
    """A hidden box of a page as plain data. Raises ValueError: too long, no JSON, nested without end, letters that cannot be written."""
    if len(text) > MOST_HELD:
        raise ValueError("more than a page carries")
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("nested without end") from None
    json.dumps(found, ensure_ascii=False).encode()  # half of a letter cannot be kept
    return found


class _Answer(forms.Field):
    """Judged by the form's own rules (xlsform.answering), not by Django's."""

    def clean(self, value: Any) -> Any:
        return value


class PageForm(PartForm):
    """The boxes of one page. `shown` is the page in order: headings, notes, questions."""

    held = forms.CharField(required=False, widget=Hidden)
    seen = forms.CharField(required=False, widget=Hidden)
    at = forms.CharField(required=False, widget=Hidden)
    version = forms.CharField(required=False, max_length=20, widget=Hidden)
    completed_by = forms.CharField(required=False, widget=Hidden)
    proxy = forms.CharField(required=False, widget=Hidden)
    happened = forms.CharField(required=False, widget=Hidden)
    note = forms.CharField(required=False, widget=Hidden)

    def __init__(self, items: Iterable[Item], filling: Filling, errors: Mapping[str, str] | None = None) -> None:
        self.items = list(items)
        boxes = {item.path: item for item in self.items if isinstance(item, (Asked, Rounds)) and is_box(item)}
        data: MultiValueDict[str, str] = MultiValueDict(filling.carried(boxes))
        for path, item in boxes.items():
            raw = standing(item, filling)
            data.setlist(f"{BOX}{path}", [raw] if isinstance(raw, str) else [str(one) for one in raw or ()])
        super().__init__(data=data)
        self.quiet = errors is None
        for path, item in boxes.items():
            self.fields[f"{BOX}{path}"] = box(item)
        if errors:
            self.is_valid()
            for path, sentence in errors.items():
                name = f"{BOX}{path}"
                self.add_error(name if name in self.fields else None, sentence)

    def shown(self) -> list[dict[str, Any]]:
        """For the template: {"kind": heading | note | value | box, "words", "hint", "level", "field"}."""
        found = []
        for item in self.items:
            if isinstance(item, Heading):
                words = item.label if item.round is None else f"{item.label} {item.round}".strip()
                found.append({"kind": "heading", "words": words, "level": item.level})
            elif is_box(item):
                found.append({"kind": "box", "field": self[f"{BOX}{item.path}"]})
            elif isinstance(item, Asked):
                found.append({"kind": "value" if item.computed else "note", "words": item.label, "hint": item.hint, "value": item.value or "–"})
        return found


def standing(item: Asked | Rounds, filling: Filling) -> Raw:
    """What stands in a box: what was typed, else how often the repeat goes round now, or the question's default."""
    if isinstance(item, Asked):
        return item.value
    return filling.answers.get(item.path) or str(item.count)


def is_box(item: Item) -> bool:
    """Whether somebody can type or choose here."""
    return isinstance(item, Rounds) or (isinstance(item, Asked) and item.kind != "note" and not item.computed and not item.read_only)


def box(item: Asked | Rounds) -> forms.Field:
    """The box of one question."""
    if isinstance(item, Rounds):
        label = _("Berapa kali diisi: %(what)s") % {"what": item.label or item.path}
        return _Answer(label=label, required=False, widget=ShortText({"inputmode": "numeric"}), help_text=_("Ubah angkanya lalu lanjutkan; barisnya muncul."))
    return _Answer(label=item.label or item.path, help_text=item.hint, required=item.required, widget=widget_of(item))


def widget_of(item: Asked) -> forms.Widget:
    """How it is answered."""
    if item.kind == "select_one":
        blank = [option("", gettext("Tidak dijawab"))]
        if len(item.choices) > FEW:
            listed = Select()
            listed.choices = [("", gettext("Tidak dijawab")), *item.choices]
            return listed
        return Radios(choices=[*item.choices, *([] if item.required else blank)])
    if item.kind == "select_multiple":
        return Checks(choices=list(item.choices))
    if item.kind == "date":
        return Day()
    if item.kind in ("integer", "decimal"):
        return ShortText({"inputmode": "numeric" if item.kind == "integer" else "decimal"})
    return Area(low=True) if "multiline" in item.appearance else Text({"maxlength": 10_000})


class EndForm(MannerForm):
    """The last page: who answered, when, a note. The answers come along unseen."""

    manners = MANNERS

    held = forms.CharField(required=False, widget=Hidden)
    seen = forms.CharField(required=False, widget=Hidden)
    at = forms.CharField(required=False, widget=Hidden)

    parts = [Part(_("Tentang pengisian ini"), list(MANNER))]


class FormVersion(MannerForm):
    """A version of a form's result in words, for its history."""

    manners = MANNERS

    lines = forms.CharField(label=_("Jawaban"), required=False, widget=Area)
    parts = [Part("", ["lines", *MANNER])]

    @classmethod
    def initial_from(cls, row: Any) -> dict[str, Any]:
        said = (row.outcome or {}).get("lines", ())
        return {**super().initial_from(row), "lines": "\n".join(f"{one['text']}: {one['answer'] or '–'}" for one in said)}
