"""What a room above knows of a client already, for a form of her case: offered by a button, never put in unasked (C8: not told twice)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from sintas.cases.bases import Case


@dataclass(frozen=True)
class Offer:
    """`label`: words of the button. `there(case)`: is there anything. `taken(case, language)`: values for the form, each naming its source in words;
    content must have been opened.
    """

    label: str | Promise
    there: Callable[[Case], bool]
    taken: Callable[[Case, str], dict[str, Any]]


OFFERS: defaultdict[str, dict[str, Offer]] = defaultdict(dict)  # kind of record -> name -> offer


def add_offer(kind: str, name: str, offer: Offer) -> None:
    """Called while the program starts: for new entries of this kind; `name` stands in the address (`?ambil=kelompok`)."""
    OFFERS[kind][name] = offer
