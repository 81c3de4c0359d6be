"""The keywords of a verb, gathered from a part of the document leaf by leaf; each leaf goes to a column of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput

from .leaves import Part
from .wording import code_or_words, codes_and_words

DEGREES = "degrees"


class Filling:
    """`facts` are keywords of the verb that writes `table`; `own` is the wording no list knows, by field."""

    def __init__(self, part: Part, table: str) -> None:
        self.part, self.table = part, table
        self.facts: dict[str, Any] = {}
        self.own: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Something was found."""
        return bool(self.facts or self.own)

    def text(self, *keys: str, field: str = "") -> None:
        """Words of the first of these keys into the column of that name."""
        for key in keys:
            if words := self.part.text(key, f"{self.table}.{field or keys[0]}"):
                self.facts[field or keys[0]] = words
                return

    def texts(self, *fields: str) -> None:
        """Several columns that are called as in the document."""
        for field in fields:
            self.text(field)

    def lines(self, *keys: str, field: str = "") -> None:
        """A list, one line each; one sentence counts as one line. What several keys give stands in their order."""
        name = field or keys[0]
        found: list[str] = []
        for key in keys:
            below = self.part.part(key)
            several = isinstance(below.value, list)
            found += self.part.texts(key, f"{self.table}.{name}") if several else filter(None, [below.words(f"{self.table}.{name}")])
        if found:
            self.facts[name] = [*self.facts.get(name, []), *found]

    def code(self, field: str, name: str, key: str = "") -> str:
        """One code of a list; words no list knows go to `own`. Returns the code."""
        code, words = code_or_words(self.part.part(key or field), f"{self.table}.{field}", name)
        self.facts |= {field: code} if code else {}
        self.own |= {field: words} if words else {}
        return code

    def codes(self, field: str, name: str, key: str = "", words_to: str = "") -> None:
        """Codes of a list; what it does not know becomes lines of `words_to`, or `own`."""
        parts = self.part.items(key or field)
        codes, words = codes_and_words(parts, f"{self.table}.{field}", name)
        if codes:
            self.facts[field] = codes
        if words and words_to:
            self.facts[words_to] = [*self.facts.get(words_to, []), *words]
            for one in parts:
                if one.path not in self.part.book.matched:
                    one.words(f"{self.table}.{words_to}")
        elif words:
            self.own[field] = "; ".join(words)

    def strict(self, field: str, name: str, key: str = "") -> None:
        """A code where the record has no room for other words. Raises BadInput naming the list."""
        self.code(field, name, key)
        if field in self.own:
            raise unknown(self.part.part(key or field), self.own.pop(field), name)

    def strict_codes(self, field: str, name: str, key: str = "") -> None:
        """Codes where the record has no room for other words. Raises BadInput."""
        for one in self.part.items(key or field):
            code, words = code_or_words(one, f"{self.table}.{field}", name)
            if words:
                raise unknown(one, words, name)
            self.facts[field] = [*self.facts.get(field, []), code]

    def degree(self, field: str, key: str = "") -> None:
        """Yes, partly, no: true and false, or a word of the list."""
        below = self.part.part(key or field)
        if isinstance(below.value, bool):
            self.facts[field] = "yes" if self.part.flag(key or field, f"{self.table}.{field}") else "no"
        else:
            self.strict(field, DEGREES, key)

    def flags(self, *fields: str) -> None:
        """True or false, as stated; not stated is left out."""
        for field in fields:
            if self.part.part(field).value is not None:
                self.facts[field] = self.part.flag(field, f"{self.table}.{field}")

    def day(self, field: str, key: str = "") -> date | None:
        """A day known exactly. Raises BadInput for less."""
        found = self.part.date(key or field, f"{self.table}.{field}")
        if not found.is_known:
            return None
        if found.exact is None:
            raise BadInput({self.part.part(key or field).path: _("Tulis harinya, misalnya 2024-09-26.")})
        self.facts[field] = found.exact
        return found.exact

    def happened(self, key: str = "date") -> FuzzyDate:
        """When: unknown when the document does not say."""
        self.facts["happened"] = self.part.date(key, f"{self.table}.happened")
        found: FuzzyDate = self.facts["happened"]
        return found

    def with_own_words(self) -> dict[str, Any]:
        """Keywords of a verb whose record keeps wording no list knows."""
        return self.facts | ({"own_words": self.own} if self.own else {})


def unknown(part: Part, words: str, name: str) -> BadInput:
    """These words stand in no list, and the record has no place for others."""
    said = {"words": words, "list": load(name).id}
    return BadInput({part.path: _("“%(words)s” tidak ada dalam daftar “%(list)s”. Pakai katanya, atau “code:…”.") % said})
