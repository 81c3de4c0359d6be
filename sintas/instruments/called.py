"""How somebody is written where only initials may stand: "teman Rt" keeps its relation, the name becomes letters."""

from __future__ import annotations

from functools import cache

from sintas.kit.names import initials
from sintas.practice.catalogue import load

BESIDE = frozenset(
    ("almarhum", "almarhumah", "alm", "almh", "wafat", "meninggal", "pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh",
     "kandung", "tiri", "angkat")
)  # fmt: skip


@cache
def kin_words() -> frozenset[str]:
    """Every word that says a relation and no name, in both languages, lower case."""
    said = [phrase for row in load("kin_relations").rows for phrase in (row.id, row.en, *row.aliases)]
    return BESIDE | {word.strip(",()").lower() for phrase in said for word in phrase.split()}


def person_called(words: str, *, as_initials: bool) -> str:
    """What a worker wrote for a person, "teman Rini Astuti" as "teman RA" when initials are asked for; else unchanged."""
    if not as_initials:
        return words
    kept: list[str] = []
    name: list[str] = []
    for token in words.split():
        if token.strip(",.()“”\"'").lower() in kin_words():
            kept += [initials(" ".join(name)), token] if name else [token]
            name = []
        else:
            name.append(token)
    if name:
        kept.append(initials(" ".join(name)))
    return " ".join(kept)
