"""Names as Indonesians write and say them: initials, spellings that mean the same name, and a search that forgives them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

# Titles, degrees and forms of address around a name; no part of it.
_ADDRESSES = """
    bapak bpk pak ibu bu ny nyonya nn nona tn tuan sdr sdri saudara saudari kak kakak mbak mas bang abang adik dik dek teh teteh
    kang uda uni om tante h hj haji hajah hajjah k kh ust ustad ustadz ustadzah almarhum almarhumah alm almh r ra rr rm raden mr mrs ms miss
"""
_DEGREES = """
    dr drs dra drg ir prof sh mh se mm ssos msi spd mpd skom mkom st mt sip map skep ners amd sked spog skm mkes spsi mpsi psikolog
    stp sag mag shi sst spk phd ma ba
"""
_TITLES: Final = frozenset(_ADDRESSES.split() + _DEGREES.split())
# What stands between a person's name and a parent's.
_OF: Final = frozenset(("bin", "binti", "bt", "bte", "binte", "ibn", "ibnu", "alias"))
_ARTICLES: Final = frozenset(("al", "el", "as", "an", "ad", "ar", "at"))
# Words that mean one name in many spellings.
_SAME: Final = {
    **dict.fromkeys(("moh", "mohd", "moch", "much", "muh", "mhd", "md", "mochamad", "mochammad", "mohamad", "mohammad"), "muhamad"),
    **dict.fromkeys(("mohamed", "mohammed", "muchamad", "muchammad", "muhamad", "muhammad", "muhammed", "muhamed"), "muhamad"),
    **dict.fromkeys(("abd", "abdul", "abdoel", "abdull", "abdal"), "abdul"),
    **dict.fromkeys(("achmad", "akhmad", "ahmad", "ahmed", "akmad", "achmat", "ahmat"), "ahmad"),
    **dict.fromkeys(("st", "siti", "sitti", "citi"), "siti"),
    **dict.fromkeys(("nur", "noor", "noer", "nor"), "nur"),
    **dict.fromkeys(("sri", "srie"), "sri"),
}  # fmt: skip
# Older (Van Ophuijsen) and Arabic-influenced spellings to one present form; order matters. Old "j" is new "y": both become one letter.
_SPELLINGS: Final = (
    ("oe", "u"), ("ou", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "h"), ("kh", "h"), ("sh", "sy"), ("dz", "z"),
    ("dh", "d"), ("th", "t"), ("bh", "b"), ("gh", "g"), ("ph", "f"), ("q", "k"), ("x", "ks"), ("v", "f"), ("ie", "i"), ("ee", "i"),
    ("oo", "u"), ("z", "s"), ("sy", "s"), ("y", "j"),
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_TWICE: Final = re.compile(r"(.)\1+")
# Below this score two names are not worth showing together; found on the spellings in tests/test_names.py.
ENOUGH: Final = 78.0


def words(name: str) -> list[str]:
    """The parts of a name as written, without titles, degrees and forms of address; all of them if nothing else is left."""
    kept: list[str] = []
    for token in unicodedata.normalize("NFC", name).split():
        if not _is_title(token, first=not kept):
            kept += _WORD.findall(token)
    return kept or _WORD.findall(name)


def _is_title(token: str, *, first: bool) -> bool:
    """S.Sos., dr., Hj., M.Si and their like; one dotted letter only for haji, kiai, raden; "St." in front is Siti, behind a degree."""
    dotted = "." in token
    plain = token.strip(",;()").replace(".", "").lower()
    if len(plain) == 1:
        return dotted and plain in "hkr"
    return plain in _TITLES and not (first and plain == "st")


_ALREADY = re.compile(r"[A-Z0-9]{2,4}(-[A-Z0-9])?")


def initials(name: str) -> str:
    """Up to three capital letters for lists: "Siti Aminah binti Yusuf" is SA, "Suharti" is S. "?" for an empty name.

    A parent's name after bin or binti gives no letter; a list must not tell more than it needs. What is initials already ("MS", "LK3-B",
    as documented cases are known) stays as it is.
    """
    bare = name.strip()
    return bare if _ALREADY.fullmatch(bare) else _initials(words(name))


def told_apart(short: Sequence[str]) -> list[str]:
    """Two people with the same initials get a figure, in the order of the list: "BM 1", "BM 2"."""
    many, seen = Counter(short), Counter[str]()
    found = []
    for one in short:
        seen[one] += 1
        found.append(f"{one} {seen[one]}" if many[one] > 1 else one)
    return found


def _initials(parts: list[str]) -> str:
    letters: list[str] = []
    for word in parts:
        if word.lower() in _OF:
            break
        if word.lower() not in _ARTICLES:
            letters.append(word[0].upper())
    return "".join(letters[:3]) or "?"


@lru_cache(maxsize=16_384)
def _fold_word(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if c.isalnum() or c in " ")
    if plain in _SAME:
        return _SAME[plain]
    for old, new in _SPELLINGS:
        plain = plain.replace(old, new)
    return _TWICE.sub(r"\1", plain) or word.lower()


def folded(name: str) -> str:
    """One spelling for all that sound alike, lower case, without titles and bin: for comparing, never for showing or storing in clear."""
    return _folded(words(name))


def _folded(parts: list[str]) -> str:
    return " ".join(_fold_word(word) for word in parts if word.lower() not in _OF)


def match(query: str, name: str) -> float:
    """How well a typed query fits a name: 0 (no) to 100 (same); `ENOUGH` is the least worth showing.

    Word order, missing words, old spellings and a wrong letter are forgiven.
    """
    parts = words(name)
    return _match(folded(query), _folded(parts), _initials(parts).lower())


def search(query: str, names: list[str]) -> list[tuple[int, float]]:
    """Positions of the names worth showing with their score, best first; holds nothing afterwards but the foldings of single words."""
    asked = folded(query)
    found = []
    for at, name in enumerate(names):
        parts = words(name)
        score = _match(asked, _folded(parts), _initials(parts).lower())
        if score >= ENOUGH:
            found.append((at, score))
    return sorted(found, key=lambda hit: (-hit[1], hit[0]))


def _match(query: str, name: str, letters: str) -> float:
    if not query or not name:
        return 0.0
    if query == name:
        return 100.0
    if query == letters:
        return 95.0
    asked, there = query.split(), name.split()
    total = 0.0
    for word in asked:
        best = max(_likeness(word, other) for other in there)
        if best < 70.0:
            return 0.0
        total += best
    # Fewer words than the name has is a normal way to search; the fuller likeness comes first.
    return total / len(asked) - min(8.0, 2.0 * max(0, len(there) - len(asked)))


def _likeness(word: str, other: str) -> float:
    if word == other:
        return 100.0
    if other.startswith(word):
        return 92.0
    if len(other) == 1:
        return 88.0 if word.startswith(other) else 0.0
    if len(word) < 3:
        return 0.0
    # Susilowati is called Wati.
    if other.endswith(word):
        return 86.0
    return fuzz.ratio(word, other, score_cutoff=70.0) if len(word) > 3 and abs(len(other) - len(word)) <= 2 else 0.0
