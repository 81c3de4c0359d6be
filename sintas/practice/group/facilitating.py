"""The worker's part in a group (R409): which parts are spoken of in a group of a type."""

from sintas.practice import catalogue
from sintas.practice.catalogue import Code

PARTS = "group_worker_roles"


def parts_for(kind: str) -> tuple[Code, ...]:
    """The parts to be offered in a group of this type ("" while none is chosen): those the source names for it first, then those of every group."""
    rows = [row for row in catalogue.load(PARTS).in_use() if belongs(row, kind)]
    return tuple(sorted(rows, key=lambda row: not types_of(row)))


def fits(part: str, kind: str) -> bool:
    """Whether somebody may have this part in a group of this type. Raises `catalogue.UnknownCode`."""
    return belongs(catalogue.load(PARTS).get(part), kind)


def belongs(row: Code, kind: str) -> bool:
    """A part of every group, or of this type."""
    return not types_of(row) or kind in types_of(row)


def types_of(row: Code) -> tuple[str, ...]:
    """The types of group a part is named for; () for a part of every group."""
    found = row.extra.get("types", ())
    return found if isinstance(found, tuple) else ()
