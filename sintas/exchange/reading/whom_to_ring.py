"""Whom a partner may ring before giving a code or an answer: the unit that made the link, as its settings name it. Nothing of the case."""

from __future__ import annotations

from dataclasses import dataclass

from sintas.cases.reading.releases import unit_of_release
from sintas.kit import phones
from sintas.staff.models import Unit


@dataclass(frozen=True)
class Ring:
    """`number` as it is read aloud and `dial` for a telephone; both "" while the unit has named none. `zone`: where it works, "" = where the
    installation stands.
    """

    unit: str
    house: str
    number: str
    dial: str
    zone: str = ""


def whom_to_ring() -> Ring | None:
    """Asked under the id of a standing link; None for anybody else. Two queries."""
    unit_id = unit_of_release()
    unit = Unit.objects.select_related("organisation").filter(pk=unit_id).first() if unit_id else None
    if unit is None:
        return None
    return Ring(unit.name, unit.organisation.name, phones.shown(unit.phone) if unit.phone else "", unit.phone, unit.time_zone)
