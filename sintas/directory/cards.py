"""Cards: what each service of an institution is found by, written anew whenever its document changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sintas.practice.catalogue import load

from . import regions
from .hsds import codes, hours, walking
from .hsds.facts import text
from .models import Institution, OpenTime, Service

LEFT_OUT = "left out"  # status of a service that its document no longer has
WRITTEN = (
    "place", "name", "town", "status", "needs", "areas", "within", "accessibility", "languages", "words", "protected", "institution_id",
    "ended_at", "ended_why", "ended_by",
)  # fmt: skip
Obj = dict[str, Any]


@dataclass
class Card:
    """One service as it is found."""

    hsds_id: str
    values: dict[str, Any]
    open_times: list[tuple[int, int, Any, Any]] = field(default_factory=list)


def cards_of(institution: Institution, document: Obj) -> list[Card]:
    """A card for each service of the document."""
    shut = set(institution.protected_places)
    return [card_of(institution, document, one, at, shut) for at, one in enumerate(walking.services(document))]


def card_of(institution: Institution, document: Obj, service: Obj, at: int, shut: set[str]) -> Card:
    """What one service is found by; of a protected place nothing but that it is one."""
    ids = walking.place_ids(service)
    open_places = [one for place_id in ids if place_id not in shut and (one := walking.place(document, place_id))]
    areas = codes.areas_of(service)
    town = next((text(address.get("city")) for one in open_places for address in walking.items(one, "addresses") if address.get("city")), "")
    needs = codes.needs_of(service)
    said = [text(document.get(name)) for name in ("name", "alternate_name", "description")]
    said += [text(service.get(name)) for name in ("name", "alternate_name", "description", "eligibility_description")]
    said += [town, *(regions.name_of(code) for code in areas), *(load("services").label(code, lang) for code in needs for lang in ("id", "en"))]
    values = {
        "institution_id": institution.pk, "place": at, "name": text(service.get("name")), "town": town, "status": text(service.get("status")),
        "needs": needs, "areas": areas, "within": sorted({wider for code in areas for wider in regions.parents(code)}),
        "accessibility": sorted({code for one in open_places for code in codes.accessibility_of(one)}),
        "languages": codes.languages_of(service), "words": "\n".join(one for one in said if one), "protected": bool(shut & set(ids)),
    }  # fmt: skip
    return Card(text(service.get("id")), values, list(spans(service, open_places, areas)))


def spans(service: Obj, places: list[Obj], areas: list[str]) -> Iterable[tuple[int, int, Any, Any]]:
    """(since, until, valid from, valid to): its own hours, else those at its places, else those of the places."""
    at_places = [one for at in walking.items(service, "service_at_locations") for one in walking.items(at, "schedules")]
    of_places = [one for place in places for one in walking.items(place, "schedules")]
    zone = regions.zone_of(areas[0]) if areas else 7
    for schedule in walking.items(service, "schedules") or at_places or of_places:
        found = hours.hours_of(schedule, zone)
        if found is not None:
            yield from ((since, until, found.valid_from, found.valid_to) for since, until in found.spans() if until > since)


def write_cards(institutions: list[tuple[Institution, Obj]]) -> None:
    """Cards and open times of these institutions, in few queries however many they are."""
    ids = [one.pk for one, _document in institutions]
    there = {row.hsds_id: row for row in Service.objects.filter(institution_id__in=ids)}
    made, changed, times, seen = [], [], [], set()
    for institution, document in institutions:
        for card in cards_of(institution, document):
            row = there.get(card.hsds_id)
            if row is None:
                row = Service(organisation_id=institution.organisation_id, hsds_id=card.hsds_id)
                made.append(row)
            else:
                changed.append(row)
            for name, value in card.values.items():
                setattr(row, name, value)
            if row.status == "active":  # offered again, by hand or by an import
                row.ended_at, row.ended_why, row.ended_by = None, "", None
            seen.add(card.hsds_id)
            times += [
                OpenTime(organisation_id=institution.organisation_id, service=row, since=since, until=until, valid_from=first, valid_to=last)
                for since, until, first, last in card.open_times
            ]
    for hsds_id, row in there.items():
        if hsds_id not in seen:
            row.status = LEFT_OUT
            changed.append(row)
    OpenTime.objects.filter(service_id__in=[row.pk for row in there.values()]).delete()
    Service.objects.bulk_create(made, batch_size=1000)
    Service.objects.bulk_update(changed, list(WRITTEN), batch_size=500)
    OpenTime.objects.bulk_create(times, batch_size=2000)
