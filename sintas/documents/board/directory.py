"""The directory as a booklet to carry where there is no signal. Protected places and private contacts are not in it."""

from __future__ import annotations

from typing import Any

from sintas.directory.reading.for_paper import Booklet, InstitutionEntry

from ..parts import Part, part, parts
from ..sheet import Sheet


def build(booklet: Booklet, sheet: Sheet) -> dict[str, Any]:
    """First the institutions by what they are needed for, then each by name."""
    w = sheet.wording
    index = [sheet.fact_named(need, tuple(names)) for need, names in booklet.needs]
    return sheet.frame(
        date=None,  # it stands in the line below the title
        bare=True,
        label="",
        foot_note=w["foot"],
        subtitle=w.fill("subtitle", day=sheet.today, many=str(len(booklet.institutions))),
        note=w["note"],
        parts=parts(part(w["by_need"], sheet, facts=index), *(institution(one, sheet) for one in booklet.institutions)),
        nothing=w["nothing"],
    )


def institution(one: InstitutionEntry, sheet: Sheet) -> Part | None:
    w = sheet.wording
    places = [part(place.name or w["place"], sheet, facts=[list(pair) for pair in place.facts]) for place in one.places]
    services = [
        part(held.name, sheet, facts=[*(list(pair) for pair in held.facts), *([[w["contact"], list(held.contacts)]] if held.contacts else [])])
        for held in one.services
    ]
    asked = w.fill("ask_again", said=one.confirmed) if one.stale else one.confirmed
    return part(one.name, sheet, facts=[list(pair) for pair in one.facts], subs=parts(*places, *services), source=asked)
