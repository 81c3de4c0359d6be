"""The headings of the sheets: one standard word for every way of writing them, and the language behind `::`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

# Columns that carry words, and may stand once for each language.
WORDED: Final = frozenset({"label", "hint", "required_message", "constraint_message"})
SURVEY: Final = WORDED | {
    "type", "name", "required", "relevant", "constraint", "calculation", "default", "appearance", "read_only", "choice_filter",
    "repeat_count", "disabled",
}  # fmt: skip
CHOICES: Final = frozenset({"list_name", "name", "label"})
SETTINGS: Final = frozenset({"form_title", "form_id", "version", "default_language"})
KNOWN: Final = {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}

_OTHER_WAYS: Final = {
    "readonly": "read_only",
    "relevance": "relevant",
    "calculate": "calculation",
    "listname": "list_name",
    "repeatcount": "repeat_count",
    "jr:count": "repeat_count",
    "jr:constraintmsg": "constraint_message",
    "constraintmessage": "constraint_message",
    "constraint_msg": "constraint_message",
    "jr:requiredmsg": "required_message",
    "requiredmessage": "required_message",
    "choicefilter": "choice_filter",
    "title": "form_title",
    "set_form_title": "form_title",
    "id_string": "form_id",
    "set_form_id": "form_id",
}
_ONLY_IN: Final = {"name": ("survey", "choices"), "list_name": ("choices",), "form_title": ("settings",), "form_id": ("settings",)}
_CODES: Final = {
    "bahasa indonesia": "id",
    "indonesia": "id",
    "indonesian": "id",
    "bahasa": "id",
    "english": "en",
    "inggris": "en",
    "bahasa inggris": "en",
    "jawa": "jv",
    "bahasa jawa": "jv",
    "sunda": "su",
    "bahasa sunda": "su",
}
_IN_BRACKETS: Final = re.compile(r"\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*\)\s*\Z")


@dataclass(frozen=True, slots=True)
class Heading:
    """`name` is the standard word, `language` a code such as id or en ("" when none is given), `written` what stands in the file."""

    name: str
    language: str = ""
    written: str = field(default="", compare=False)


def heading(text: str, sheet: str) -> Heading:
    """What a heading stands for. A word that is not known stays itself (it may be a column for choice_filter)."""
    head, _mark, tail = text.partition("::") if "::" in text else _single_colon(text)
    word = re.sub(r"\s+", "_", head.strip().lower())
    standard = _OTHER_WAYS.get(word, word)
    if sheet not in _ONLY_IN.get(standard, (sheet,)):
        standard = word
    if standard in WORDED and standard in KNOWN[sheet]:
        return Heading(standard, language_code(tail) if tail.strip() else "", text)
    return Heading(standard if not tail else f"{standard}::{tail.strip().lower()}", "", text)


def _single_colon(text: str) -> tuple[str, str, str]:
    """label:English, the way of old forms; jr:count keeps its colon."""
    head, mark, tail = text.partition(":")
    return (head, mark, tail) if head.strip().lower() in WORDED else (text, "", "")


def language_code(text: str) -> str:
    """'Bahasa Indonesia (id)' is id; without brackets a name we know, a code as it is, else the name itself in lower case."""
    found = _IN_BRACKETS.search(text)
    if found:
        return found[1].lower()
    name = " ".join(text.split()).lower()
    return _CODES.get(name, name)
