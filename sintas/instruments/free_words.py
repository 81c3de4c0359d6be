"""Names of the file inside what somebody wrote freely: a note, a remark, what a place is called. Where initials stand, they are initials too.

Only names the file knows are found; a stranger's name in a note stays, which is why notes ask to be written without names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sintas.kit.names import initials
from sintas.kit.names import words as parts_of

from .called import kin_words
from .instrument import Manner, Subject

SURE = 4  # letters from which a part of a name counts however it is written; shorter ones only with a capital ("Eka", not "eka")
PARENT = frozenset(("bin", "binti", "bt", "alias", "ibn", "ibnu"))


def shortener(manner: Manner, subject: Subject, more: Iterable[str] = ()) -> Callable[[str], str]:
    """Turns the names of the client, of the file's people and of `more` into initials wherever they stand as whole words.

    Gives words back unchanged when the manner asks for no initials.
    """
    names = [subject.called, *(one.name for one in subject.family.people), *more]
    letters: dict[str, str] = {}
    for name in names if manner.initials else ():
        letters |= {said: short for said, short in spelled(name).items() if said not in letters}
    if not letters:
        return lambda said: said
    longest_first = sorted(letters, key=lambda said: (-len(said), said))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(written(said) for said in longest_first)})(?!\w)")
    by_low = {said.lower(): letters[said] for said in reversed(longest_first)}
    return lambda said: pattern.sub(lambda match: by_low[" ".join(match[0].split()).lower()], said)


def short_words(content: Mapping[str, Any], manner: Manner, subject: Subject) -> dict[str, Any]:
    """The whole content with every word of it shortened, for an instrument that keeps nothing but words and codes."""
    if not manner.initials:
        return dict(content)
    short = shortener(manner, subject)

    def inside(value: Any) -> Any:
        if isinstance(value, str):
            return short(value)
        if isinstance(value, Mapping):
            return {name: inside(one) for name, one in value.items()}
        return [inside(one) for one in value] if isinstance(value, (list, tuple)) else value

    return {name: inside(value) for name, value in content.items()}


def spelled(name: str) -> dict[str, str]:
    """A name and each of its parts with their initials; nothing for a name that is initials already or only says a relation."""
    if not name.strip() or initials(name) == name.strip():
        return {}
    parts = [part for part in parts_of(name) if part.lower() not in kin_words() | PARENT]
    found = {part: part[0].upper() for part in parts if len(part) > 1}
    return ({" ".join(parts): initials(" ".join(parts))} if len(parts) > 1 else {}) | found


def written(said: str) -> str:
    """The pattern of one name: spaces as they come; in any case, but for very short ones."""
    whole = r"\s+".join(re.escape(part) for part in said.split())
    return f"(?i:{whole})" if len(said) >= SURE else f"(?:{re.escape(said.capitalize())}|{re.escape(said.upper())})"
