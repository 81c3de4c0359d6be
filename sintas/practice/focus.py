"""Whether a problem focus is worded as an intervention: "terapi realitas untuk menurunkan kecemasan" is a way, not the problem (R65)."""

import re
from collections.abc import Iterable
from functools import cache

from sintas.practice import catalogue


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words of doing that begin the name of an intervention, whatever follows: "terapi musik", "konseling keluarga".
DOING = _words(
    "terapi psikoterapi konseling intervensi psikoedukasi relaksasi casework therapy counselling counseling intervention psychoeducation "
    "relaxation"
)
# Words of doing a problem may begin with too ("pelatihan membuat lelah"): they count only with a purpose behind them.
EVERYDAY = _words("bimbingan pelatihan pendampingan pembinaan edukasi latihan guidance training education support")
# What may stand before the name: "pemberian konseling ...", "perlu terapi ...".
OPENINGS = _words(
    "pemberian memberi memberikan melakukan melaksanakan pelaksanaan penerapan menerapkan menggunakan penggunaan mengikuti teknik metode "
    "the a giving using applying"
)
PURPOSE = _words("untuk guna agar supaya demi to for")
MEANS = _words("dengan melalui lewat menggunakan memakai through by using with")
# Verbs that say what the work will do to a problem: "menurunkan kecemasan melalui CBT".
CHANGING = _words(
    "menurunkan mengurangi meningkatkan mengatasi mengelola memulihkan memperbaiki menangani membantu mendorong mengembangkan "
    "reduce reducing increase increasing overcome overcoming manage managing improve improving restore restoring help helping"
)
# Words of lack make a problem of anything: "dukungan keluarga kurang", "konseling terputus".
LACK = _words(
    "kurang kurangnya minim minimnya tidak belum tanpa sulit sulitnya terputus putus terhenti berhenti hilang kehilangan menolak takut "
    "terbatas terbatasnya ketiadaan lack lacking no not without lost stopped refuses afraid limited hard"
)


def names_intervention(words: str) -> bool:
    """Whether these words name a therapy, technique or service as what is to be done, instead of the problem to be eased.

    True when they begin with the name of a therapy ("CBT", "terapi ..."), when they begin with the name of a technique or service
    and go on with its purpose ("dukungan untuk ..."), or when they say what will be changed by means of one. A word of lack
    before the purpose ("konseling terputus") makes it a problem again. Built from the lists therapies, techniques and services, so
    that a new row is known at once. Meant for a question to the worker; it changes nothing that was written.
    """
    tokens = re.findall(r"[\w'-]+", words.casefold())
    while tokens and tokens[0] in OPENINGS:
        tokens = tokens[1:]
    if not tokens:
        return False
    purpose = next((place for place, token in enumerate(tokens) if token in PURPOSE), None)
    if tokens[0] in DOING or _at_head(tokens, _strong()):
        return not LACK.intersection(tokens[:purpose])
    if tokens[0] in EVERYDAY or _at_head(tokens, _weak()):
        return purpose is not None and not LACK.intersection(tokens[:purpose])
    return tokens[0] in CHANGING and _by_means_of(tokens)


def _by_means_of(tokens: list[str]) -> bool:
    after = (tokens[place + 1 :] for place, token in enumerate(tokens) if token in MEANS)
    return any(rest and (rest[0] in DOING | EVERYDAY or _at_head(rest, _strong()) or _at_head(rest, _weak())) for rest in after)


def _at_head(tokens: list[str], names: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(tokens[:length]) in names for length in range(1, len(tokens) + 1))


@cache
def _strong() -> frozenset[tuple[str, ...]]:
    """Names that can mean nothing but an intervention: every therapy but "another approach"."""
    return _names(row for row in catalogue.load("therapies").rows if row.code != "other")


@cache
def _weak() -> frozenset[tuple[str, ...]]:
    """Names that are everyday words too ("support", "kesehatan"): they count only with a purpose behind them."""
    rows = [row for name in ("techniques", "services") for row in catalogue.load(name).rows]
    return _names(rows)


def _names(rows: Iterable[catalogue.Code]) -> frozenset[tuple[str, ...]]:
    words = (phrase for row in rows for phrase in (row.id, row.en, *row.aliases))
    bare = (re.sub(r"\(.*?\)", " ", phrase) for phrase in words)
    return frozenset(tuple(found) for phrase in bare if (found := re.findall(r"[\w'-]+", phrase.casefold())))
