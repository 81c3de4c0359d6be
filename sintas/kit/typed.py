"""What somebody typed into a form that was refused whole: given back once, so that nothing is lost without a word. Kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WORDS = 3  # from here on it is prose, and not a date, a code or a choice
LONG = 40  # characters: prose as well, whatever stands between them
NEVER = ("password", "csrf", "code", "token", "carried", "submission", "blob")


def prose(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """The texts among the fields (name -> values), in their order: of three words, forty characters or two lines at least.

    Nothing that could be a password or a token.
    """
    return [
        text
        for name, values in fields.items()
        if not any(word in name for word in NEVER)
        for text in values
        if len(text.split()) >= WORDS or len(text.strip()) > LONG or "\n" in text.strip()
    ]
