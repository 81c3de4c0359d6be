"""Who helped, where names may not be read: what a person or a service is keeps its words, names become letters."""

from __future__ import annotations

import re
from functools import cache

from sintas.kit.names import initials
from sintas.practice.catalogue import load

from ...called import BESIDE, kin_words

LISTS = ("perpetrator_relations", "professions", "organisation_kinds", "community_resources", "team_roles")
SMALL = (
    "dari di dan atau yang pada untuk saya kami dengan para sebuah seorang orang rumah tetangga teman sahabat sekolah kampung desa kota",
    "kelompok kelas asrama gereja masjid pura wihara polisi puskesmas klinik rumah sakit diri sendiri keluarga the of and or at from my a",
    "neighbour friend school village church mosque police clinic myself",
)


@cache
def plain_words() -> frozenset[str]:
    """Words that say what somebody or something is, lower case, from the lists of the practice in both languages."""
    said = [phrase for name in LISTS for row in load(name).rows for phrase in (row.id, row.en, *row.aliases)]
    small = {word for line in SMALL for word in line.split()}
    return BESIDE | small | kin_words() | {word for phrase in said for word in re.findall(r"[\w-]+", phrase.lower())}


def helpers_called(words: str, *, as_initials: bool) -> str:
    """ "Ibu Ratna Dewi, guru BK" as "Ibu RD, guru BK" when initials are asked for; else unchanged.

    A word no list knows is taken for a name: better a letter too many than a name too many.
    """
    if not as_initials:
        return words
    kept: list[str] = []
    name: list[str] = []
    for token in re.findall(r"[\w'’.-]+|[^\w\s]+", words):
        if re.fullmatch(r"[^\w]+", token) or token.strip(".").lower() in plain_words():
            kept += [initials(" ".join(name)), token] if name else [token]
            name = []
        else:
            name.append(token)
    if name:
        kept.append(initials(" ".join(name)))
    return re.sub(r" (?=[,;.)/])|(?<=[(/]) ", "", " ".join(kept))
