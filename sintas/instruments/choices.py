"""Choices of a catalogue list, for the forms of the instruments."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import get_language

from sintas.kit.options import Option, option
from sintas.practice.catalogue import load


def listed(name: str, *, empty: str | Promise | None = None) -> Callable[[], list[tuple[str, Option]]]:
    """The list `name` in the reader's language, made when the page is; `empty` adds a first choice without a code."""

    def choices() -> list[tuple[str, Option]]:
        lang = get_language() or "id"
        rows = [option(row.code, row.label(lang), words=" ".join(row.aliases)) for row in load(name).in_use()]
        return ([option("", empty)] if empty is not None else []) + rows

    return choices


def label(name: str, code: str) -> str:
    """The word of a code in the language that counts now, with a small first letter as it stands inside a sentence; "" for ""."""
    said = load(name).label(code, get_language() or "id") if code else ""
    return said[:1].lower() + said[1:] if said[1:2].islower() or len(said) == 1 else said


def relation_label(relation: str) -> str:
    """The word of a person's relation to the client, whichever of the two lists it stands in; "" for ""."""
    return label("kin_relations" if load("kin_relations").has(relation) else "perpetrator_relations", relation)
