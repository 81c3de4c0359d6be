"""What stands on a page now, ready for a template: headings, questions with their choices, notes, and how often a repeat goes round."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sintas.instruments.xlsform.filling import MOST_ROUNDS, Filled
from sintas.instruments.xlsform.pages import Page, pages
from sintas.instruments.xlsform.parts import Group, Node, Question
from sintas.instruments.xlsform.speaking import said, shown
from sintas.instruments.xlsform.typed import Raw


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a group, or of one round of a repeat (`round` from 1). `level` 0 is the page's own."""

    path: str
    label: str
    level: int
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Rounds:
    """A repeat the worker adds to or takes from: the field `path` carries the number; 0 says that there is none of it."""

    path: str
    label: str
    count: int
    most: int = MOST_ROUNDS


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or a note. `path` is the field's name; `value` what was typed, else the default; `choices` are (name, label).

    `computed` means that the value comes from a calculation and is only shown.
    """

    path: str
    kind: str
    label: str
    hint: str = ""
    required: bool = False
    read_only: bool = False
    computed: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    value: Raw = None
    appearance: str = ""


Item = Heading | Rounds | Asked


def asked_on(filled: Filled, page: Page) -> tuple[Item, ...]:
    """What the page shows with the answers so far (of the pages before it, and its own as far as it has been sent)."""
    return tuple(item for node in page.nodes for item in _items(filled, node, "", 0))


def paths_on(filled: Filled, page: Page) -> tuple[str, ...]:
    """The paths of the questions the page asks now."""
    return tuple(item.path for item in asked_on(filled, page) if isinstance(item, Asked) and item.kind != "note" and not item.computed)


def next_page(filled: Filled, index: int, seen: Collection[str]) -> int | None:
    """Where to go after page `index` was sent: to the same page if its answers have opened a question that was not on it (`seen` are the
    paths that were), else to the next page that shows something; None at the end. `index` -1 gives the first page."""
    every = pages(filled.form)
    if 0 <= index < len(every) and set(paths_on(filled, every[index])) - set(seen):
        return index
    return next((page.index for page in every[index + 1 :] if any(not isinstance(item, Heading) for item in asked_on(filled, page))), None)


def page_before(filled: Filled, index: int) -> int | None:
    """The page to go back to; None on the first."""
    every = pages(filled.form)
    return next(
        (page.index for page in reversed(every[:index]) if any(not isinstance(item, Heading) for item in asked_on(filled, page))), None
    )


def _items(filled: Filled, node: Node, before: str, level: int) -> Iterator[Item]:
    path = before + node.name
    if not filled.relevant.get(path, False):
        return
    if isinstance(node, Question):
        yield from _question(filled, path, node)
    elif node.repeat:
        yield from _rounds(filled, path, node, level)
    else:
        inside = [item for child in node.children for item in _items(filled, child, before, level + 1)]
        if inside:
            yield Heading(path, said(filled, node.label, path), level)
            yield from inside


def _rounds(filled: Filled, path: str, repeat: Group, level: int) -> Iterator[Item]:
    label = said(filled, repeat.label, path)
    count = filled.rounds.get(path, 0)
    if not repeat.repeat_count:
        yield Rounds(path, label, count)
    for at in range(1, count + 1):
        yield Heading(f"{path}[{at}]", label, level, at)
        for child in repeat.children:
            yield from _items(filled, child, f"{path}[{at}]/", level + 1)


def _question(filled: Filled, path: str, question: Question) -> Iterator[Item]:
    label, hint = said(filled, question.label, path), said(filled, question.hint, path)
    if question.kind == "note":
        yield Asked(path, "note", label, hint)
    elif question.is_computed and question.kind != "calculate":
        yield Asked(path, question.kind, label, hint, computed=True, value=shown(filled, question.name, filled.values.get(path)))
    elif filled.is_asked(path, question):
        yield Asked(
            path,
            question.kind,
            label,
            hint,
            required=filled.switched(path, "required", question.required),
            read_only=filled.switched(path, "read_only", question.read_only),
            choices=tuple((choice.name, filled.form.say(choice.label, filled.lang)) for choice in filled.offered.get(path, ())),
            value=filled.answers[path] if path in filled.answers else filled.default(path, question),
            appearance=question.appearance,
        )
