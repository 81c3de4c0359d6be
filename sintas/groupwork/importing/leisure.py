"""The actions of a documented plan. One line may hold several: "aktivitas waktu luang: kerohanian; acara anti kekerasan; keterampilan ..." (R191-R193)."""

from __future__ import annotations

from collections.abc import Sequence

from sintas.casework.importing.leaves import Part, as_words
from sintas.casework.importing.wording import code_or_words
from sintas.practice.catalogue import load

LIST, INTO = "group_plan_actions", "group_plan.actions"


def actions_of(parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """(codes, lines that no list knows). A line of several is coded when each of them is known; it is kept as the document worded it."""
    codes: list[str] = []
    words: list[str] = []
    for part in parts:
        if several := several_in(as_words(part.value) if isinstance(part.value, str) else ""):
            part.heading(INTO)
            codes += several
            continue
        code, own = code_or_words(part, INTO, LIST)
        codes += [code] if code else []
        if own:
            words.append(part.words("group_plan.words"))
    return list(dict.fromkeys(codes)), words


def several_in(words: str) -> list[str]:
    """The codes of what stands after a heading, parted by ";"; [] for one action, or when one of them is unknown."""
    _heading, colon, rest = words.partition(":")
    if load(LIST).match(words) is not None or not colon or ";" not in rest:
        return []
    found = [load(LIST).match(one) for one in rest.split(";") if one.strip()]
    return [row.code for row in found if row is not None] if all(found) else []
