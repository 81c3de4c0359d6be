"""What somebody typed into a form that was refused whole: given back once, so that nothing is lost without a word. Kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LONG = 40  # characters: from here on, or with a line break, it is prose and not a date, a name or a code
NEVER = ("password", "csrf", "code", "token", "carried", "submission", "blob")


def prose(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """The longer texts among the fields (name -> values), in their order; nothing that could be a password or a token."""
    return [
        text
        for name, values in fields.items()
        if not any(word in name for word in NEVER)
        for text in values
        if len(text.strip()) > LONG or "\n" in text.strip()
    ]
