"""The fields a template may use: a tree of named texts, groups and rows, each with words for the list on screen.

Names are Indonesian in both languages of a paper: whoever edits a template works in an Indonesian office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .picture import Picture, trial

TEXT, GROUP, ROWS, PICTURE = "text", "group", "rows", "picture"
Words = str | Promise


@dataclass(frozen=True)
class Field:
    """`inside`: the fields of a group, or of each row of `rows`; rows without any are plain texts."""

    name: str
    words: Words
    kind: str = TEXT
    inside: tuple[Field, ...] = ()

    def find(self, name: str) -> Field | None:
        return next((one for one in self.inside if one.name == name), None)


def text(name: str, words: Words) -> Field:
    """One text; "" when the file does not hold it or its reader may not know it."""
    return Field(name, words)


def picture(name: str, words: Words) -> Field:
    """One picture with its alternative text: {{ gambar_genogram }}; nothing when there is none or its reader may not see it."""
    return Field(name, words, PICTURE)


def group(name: str, words: Words, *inside: Field) -> Field:
    """Texts that belong together: {{ klien.nama }}."""
    return Field(name, words, GROUP, inside)


def rows(name: str, words: Words, *inside: Field) -> Field:
    """Several: {% for satu in sesi %}{{ satu.tanggal }}{% endfor %}; without `inside`, texts."""
    return Field(name, words, ROWS, inside)


@dataclass(frozen=True)
class Listed:
    """One line of the list on screen: how it is written in a template, and what it stands for."""

    written: str
    words: Words
    inside: tuple[Listed, ...] = field(default_factory=tuple)


def listed(fields: tuple[Field, ...]) -> list[Listed]:
    """The fields as an office reads them."""
    return [_listed(one, "") for one in fields]


def _listed(one: Field, before: str) -> Listed:
    name = f"{before}{one.name}"
    if one.kind == GROUP:
        return Listed(name, one.words, tuple(_listed(part, f"{name}.") for part in one.inside))
    if one.kind == ROWS:
        each = tuple(_listed(part, "satu.") for part in one.inside)
        return Listed(f"{{% for satu in {name} %}}", one.words, each or (Listed("{{ satu }}", _("Isinya")),))
    return Listed(f"{{{{ {name} }}}}", one.words)


def paths(fields: tuple[Field, ...], before: str = "") -> Iterator[str]:
    """Every name, written out: nomor, klien, klien.nama."""
    for one in fields:
        yield f"{before}{one.name}"
        if one.kind == GROUP:
            yield from paths(one.inside, f"{before}{one.name}.")


def fitted(fields: tuple[Field, ...], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values in exactly the shape of the fields: what is missing is empty, what no field names is left out."""
    return {one.name: _fitted(one, values.get(one.name)) for one in fields}


def _fitted(one: Field, value: Any) -> Any:
    if one.kind == GROUP:
        return fitted(one.inside, value or {})
    if one.kind == ROWS:
        return [fitted(one.inside, each) if one.inside else str(each) for each in value or ()]
    if one.kind == PICTURE:
        return value if isinstance(value, Picture) else ""
    return str(value) if value else ""


def example(fields: tuple[Field, ...], many: int) -> dict[str, Any]:
    """Values to try a template with: `many` rows everywhere, every text its own name ("" with none)."""
    return {one.name: _example(one, many) for one in fields}


def _example(one: Field, many: int) -> Any:
    if one.kind == GROUP:
        return example(one.inside, many)
    if one.kind == ROWS:
        return [example(one.inside, many) if one.inside else one.name for _each in range(many)]
    if one.kind == PICTURE:
        return trial() if many else ""
    return one.name if many else ""
