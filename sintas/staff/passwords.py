"""The rules for a password: long enough, not somebody's own name, not leaked, and not made of what anybody here would try first.

Any letters, any length from twelve to a thousand, no rule of capitals or digits, and none ever runs out: docs/authentication.md says why.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from unicodedata import combining, normalize

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .leaked import leaked
from .models import User

NOT_LIKE = UserAttributeSimilarityValidator(user_attributes=("username", "full_name", "greeting", "email"))
WORDS = Path(__file__).parent / "data" / "context_words.toml"
OWN_LETTERS, DIFFERENT = 6, 4  # what must be left of a password beside guessable words, and how many different ones among it
SHORTEST_WORD, ROW = 4, 4
BETWEEN = " -_.,/"
SAME = re.compile(r"(.)\1{3,}")
YEAR = re.compile(r"(?:19|20)\d\d")
LOOKS_LIKE = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})


def check_rules(password: str, user: User) -> None:
    """Raises django.core.exceptions.ValidationError with every sentence that applies."""
    said: list[ValidationError] = []
    for rule in (validate_password, NOT_LIKE.validate):
        try:
            rule(password, user)
        except ValidationError as why:
            said += [one for one in why.error_list if one.code not in {held.code for held in said}]
    if leaked().holds(password):
        said.append(ValidationError(_("Kata sandi ini pernah bocor di tempat lain dan ada dalam daftar yang dicoba orang. Pilih yang lain."), code="leaked"))
    elif too_little_of_ones_own(password, names_around(user)):
        sentence = _("Kata sandi ini hampir seluruhnya kata yang mudah ditebak di sini, tahun, atau deret huruf. Tambahkan kata lain yang hanya Anda ingat.")
        said.append(ValidationError(sentence, code="guessable"))
    if said:
        raise ValidationError(said)


def too_little_of_ones_own(password: str, names: frozenset[str] = frozenset()) -> bool:
    """Is nearly all of it guessable words, years and rows of keys? `names` (folded) count as guessable too."""
    plain = YEAR.sub(" ", folded(password))
    looks_like = plain.rstrip("!@$").translate(LOOKS_LIKE)
    words = context_words() | names
    return is_little(without(plain, words, without_rows)) or is_little(without(looks_like, words))


def is_little(rest: str) -> bool:
    """Too few letters, or too few different ones."""
    return len(rest) < OWN_LETTERS or len(set(rest)) < DIFFERENT


def without(plain: str, words: frozenset[str], then: Callable[[str], str] = str) -> str:
    """What is left: guessable words go, the longest first, then what `then` takes, then what stands between words."""
    for word in sorted(words, key=len, reverse=True):
        plain = plain.replace(word, " ")
    return "".join(letter for letter in then(plain) if letter not in BETWEEN)


def without_rows(plain: str) -> str:
    """Four and more neighbours of one row of keys, forwards or backwards, and four and more of one letter, count as nothing."""
    for part in parts_of_rows():
        plain = plain.replace(part, " ")
    return SAME.sub(" ", plain)


def folded(text: str) -> str:
    """Small letters without accents; what is no letter of any alphabet stays as it is."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))


def names_around(user: User) -> frozenset[str]:
    """The names of the person, of their organisation and of its units, word by word."""
    said = [user.username, user.full_name, user.greeting, user.email]
    if user.organisation_id:
        said += [user.organisation.name, user.organisation.short_name, *user.organisation.units.values_list("name", flat=True)]
    return frozenset(word for text in said for word in re.split(r"[\W_]+", folded(text)) if len(word) >= SHORTEST_WORD)


@lru_cache
def lists() -> dict[str, list[str]]:
    """data/context_words.toml as it stands."""
    held: dict[str, list[str]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return held


@lru_cache
def context_words() -> frozenset[str]:
    """Every guessable word of the lists."""
    return frozenset(word for name, words in lists().items() if name != "rows_of_keys" for word in words)


@lru_cache
def parts_of_rows() -> tuple[str, ...]:
    """Every part of a row of keys of four letters and more, in both directions, the longest first."""
    rows = [row for one in lists()["rows_of_keys"] for row in (one, one[::-1])]
    found = {row[at:end] for row in rows for at in range(len(row)) for end in range(at + ROW, len(row) + 1)}
    return tuple(sorted(found, key=len, reverse=True))
