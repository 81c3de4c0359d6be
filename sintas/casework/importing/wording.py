"""From the words of a document to the codes of the practice: an exact match or none. What matches nothing stays the document's own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from sintas.cases.actions.source import WORDING, Fact
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput

from .leaves import Book, Part, as_words

CODE = "code:"  # "code:lecturer" names a code of the list; anything else is wording


def code_or_words(part: Part, into: str, *lists: str) -> tuple[str, str]:
    """(code, "") when a list knows the words, ("", words) when none does. The first list that knows them decides.

    Raises BadInput for a machine code ("code:...") outside its list: a typing error is not the worker's own wording.
    """
    words = part.words(into)
    if words.startswith(CODE):
        code = words.removeprefix(CODE).strip()
        if not any(load(name).has(code) for name in lists):
            known = ", ".join(load(name).id for name in lists)
            raise BadInput({part.path: _("Kode “%(code)s” tidak ada dalam daftar “%(list)s”.") % {"code": code, "list": known}})
        return code, ""
    for name in lists:
        row = load(name).match(words) if words else None
        if row is not None:
            part.book.matched[part.path] = (name, row.code)
            return row.code, ""
    return "", words


def codes_and_words(parts: list[Part], into: str, name: str) -> tuple[list[str], list[str]]:
    """Each entry of a list of words on its own: (codes, words that match nothing)."""
    found = [code_or_words(part, into, name) for part in parts]
    return [code for code, _own in found if code], [own for _code, own in found if own]


def wordings(book: Book) -> Iterator[Fact]:
    """What the document said where a code stands now, unless it said the very label: path, words, and (place, code, entry) as tags."""
    for path, (name, code) in book.matched.items():
        words = as_words(book.leaves[path])
        if path in book.placed and path not in book.remarks and words != load(name).get(code).id:
            yield Fact(path, words, WORDING, (book.placed[path], code, book.entries.get(path, "")))
    for path in sorted(book.headings):
        yield Fact(path, as_words(book.leaves[path]), WORDING, (book.placed[path], "", book.entries.get(path, "")))


@contextmanager
def told_at(path: str) -> Iterator[None]:
    """What a verb refuses is said with its place in the file: "family.members[2].death" instead of "death"."""
    try:
        yield
    except BadInput as bad:
        raise BadInput({f"{path}.{field}" if path else field: sentence for field, sentence in bad.fields.items()}) from None
