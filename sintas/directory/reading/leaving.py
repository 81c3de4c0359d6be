"""What an export would leave in the house."""

from __future__ import annotations

from sintas.staff.actor import Actor

from ..policy import institutions_of


def staying(by: Actor) -> tuple[int, int, int]:
    """(institutions, protected places, private contacts). One query."""
    rows = list(institutions_of(by).values_list("protected_places", "private_contacts"))
    places = {one for held, _contacts in rows for one in held}  # two institutions may share one
    return len(rows), len(places), sum(len(contacts) for _places, contacts in rows)
