"""What a genogram keeps: the family as it was on the day, and remarks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sintas.instruments import shape
from sintas.instruments.family import CLIENT, Family
from sintas.instruments.instrument import Content
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput

from .generations import generations
from .kin import tree_of

MOST_PEOPLE, MOST_BONDS = 1_000, 4_000
PERSON_WORDS = {"ref": 60, "name": 400, "relation": 60, "sex": 60, "before_birth": 60, "note": 400}
BOND_WORDS = {"one": 60, "other": 60, "kind": 60, "quality": 60, "energy": 60}
NUMBERS = {"age": (0, 130), "born": (1800, 2200), "died": (1800, 2200), "order": (1, 60), "since": (1800, 2200), "until": (1800, 2200)}
CODES = {"sex": ("sexes",), "before_birth": ("before_birth",), "relation": ("kin_relations", "perpetrator_relations")}
TIE_CODES = {"kind": ("tie_kinds",), "quality": ("tie_qualities",), "energy": ("tie_energies",)}


def clean(content: Content) -> dict[str, Any] | None:
    """The snapshot as kept; None when it holds nobody but the client and no remark. Raises BadInput at `lines` or `family`."""
    shape.mapping(content, "lines")
    shape.only(content, ("family", "lines"), "lines")
    lines = shape.lines("lines", content.get("lines"))
    kept = content.get("family")
    family = family_of(kept) if kept else None
    if family is not None and (not family.people or (len(family.people) < 2 and not lines)):  # of nobody, nothing can be drawn
        family = None
    if family is None:
        return {"lines": lines} if lines else None
    return {"family": family.to_json(), "lines": lines}


def family_of(kept: Any) -> Family:
    """A kept snapshot whose every value has been looked at. Raises BadInput at `family`."""
    if not isinstance(kept, Mapping):
        raise unreadable()
    people = rows(kept.get("people"), MOST_PEOPLE, PERSON_WORDS, CODES)
    bonds = rows(kept.get("bonds"), MOST_BONDS, BOND_WORDS, TIE_CODES)
    refs = {row.get("ref") for row in people}
    told_twice = len(refs) != len(people) or "" in refs or None in refs
    if told_twice or (people and CLIENT not in refs) or any({row.get("one"), row.get("other")} - refs for row in bonds):
        raise unreadable()
    return Family.from_json({"people": people, "bonds": bonds})


def rows(value: Any, most: int, words: Mapping[str, int], codes: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """Rows of people or bonds with values of the right kind."""
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or len(value) > most or not all(isinstance(row, Mapping) for row in value):
        raise unreadable()
    return [{str(name): fitting(str(name), one, words, codes) for name, one in row.items()} for row in value]


def fitting(name: str, value: Any, words: Mapping[str, int], codes: Mapping[str, tuple[str, ...]]) -> Any:
    """One value, when it is what its name says. Raises BadInput."""
    if name in words:
        known = name not in codes or value == "" or (isinstance(value, str) and any(load(of).has(value) for of in codes[name]))
        if not isinstance(value, str) or len(value) > words[name] or not known:
            raise unreadable()
    elif name in NUMBERS:
        low, high = NUMBERS[name]
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high):
            raise unreadable()
    elif name in ("deceased", "household") and not isinstance(value, bool):
        raise unreadable()
    return value


def unreadable() -> BadInput:
    """The one sentence for a snapshot that no page of ours has made."""
    return BadInput({"family": _("Data keluarga ini tidak terbaca. Gambar lagi dari orang dan ikatan dalam berkas.")})


def upgrade(content: Content, schema: int) -> dict[str, Any]:
    """Schema 1 held lines only; they stay as remarks. Raises ValueError for a schema not known here."""
    if schema not in (1, 2):
        raise ValueError(f"schema {schema} of the genogram is not known here")
    return dict(content)


def facts(content: Content) -> dict[str, Any]:
    """Counts of a kept snapshot: people, generations, dead, unions by kind, lines by quality; {} without a snapshot."""
    kept = content.get("family")
    if not kept:
        return {}
    family = Family.from_json(kept)
    born = [one.born for one in family.people if one.born is not None]
    tree = tree_of(family, max(born, default=2000))
    unions: dict[str, int] = {}
    for union in tree.unions:
        if union.is_pair:
            kind = union.end or union.kind or "not_recorded"
            unions[kind] = unions.get(kind, 0) + 1
    ties: dict[str, int] = {}
    for bond in tree.feelings:
        ties[bond.quality] = ties.get(bond.quality, 0) + 1
    start = CLIENT if CLIENT in tree.people else next(iter(tree.people), "")
    return {
        "people": len(tree.people),
        "generations": max(generations(tree, start).values()) + 1 if start else 0,
        "deceased": sum(one.deceased for one in tree.people.values()),
        "unions": unions,
        "ties": ties,
        "without_place": len(tree.loose),
        "not_family": tree.around,
    }
