"""A form with the answers so far: what is asked, how often each repeat goes round, what every answer is worth, what calculations give.

Worked out name by name in an order in which everything stands after what it rests on, so that no chain of calculations is too long
for it. An expression that cannot be worked out never stops the form: the question stays, and a note says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform import paths
from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.expressions import (
    MOST_STEPS,
    ExpressionError,
    TooManySteps,
    Value,
    evaluate,
    parse,
    to_bool,
    to_number,
    to_text,
)
from sintas.instruments.xlsform.formulas import is_formula
from sintas.instruments.xlsform.parts import Choice, Group, Question
from sintas.instruments.xlsform.typed import Raw, Unfit, cast
from sintas.instruments.xlsform.viewing import View
from sintas.kit import clock

Answers = Mapping[str, Raw]
MOST_ROUNDS: Final = 100  # of one repeat
MOST_PLACES: Final = 5_000  # questions times rounds in the whole form
MOST_NOTES: Final = 50
MOST_STEPS_IN_ALL: Final = 1_000_000  # a second or two; a form of 2,000 plain questions takes 20,000


@dataclass(frozen=True, slots=True)
class Note:
    """What the keeper of the form should know about an expression: where, in which column, what happened. Holds no answer."""

    path: str
    column: str
    what: str


@dataclass
class Filled:
    """The form worked out for these answers; made by `fill`.

    `relevant` for every question and group; `rounds` for every repeat; `offered` the choices on offer of a select; `values` of answers
    and calculations, None where there is none; `unfit` which answers cannot be read, and why; `notes` what went wrong in the form itself.
    """

    form: FormDefinition
    answers: Answers
    lang: str
    today: date
    relevant: dict[str, bool] = field(default_factory=dict)
    rounds: dict[str, int] = field(default_factory=dict)
    offered: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    unfit: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    steps_left: int = MOST_STEPS_IN_ALL
    places_left: int = MOST_PLACES
    _prefixes: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _answered_rounds: dict[str, int] = field(default_factory=dict)

    def prefixes(self, repeats: tuple[str, ...]) -> list[str]:
        """What stands before a name in each round of these repeats: "", or "kids[1]/", "kids[2]/" ..."""
        if repeats not in self._prefixes:
            found = [""]
            for repeat in repeats:
                found = [f"{before}{repeat}[{at}]/" for before in found for at in range(1, self.rounds.get(before + repeat, 0) + 1)]
            self._prefixes[repeats] = found
        return self._prefixes[repeats]

    def paths(self, name: str) -> list[str]:
        """Every place the question or group is at, round by round."""
        return [before + name for before in self.prefixes(self.form.places[name].repeats)]

    def is_asked(self, path: str, question: Question) -> bool:
        """Whether somebody is asked this now: it applies, and a select has something to choose from."""
        return question.is_asked and self.relevant.get(path, False) and (not question.list_name or bool(self.offered.get(path)))

    def tried(self, path: str, column: str, text: str, *, current: Value = None) -> tuple[Value] | None:
        """The expression's value as seen from `path`, in a row of one; None where it could not be worked out (a note says why)."""
        return self._tried(path, column, text, View(self, path, current))

    def _tried(self, path: str, column: str, text: str, view: View) -> tuple[Value] | None:
        try:
            outcome = evaluate(parse(text), view, steps=min(MOST_STEPS, self.steps_left))
        except ExpressionError as wrong:
            self.steps_left -= min(MOST_STEPS, self.steps_left) if isinstance(wrong, TooManySteps) else 0
            self.note(path, column, wrong.sentence)
            return None
        self.steps_left -= outcome.steps
        for what in outcome.notes:
            self.note(path, column, what)
        return (outcome.value,)

    def holds(self, path: str, column: str, text: str, *, current: Value = None) -> bool:
        """Whether a condition is met. One that cannot be worked out counts as met: a broken form asks too much rather than too little."""
        tried = self.tried(path, column, text, current=current)
        return tried is None or to_bool(tried[0])

    def switched(self, path: str, column: str, text: str) -> bool:
        """`required` and `read_only`: "", "yes" or an expression; one that cannot be worked out is off."""
        if text in ("", "yes"):
            return text == "yes"
        tried = self.tried(path, column, text)
        return tried is not None and to_bool(tried[0])

    def note(self, path: str, column: str, what: str) -> None:
        """Kept once, and no more than fifty: a form that fails everywhere says so on its first page."""
        note = Note(path, column, what)
        if note not in self.notes and len(self.notes) < MOST_NOTES:
            self.notes.append(note)

    def default(self, path: str, question: Question) -> Raw:
        """What stands in the field before anybody has answered; None for nothing."""
        if not is_formula(question.default):
            return question.default or None
        tried = self.tried(path, "default", question.default)
        value = tried[0] if tried else None
        return value if isinstance(value, tuple) else to_text(value) or None


def fill(form: FormDefinition, answers: Answers, lang: str = "", today: date | None = None) -> Filled:
    """Work the whole form out; `lang` "" is the form's own, `today` the calendar day here.

    Never raises for what answers or expressions hold; ValueError for a stored form whose calculations go in a circle.
    """
    filled = Filled(form, answers, lang or form.default_language, today or clock.today(), steps_left=MOST_STEPS_IN_ALL)
    filled._answered_rounds = paths.highest_rounds(answers)
    filled.places_left -= len(form.all)
    for name in form.order:
        node = form.all[name]
        for path in filled.paths(name):
            applies = _parent_applies(filled, name, path) and (not node.relevant or filled.holds(path, "relevant", node.relevant))
            filled.relevant[path] = applies
            if isinstance(node, Question):
                filled.values[path] = _value(filled, path, node) if applies else None
            elif node.repeat:
                filled.rounds[path] = _rounds(filled, path, node) if applies else 0
    return filled


def _parent_applies(filled: Filled, name: str, path: str) -> bool:
    groups = filled.form.places[name].groups
    if not groups:
        return True
    parent = filled.form.all[groups[-1]]
    inside_repeat = isinstance(parent, Group) and parent.repeat
    return inside_repeat or filled.relevant.get(path[: -len(name)] + groups[-1], False)  # a round exists only where its repeat applies


def _value(filled: Filled, path: str, question: Question) -> Value:
    if question.calculation:
        tried = filled.tried(path, "calculation", question.calculation)
        return tried[0] if tried else None
    if not question.is_asked:
        return None
    choices: Sequence[Choice] = ()
    if question.list_name:
        choices = filled.offered[path] = _offered(filled, path, question)
    raw = filled.answers.get(path)
    if path not in filled.answers and question.default and filled.switched(path, "read_only", question.read_only):
        raw = filled.default(path, question)  # nobody can type into it: what it says is the answer
    try:
        return cast(question, raw, choices)
    except Unfit as wrong:
        filled.unfit[path] = wrong.sentence
        return None


def _offered(filled: Filled, path: str, question: Question) -> tuple[Choice, ...]:
    """The choices left after choice_filter, in the order of the list; one whose filter cannot be worked out stays."""
    choices = filled.form.lists.get(question.list_name, ())
    if not question.choice_filter:
        return choices
    blank = {column: None for choice in choices for column in choice.columns}
    kept = []
    for choice in choices:
        row = {**blank, **choice.columns, "name": choice.name, "list_name": question.list_name}
        tried = filled._tried(path, "choice_filter", question.choice_filter, View(filled, path, None, row))
        if tried is None or to_bool(tried[0]):
            kept.append(choice)
    return tuple(kept)


def _rounds(filled: Filled, path: str, repeat: Group) -> int:
    """By repeat_count; without one as many as the answer under the repeat's own path says, else as many as are answered, at least one."""
    if repeat.repeat_count:
        tried = filled.tried(path, "repeat_count", repeat.repeat_count)
        number = to_number(tried[0]) if tried else None
    else:
        said = filled.answers.get(path)
        number = to_number(said) if isinstance(said, str) else None
        if number is None:
            number = to_number(str(filled._answered_rounds.get(path, 1)))
    wanted = int(min(max(number or 0, 0), 10**6))
    size = max(1, _size(repeat))
    allowed = min(wanted, MOST_ROUNDS, filled.places_left // size)
    if allowed < wanted:
        filled.note(path, "repeat_count", _("pengulangan ini dibatasi menjadi %(most)d putaran.") % {"most": allowed})
    filled.places_left -= allowed * size
    return max(allowed, 0)


def _size(group: Group) -> int:
    return sum(1 + (_size(child) if isinstance(child, Group) else 0) for child in group.children)
