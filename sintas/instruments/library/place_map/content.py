"""The places as they are kept: {places: [{name, kind, who, when, note, near}], ways: [[i, j]], lines}. Schema 1 was lines; they stay as remarks.

`near` and `ways` name places by their number in the list, from 0; they may come as names too ("pasar"). Never an address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sintas.safekeeping.refusals import BadInput

from ...addresses import looks_like_address
from ...shape import code, lines, mapping, only, text

SCHEMA = 2
WHOLE = ("places", "ways", "lines")
PLACE = ("name", "kind", "who", "when", "note", "near")
KINDS = ("safe", "feared", "incident", "mixed")
MOST, MOST_WAYS = 60, 60
LONGEST = {"name": 80, "who": 120, "when": 80, "note": 160}


def clean(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Places and the client's daily ways between them; None when nothing is said.

    Raises BadInput at the cell (`places-0-name`, `ways-0-other`), also for what looks like an address, a number to call or coordinates.
    """
    mapping(content, "places")
    only(content, WHOLE, "places")
    given = rows_of(content.get("places"))
    places = [place(at, row) for at, (_was, row) in enumerate(given)]
    known = Known([was for was, _row in given], [one["name"] for one in places])
    for at, (_was, row) in enumerate(given):
        places[at]["near"] = near(f"places-{at}-near", row.get("near"), at, known)
    ways = ways_of(content.get("ways"), known)
    remarks = lines("lines", content.get("lines"))
    for remark in remarks:
        no_address("lines", remark)
    if not (places or remarks):
        return None
    return {"places": places, "ways": ways} | ({"lines": remarks} if remarks else {})


class Known:
    """The places of this map: found again by the number they came with, or by name."""

    def __init__(self, came: Sequence[int], names: Sequence[str]) -> None:
        self.by_number = {was: at for at, was in enumerate(came)}
        self.by_name: dict[str, int] = {}
        for at, name in enumerate(names):
            if name.casefold() in self.by_name:
                raise BadInput({f"places-{at}-name": _("Tempat dengan sebutan ini sudah ada. Bedakan sebutannya.")})
            self.by_name[name.casefold()] = at

    def find(self, field: str, said: Any) -> int:
        """The place that is meant. Raises BadInput at `field`."""
        found = None
        if isinstance(said, int) and not isinstance(said, bool):
            found = self.by_number.get(said)
        elif isinstance(said, str):
            found = self.by_name.get(" ".join(said.split()).casefold())
        if found is None:
            raise BadInput({field: _("Tulis sebutan tempat yang ada dalam daftar di atas, persis sama.")})
        return found


def rows_of(value: Any) -> list[tuple[int, Mapping[str, Any]]]:
    """The rows that say something, each with the number it came with. Raises BadInput at `places`."""
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(row, Mapping) for row in value) or len(value) > MOST:
        raise BadInput({"places": _("Isi satu tempat satu baris, paling banyak %(most)s baris.") % {"most": MOST}})
    for row in value:
        only({str(name): one for name, one in row.items()}, PLACE, "places")
    return [(was, row) for was, row in enumerate(value) if any(said not in (None, "", False) for said in row.values())]


def place(at: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """One place, checked, but for its neighbour."""
    cell = f"places-{at}-"
    said = {name: text(f"{cell}{name}", row.get(name), most) for name, most in LONGEST.items()}
    if not said["name"]:
        raise BadInput({f"{cell}name": _("Tulis sebutan tempatnya, misalnya “rumah nenek”.")})
    for name, words in said.items():
        no_address(f"{cell}{name}", words)
    return {"name": said["name"], "kind": code(f"{cell}kind", row.get("kind") or "", KINDS), **said, "near": ""}


def near(field: str, said: Any, own: int, known: Known) -> int | str:
    """The number of the place beside it, "" for none. Raises BadInput at `field`."""
    if said in (None, ""):
        return ""
    found = known.find(field, said)
    if found == own:
        raise BadInput({field: _("Sebutkan tempat yang lain.")})
    return found


def ways_of(value: Any, known: Known) -> list[list[int]]:
    """Pairs of places the client goes between, each pair once. Takes [i, j] or {"one": ..., "other": ...}. Raises BadInput at the cell."""
    if value is None:
        return []
    if not isinstance(value, (list, tuple)) or len(value) > MOST_WAYS:
        raise BadInput({"ways": _("Isi satu perjalanan satu baris, paling banyak %(most)s baris.") % {"most": MOST_WAYS}})
    found: list[list[int]] = []
    for row, said in enumerate(value):
        one, other = ends_of(said)
        if one in (None, "") and other in (None, ""):
            continue
        pair = sorted((known.find(f"ways-{row}-one", one), known.find(f"ways-{row}-other", other)))
        if pair[0] == pair[1]:
            raise BadInput({f"ways-{row}-other": _("Sebutkan tempat yang lain.")})
        if pair not in found:
            found.append(pair)
    return found


def ends_of(said: Any) -> tuple[Any, Any]:
    """Both ends of a way. Raises BadInput at `ways` for another shape."""
    if isinstance(said, Mapping):
        only({str(name): one for name, one in said.items()}, ("one", "other"), "ways")
        return said.get("one"), said.get("other")
    if isinstance(said, (list, tuple)) and len(said) == 2:
        return said[0], said[1]
    raise BadInput({"ways": _("Isi bagian ini tidak terbaca. Tulis dari mana dan ke mana.")})


def no_address(field: str, words: str) -> None:
    """Raises BadInput at `field` for words that would lead somebody to a door."""
    if looks_like_address(words):
        raise BadInput({field: _("Tulis sebutannya saja, tanpa alamat, nomor, tautan, atau koordinat. Peta ini tidak menunjukkan letak.")})


def upgrade(content: Mapping[str, Any], schema: int) -> dict[str, Any]:
    """Lines of schema 1 as remarks, word for word. Raises ValueError for a schema that is not known."""
    if schema not in (1, SCHEMA):
        raise ValueError(f"schema {schema} of this instrument is not known here")
    kept = {"places": list(content.get("places") or ()), "ways": list(content.get("ways") or ())}
    return kept | ({"lines": list(content["lines"])} if content.get("lines") else {})


def facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """How many places, by kind, and how many daily ways; without words."""
    places = list(content.get("places") or ())
    kinds = Counter(one["kind"] for one in places if one.get("kind"))
    return {"places": len(places), "kinds": dict(kinds), "ways": len(list(content.get("ways") or ()))}
