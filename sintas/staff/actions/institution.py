"""What an institution says of itself (R1-R4): described by whoever sets it up, and completed, never overwritten, by an imported document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

from ..actor import Actor
from ..lists import ORGANISATION_KINDS
from ..models import Funding, Organisation, Served
from ..policy import need, the_organisation
from .organising import put

INSTITUTION_FIELDS = (
    "inaugurated_year",
    "inaugurated_by",
    "supported_by",
    "renamed_on",
    "merged_with",
    "area_hectare",
    "legal_number",
    "legal_title",
    "legal_on",
    "staff_total",
    "programmes",
)
LONGEST = {"inaugurated_by": 200, "supported_by": 200, "merged_with": 200, "legal_number": 100, "legal_title": 300}
LONGEST |= {"name": 200, "short_name": 40, "reports_to": 200, "address": 1000}
LISTS = {"former_names": 200, "programmes": 100}
NUMBERS = {"inaugurated_year": (1800, 2100), "staff_total": (0, 1_000_000)}
DAYS = ("renamed_on", "legal_on")
MOST_HECTARES, MOST_RUPIAH, MOST_PEOPLE = Decimal("999999.99"), 10**16, 10**7


@transaction.atomic
def describe_institution(
    *, by: Actor, funding: Sequence[Mapping[str, Any]], served: Sequence[Mapping[str, Any]], **facts: Any
) -> Organisation:
    """Write what the page of one's own organisation says: `facts` of INSTITUTION_FIELDS, rows of funding and of people served.

    `funding`: {source, year, purpose, rupiah, about}; `served`: {programme, category, number}, an empty category is the total stated;
    for `id` and `removed` see settle(). Raises Refusal without staff.set_up, BadInput (a day or year ahead, the same row twice; cells as "funding-0-year").
    """
    house = the_organisation(by, "staff.set_up")
    put(house, facts, INSTITUTION_FIELDS)
    ahead = {name: _("Tanggal ini masih di depan.") for name in DAYS if getattr(house, name) and getattr(house, name) > clock.today()}
    if house.inaugurated_year and house.inaugurated_year > clock.today().year:
        ahead["inaugurated_year"] = _("Tahun ini masih di depan.")
    if ahead:
        raise BadInput(ahead)
    house.save()
    settle(Funding, house, "funding", "year", funding, ("source", "year", "purpose"))
    settle(Served, house, "served", "category", served, ("programme", "category"))
    trail.record(by=by, verb="describe institution", fields=sorted(facts), funding=len(funding), served=len(served))
    return house


def settle(model: Any, house: Organisation, field: str, cell: str, rows: Sequence[Mapping[str, Any]], keys: tuple[str, ...]) -> None:
    """Rows with an `id` replace that row or, `removed`, take it away; others are new; rows nobody sent stay.

    Raises BadInput at the row that says what another says, and for a row that is not there any more.
    """
    there = {str(row.pk): row for row in model.objects.filter(organisation=house)}
    sent = {str(row["id"]) for row in rows if row.get("id")}
    if sent - there.keys():
        raise BadInput({field: _("Ada baris yang baru saja diubah dari layar lain. Muat ulang halaman ini; drafnya tetap ada.")})
    taken = {tuple(getattr(row, name) for name in keys) for pk, row in there.items() if pk not in sent}
    kept = []
    for at, row in enumerate(rows):
        if row.get("removed"):
            continue
        flat = {name: (value.strip() if isinstance(value, str) else value) for name, value in row.items() if name != "id"}
        key = tuple("" if flat.get(name) is None else flat[name] for name in keys)
        if key in taken:
            raise BadInput({f"{field}-{at}-{cell}": _("Baris seperti ini sudah ada. Gabungkan menjadi satu baris.")})
        taken.add(key)
        kept.append(model(organisation=house, **flat))
    model.objects.filter(organisation=house, pk__in=sent).delete()
    model.objects.bulk_create(kept)


@dataclass(frozen=True)
class Said:
    """One thing a document says of the institution. `key` is the caller's (a path); `column` one of Organisation, "funding" or "served".

    `value` is one item for lists (former_names, programmes), a (province, place) pair for reach, a dict of the row for funding and served.
    """

    key: str
    column: str
    value: Any


@transaction.atomic
def complete_institution(*, by: Actor, said: Iterable[Said]) -> set[str]:
    """Fill what the organisation of `by` has not said of itself yet; the keys of what stands there now, from before or from here.

    What differs from what stood there is left as it is, and its key is not among those returned: whoever brings a document to one's own
    house may do that much and no more. Raises Refusal without cases.open.
    """
    need(by, "cases.open")
    house = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    stated = list(said)
    stands: set[str] = set()
    filled: set[str] = set()
    for column in dict.fromkeys(one.column for one in stated):
        those = [one for one in stated if one.column == column]
        kept, new = COLUMNS.get(column, one_value)(house, column, those)
        stands |= kept
        filled |= {column} if new else set()
    if filled:
        house.save()
        trail.record(by=by, verb="complete institution", fields=sorted(filled), count=len(stands))
    return stands


def one_value(house: Organisation, column: str, those: list[Said]) -> tuple[set[str], bool]:
    """A column of one value: filled when empty. Returns (keys that stand, whether anything was written)."""
    kept, new = set(), False
    for one in those:
        value = fitting(column, one.value)
        there = getattr(house, column)
        if value is None:
            continue
        if there in (None, ""):
            setattr(house, column, value)
            there, new = value, True
        if alike(there, value):
            kept.add(one.key)
    return kept, new


def a_list(house: Organisation, column: str, those: list[Said]) -> tuple[set[str], bool]:
    """A list of words: filled when empty."""
    fit = [one for one in those if fitting(column, one.value)]
    new = not getattr(house, column) and bool(fit)
    if new:
        setattr(house, column, list(dict.fromkeys(str(one.value).strip() for one in fit)))
    return {one.key for one in fit if any(alike(there, one.value) for there in getattr(house, column))}, new


def reach(house: Organisation, column: str, those: list[Said]) -> tuple[set[str], bool]:
    """Provinces with their kabupaten and kota (R2): filled when the organisation names no province."""
    fit = [one for one in those if all(0 < len(words) <= 200 for words in one.value)]
    new = not house.reach and bool(fit)
    if new:
        told: dict[str, list[str]] = {}
        for one in fit:
            told.setdefault(one.value[0], []).append(one.value[1])
        house.reach = told
    return {one.key for one in fit if one.value[1] in house.reach.get(one.value[0], ())}, new


def money(house: Organisation, column: str, those: list[Said]) -> tuple[set[str], bool]:
    """One row a source, year and purpose; an amount that stands is never changed."""
    return rows(Funding, house, those, ("source", "year", "purpose"), "rupiah", MOST_RUPIAH)


def people_served(house: Organisation, column: str, those: list[Said]) -> tuple[set[str], bool]:
    """One row a programme and category."""
    return rows(Served, house, those, ("programme", "category"), "number", MOST_PEOPLE)


def rows(model: Any, house: Organisation, those: list[Said], keys: tuple[str, ...], amount: str, most: int) -> tuple[set[str], bool]:
    """Rows that are not there yet are made; a different amount stays as it was."""
    kept, new = set(), False
    for one in those:
        if not fits(model, one.value) or not 0 <= one.value[amount] <= most:
            continue
        row, made = model.objects.get_or_create(
            organisation=house,
            **{name: one.value[name] for name in keys},
            defaults={name: value for name, value in one.value.items() if name not in keys},
        )
        new |= made
        if getattr(row, amount) == one.value[amount]:
            kept.add(one.key)
    return kept, new


def fits(model: Any, row: Mapping[str, Any]) -> bool:
    """Whether the words of a row go into their columns."""
    longest = {field.name: field.max_length for field in model._meta.concrete_fields if getattr(field, "max_length", None)}
    return all(len(row[name]) <= most for name, most in longest.items() if isinstance(row.get(name), str))


def fitting(column: str, value: Any) -> Any:
    """The value as the column keeps it; None for what does not fit there."""
    if column in NUMBERS:
        least, most = NUMBERS[column]
        return value if isinstance(value, int) and least <= value <= most else None
    if column in DAYS:
        return value if isinstance(value, date) else None
    if column == "area_hectare":
        return hectares(value)
    words = str(value).strip()
    if column == "kind":
        return words if words in dict(ORGANISATION_KINDS) else None
    return words if 0 < len(words) <= (LONGEST.get(column) or LISTS.get(column) or 0) else None


def hectares(value: Any) -> Decimal | None:
    """Hectares with two decimals at most."""
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    fine = found.is_finite() and 0 <= found <= MOST_HECTARES and found == round(found, 2)
    return found if fine else None


def alike(there: Any, value: Any) -> bool:
    """The same, leaving aside case and spacing of words."""
    if isinstance(there, str) and isinstance(value, str):
        return " ".join(there.split()).casefold() == " ".join(value.split()).casefold()
    return bool(there == value)


COLUMNS = {"former_names": a_list, "programmes": a_list, "reach": reach, "funding": money, "served": people_served}
