"""The institution of the document, told to one's own organisation: what it has not said of itself is filled, what differs is a remark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff.actions.institution import Said, complete_institution
from sintas.staff.actor import Actor
from sintas.staff.lists import ORGANISATION_KINDS

from .leaves import Part, Scalar, as_words, walk

PLAIN = {
    "name": "name",
    "abbreviation": "short_name",
    "inaugurated_by": "inaugurated_by",
    "donor_support": "supported_by",
    "merged_with": "merged_with",
    "reports_to": "reports_to",
    "address": "address",
    "area_hectare": "area_hectare",
}
NUMBERS = {"inaugurated_year": "inaugurated_year", "staff_total_stated": "staff_total"}
LISTS = {"former_names": "former_names", "vocational_programmes": "programmes"}
LEGAL = {"number": "legal_number", "title": "legal_title"}
MONEY = re.compile(r"(total|intervention)_(\d{4})_idr(_approx)?")  # total_2022_idr_approx
TABLE = re.compile(r"table_[\d_]+_(\w+)")  # table_3_1_residensial
DIFFERS = "INSTITUTION_DIFFERS"


def bring_institution(by: Actor, institution: Part) -> None:
    """Every leaf stands in the organisation now, or is a remark that it does not say the same."""
    if not institution:
        return
    said = list(everything_said(institution))
    columns = {one.key: one.column for one in said}
    stands = complete_institution(by=by, said=said)
    for path, value in walk(institution.value, institution.path):
        if path in stands:
            institution.book.placed[path] = place_of(columns[path], path)
        elif value is not None and path not in columns and path.endswith(".source") and any(columns[one] == "funding" for one in stands):
            institution.book.placed[path] = "funding.source"
    institution.remark(DIFFERS)


def place_of(column: str, path: str) -> str:
    """ "table.column" for the book."""
    return {"funding": "funding.rupiah", "served": "served.number"}.get(column, f"organisation.{column}")


def everything_said(part: Part) -> Iterator[Said]:
    """What the document says, by the columns of an organisation."""
    for key, column in PLAIN.items():
        yield from one_of(part.part(key), column)
    for key, column in NUMBERS.items():
        below = part.part(key)
        if isinstance(below.value, int):
            yield Said(below.path, column, below.value)
    for key, column in LISTS.items():
        yield from (Said(one.path, column, as_words(one.value)) for one in part.items(key) if is_leaf(one.value))
    yield from day_of(part.part("renamed_on"), "renamed_on")
    kind = part.part("type")
    if is_leaf(kind.value) and as_words(kind.value) in {code for code, _label in ORGANISATION_KINDS}:
        yield Said(kind.path, "kind", as_words(kind.value))
    legal = part.part("legal_basis_org")
    if isinstance(legal.value, dict):
        for key, column in LEGAL.items():
            yield from one_of(legal.part(key), column)
        yield from day_of(legal.part("date"), "legal_on")
    reach = part.part("reach")
    for province in reach.names():
        yield from (Said(one.path, "reach", (province, as_words(one.value))) for one in reach.items(province) if is_leaf(one.value))
    yield from money(part.part("funding"))
    yield from people_served(part.part("beneficiaries"))


def money(part: Part) -> Iterator[Said]:
    """total_2022_idr_approx: what, which year, whether the figure is a round one; all from the one source named."""
    source = as_words(part.value.get("source")) if isinstance(part.value, dict) and is_leaf(part.value.get("source")) else ""
    for key in part.names():
        fits, below = MONEY.fullmatch(key), part.part(key)
        if fits and isinstance(below.value, int) and source:
            row = {"source": source, "year": int(fits[2]), "purpose": fits[1], "rupiah": below.value, "about": bool(fits[3])}
            yield Said(below.path, "funding", row)


def people_served(part: Part) -> Iterator[Said]:
    """ "stated" gives the totals a report states, a table the people by category; a sum that does not fit stays as it is told."""
    for key in part.names():
        below, table = part.part(key), TABLE.fullmatch(key)
        if key != "stated" and not table:
            continue
        for name in below.names():
            number = below.part(name)
            if isinstance(number.value, int) and not isinstance(number.value, bool):
                programme, category = (name, "") if table is None else (table[1], name)
                yield Said(number.path, "served", {"programme": programme, "category": category, "number": number.value})


def one_of(part: Part, column: str) -> Iterator[Said]:
    """A leaf of words."""
    if is_leaf(part.value):
        yield Said(part.path, column, as_words(part.value))


def day_of(part: Part, column: str) -> Iterator[Said]:
    """A day known exactly."""
    try:
        found = FuzzyDate.decode(as_words(part.value)).exact if is_leaf(part.value) else None
    except (ValueError, TypeError):
        found = None
    if found is not None:
        yield Said(part.path, column, found)


def is_leaf(value: Any) -> bool:
    """Something is said, in one word or sentence."""
    return isinstance(value, Scalar) and value is not None and not isinstance(value, bool)
