"""What the answers to a questionnaire come to: values, calculations, what is to be put right, and what is kept aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments.xlsform import paths
from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.expressions import Value
from sintas.instruments.xlsform.filling import Answers, Filled, Note, fill
from sintas.instruments.xlsform.parts import Group, Question
from sintas.instruments.xlsform.speaking import said
from sintas.instruments.xlsform.typed import Raw, is_blank, plain


@dataclass(frozen=True, slots=True)
class SetAside:
    """An answer that was given and is not counted. `why`: "not_asked" (no longer applies), "no_round" (its round was taken away),
    "unknown" (the form has no such question). `raw` is as it was typed: nothing is lost."""

    path: str
    label: str
    why: str
    raw: Raw


@dataclass(frozen=True, slots=True)
class Judged:
    """`values` hold the answers that count, `calculated` what comes out, both by path and only where there is something. While there are
    errors, `calculated` is for the moment only: it uses every answer that could be read.

    `errors`: path -> the sentence that stands beside the question; `asked` every question that applies, in the order of the form;
    `notes` what went wrong in the form's own expressions.
    """

    values: dict[str, Value]
    calculated: dict[str, Value]
    errors: dict[str, str]
    set_aside: tuple[SetAside, ...]
    asked: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def is_complete(self) -> bool:
        """Nothing is left to put right; questions that are not required may be blank."""
        return not self.errors

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The questions that apply and are blank, or could not be read."""
        return tuple(path for path in self.asked if path not in self.values)

    def to_json(self) -> dict[str, Any]:
        """Answers, calculations and what was set aside, as plain data: numbers and days as text."""
        return {
            "values": {path: plain(value) for path, value in self.values.items()},
            "calculated": {path: plain(value) for path, value in self.calculated.items()},
            "set_aside": {each.path: each.raw if isinstance(each.raw, str) else list(each.raw or ()) for each in self.set_aside},
        }


def judge(
    form: FormDefinition, answers: Answers, lang: str = "", *, only: Collection[str] | None = None, today: date | None = None
) -> Judged:
    """Judge the answers; `lang` is the language of the form's own messages, `only` the paths to find errors at (of one page).

    Never raises for what the answers hold. ValueError for a stored form whose calculations go in a circle.
    """
    return judged(fill(form, answers, lang, today), only=only)


def judged(filled: Filled, *, only: Collection[str] | None = None) -> Judged:
    """As `judge`, for a form that is already worked out."""
    asked: list[str] = []
    values: dict[str, Value] = {}
    calculated: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for path, question in _in_order(filled):
        value = filled.values.get(path)
        if question.is_computed:
            if value is not None and filled.relevant.get(path):
                calculated[path] = value
        elif filled.is_asked(path, question):
            asked.append(path)
            wrong = _wrong(filled, path, question, value)
            if value is not None and not wrong:
                values[path] = value
            if wrong and (only is None or path in only):
                errors[path] = wrong
    return Judged(values, calculated, errors, tuple(_set_aside(filled, frozenset(asked))), tuple(asked), tuple(filled.notes))


def _in_order(filled: Filled) -> Iterator[tuple[str, Question]]:
    """Every question that is there, in the order of the form; of a repeat one round after the other, as it is told."""
    begins: dict[str, int] = {}
    found: list[tuple[tuple[tuple[int, int], ...], str, Question]] = []
    for at, question in enumerate(filled.form.questions):
        for repeat in filled.form.places[question.name].repeats:
            begins.setdefault(repeat, at)
        for path in filled.paths(question.name):
            rounds, _name = paths.split(path) or ((), "")
            found.append(((*((begins[repeat], number) for repeat, number in rounds), (at, 0)), path, question))
    yield from ((path, question) for _key, path, question in sorted(found, key=lambda one: one[0]))


def _wrong(filled: Filled, path: str, question: Question, value: Value) -> str:
    """The sentence for the one who fills in; '' where the answer is good."""
    if path in filled.unfit:
        return filled.unfit[path]
    if value is None:
        if filled.switched(path, "required", question.required):
            return said(filled, question.required_message, path) or _("Pertanyaan ini perlu diisi.")
        return ""
    if question.constraint and not filled.holds(path, "constraint", question.constraint, current=value):
        message = said(filled, question.constraint_message, path)
        return message or _("Jawaban ini di luar batas yang ditetapkan formulir ini. Periksa kembali.")
    return ""


def _set_aside(filled: Filled, asked: Collection[str]) -> Iterator[SetAside]:
    for path, raw in filled.answers.items():
        if path in asked or is_blank(raw):
            continue
        rounds, name = paths.split(path) or ((), "")
        node = filled.form.all.get(name)
        known = node is not None and tuple(each for each, _at in rounds) == filled.form.places[name].repeats
        if known and isinstance(node, Group) and node.repeat and not node.repeat_count:
            continue  # the number of rounds is no answer
        if not known or not isinstance(node, Question) or not node.is_asked:
            yield SetAside(path, path, "unknown", raw)
        else:
            yield SetAside(path, said(filled, node.label, path), "no_round" if _round_gone(filled, rounds) else "not_asked", raw)


def _round_gone(filled: Filled, rounds: paths.Rounds) -> bool:
    """Whether a repeat that still applies has fewer rounds than this answer needs."""
    keys = [(paths.prefix(rounds[:at]) + repeat, number) for at, (repeat, number) in enumerate(rounds)]
    return any(filled.relevant.get(key) and number > filled.rounds.get(key, 0) for key, number in keys)
