"""What can be chosen: a code with its words, and what helps in choosing well."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Option:
    """The label of a choice; stands where Django expects the label's text. Texts may be lazy translations."""

    label: str | Promise
    hint: str | Promise = ""
    # Other words somebody may type to find it in a pick-list.
    words: str | Promise = ""
    # Shown once chosen: what it is for, and what to watch.
    purpose: str | Promise = ""
    caution: str | Promise = ""
    # A letter or number for `Steps`, or an icon's name for radio cards.
    mark: str = ""
    # Steps only: recorded at an earlier time.
    earlier: bool = False

    def __str__(self) -> str:
        return str(self.label)


def option(
    code: str,
    label: str | Promise,
    *,
    hint: str | Promise = "",
    words: str | Promise = "",
    purpose: str | Promise = "",
    caution: str | Promise = "",
    mark: str = "",
    earlier: bool = False,
) -> tuple[str, Option]:
    """One entry of a Django `choices` list that carries its hint, search words, purpose and caution with it."""
    return code, Option(label, hint, words, purpose, caution, mark, earlier)


@dataclass(frozen=True, slots=True)
class Offered:
    """One choice as a widget draws it: where it stands, whether it is chosen."""

    at: int
    value: str
    option: Option
    chosen: bool


def offered(choices: Iterable[Any], chosen: Iterable[Any]) -> Iterator[tuple[str, list[Offered]]]:
    """Choices in groups (name "" for those outside any group), in their order, numbered through; `chosen` are values as submitted."""
    picked = {"" if value is None else str(value) for value in chosen}
    at = 0
    loose: list[Offered] = []
    for value, label in choices:
        grouped = isinstance(label, (list, tuple))
        if grouped and loose:
            yield "", loose
            loose = []
        inside: list[Offered] = []
        for code, words in label if grouped else [(value, label)]:
            text = "" if code is None else str(code)
            inside.append(Offered(at, text, words if isinstance(words, Option) else Option(str(words)), text in picked))
            at += 1
        if grouped:
            yield str(value), inside
        else:
            loose += inside
    if loose:
        yield "", loose
