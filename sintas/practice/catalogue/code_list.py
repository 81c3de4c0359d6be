"""A list of the practice's words, and one row of it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

LANGUAGES = ("id", "en")


class UnknownCode(KeyError):
    """A code that stands in no row of its list: a typing error in a program or an import, never something to guess at."""

    def __init__(self, list_name: str, code: str) -> None:
        super().__init__(code)
        self.list_name = list_name
        self.code = code

    def __str__(self) -> str:
        return f"Kode '{self.code}' tidak ada dalam daftar '{self.list_name}'. / Code '{self.code}' is not in the list '{self.list_name}'."


def fold(words: str) -> str:
    """Words without case, spacing, marks and punctuation, so that 'Kekerasan  Fisik' and 'kekerasan-fisik' meet."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


@dataclass(frozen=True)
class Group:
    """A heading under which rows of a list stand together on screen."""

    code: str
    id: str
    en: str

    def label(self, lang: str) -> str:
        """The heading in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.en if lang == "en" else self.id


@dataclass(frozen=True)
class Code:
    """One word of the practice. `extra` holds what only its own list has (a caution, a limit, a law's article)."""

    code: str
    id: str
    en: str
    definition_id: str = ""
    definition_en: str = ""
    source: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    group: str = ""
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def label(self, lang: str) -> str:
        """The word in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.en if lang == "en" else self.id

    def definition(self, lang: str) -> str:
        """What the word means, in `lang`; empty when the label says it all."""
        return self.definition_en if lang == "en" else self.definition_id

    def text(self, name: str, lang: str) -> str:
        """A translated field of `extra`, for example `text("caution", "id")` for `caution_id`; empty when the row has none."""
        return str(self.extra.get(f"{name}_{'en' if lang == 'en' else 'id'}", ""))

    def flag(self, name: str) -> bool:
        """Whether a yes-or-no field of `extra` is set, for example `flag("red_flag")`."""
        return bool(self.extra.get(name, False))

    def valid_on(self, day: date) -> bool:
        """Whether the word is in use on `day`; both ends count as in use."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class CodeList:
    """One list with its version and source. `checked` says what was verified and what was not: read it before quoting a law."""

    name: str
    id: str
    en: str
    version: str
    source: str
    checked: str
    rows: tuple[Code, ...]
    groups: tuple[Group, ...] = ()
    _by_code: Mapping[str, Code] = field(default_factory=dict, repr=False, compare=False)
    _by_words: Mapping[str, Code] = field(default_factory=dict, repr=False, compare=False)

    def has(self, code: str) -> bool:
        """Whether `code` stands in this list, in use or not: old records keep their old words."""
        return code in self._by_code

    def get(self, code: str) -> Code:
        """The row of `code`. Raises `UnknownCode`: ask `has` first when the code comes from outside."""
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownCode(self.name, code) from None

    def label(self, code: str, lang: str) -> str:
        """The word for `code`, for screens: an unknown code is shown as it stands, so that a page never falls over one word."""
        row = self._by_code.get(code)
        return row.label(lang) if row else code

    def in_use(self, on: date | None = None) -> tuple[Code, ...]:
        """The rows in use on a day; without a day, those that have no last day."""
        return tuple(row for row in self.rows if (row.valid_until is None if on is None else row.valid_on(on)))

    def choices(self, lang: str, on: date | None = None) -> list[tuple[str, str]]:
        """(code, word) pairs for a form, in the order of the list, only those in use (see `in_use`)."""
        return [(row.code, row.label(lang)) for row in self.in_use(on)]

    def choices_grouped(self, lang: str, on: date | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
        """(heading, choices) pairs in the order of the headings; rows without a heading come first under an empty one."""
        rows = self.in_use(on)
        headings = [("", "")] + [(group.code, group.label(lang)) for group in self.groups]
        together = [(label, [(row.code, row.label(lang)) for row in rows if row.group == code]) for code, label in headings]
        return [(label, choices) for label, choices in together if choices]

    def of_group(self, group: str) -> tuple[Code, ...]:
        """The rows under one heading, in use or not."""
        return tuple(row for row in self.rows if row.group == group)

    def match(self, words: str) -> Code | None:
        """The row whose code, word or alias is exactly `words`, leaving aside case and spacing; None rather than a guess.

        For imports: what matches nothing is kept as the worker's own words, "belum dikodekan".
        """
        folded = fold(words)
        return self._by_words.get(folded) if folded else None
