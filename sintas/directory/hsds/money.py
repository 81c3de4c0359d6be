"""What a service costs (cost_option) and who pays for it (funding), as rows of a form and back. What no form knows of them stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from .hours import day_of
from .rows import Obj, put
from .walking import items

RUPIAH = "IDR"  # ISO 4217; HSDS asks for its three letters
COST_NAMES = {"option": "option", "about": "amount_description", "amount": "amount"}
COST_DAYS = ("valid_from", "valid_to")


def costs_of(service: Obj) -> list[dict[str, Any]]:
    """Rows {id, option, amount, about, valid_from, valid_to, currency}; a day that is none as ISO writes it is None."""
    return [
        {
            "id": str(one.get("id") or ""), "option": one.get("option") or "", "amount": one.get("amount"), "about": one.get("amount_description") or "",
            "currency": str(one.get("currency") or ""), **{name: day_of(one.get(name)) for name in COST_DAYS},
        }
        for one in items(service, "cost_options")
    ]  # fmt: skip


def change_cost(cost: Obj, row: Mapping[str, Any]) -> None:
    """A row into its object. An amount without a currency is rupiah; another currency stays."""
    for ours, theirs in COST_NAMES.items():
        put(cost, theirs, plain(row.get(ours)))
    for name in COST_DAYS:
        day: date | None = row.get(name)
        if day != day_of(cost.get(name)):
            put(cost, name, day.isoformat() if day else None)
    if row.get("amount") is not None and not cost.get("currency"):
        cost["currency"] = RUPIAH


def plain(value: Any) -> Any:
    """25000.00 as 25000, so that the document has a number as people write it."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def funding_of(of: Obj) -> list[dict[str, Any]]:
    """Rows {id, source} of an institution or a service."""
    return [{"id": str(one.get("id") or ""), "source": one.get("source") or ""} for one in items(of, "funding")]


def change_funding(funding: Obj, row: Mapping[str, Any]) -> None:
    """A row into its object."""
    put(funding, "source", row.get("source", ""))
