"""booklet_of(): the directory as it may be carried on paper. Protected places and private contacts are not in it, as in an export."""

from __future__ import annotations

from dataclasses import dataclass

from sintas.staff.actor import Actor

from ..hsds import codes, facts, protecting, text, walking
from ..models import Service
from ..policy import institutions_of
from .age import oldest_of
from .lists import labels
from .one import head_of, place_facts, service_shown
from .stale import is_stale, said

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PlaceEntry:
    """A place anybody may know."""

    name: str
    facts: Pairs


@dataclass(frozen=True)
class ServiceEntry:
    """A service that is offered now; `contacts` are people one may ask for there."""

    name: str
    facts: Pairs
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True)
class InstitutionEntry:
    """One institution with what it offers. `stale`: nobody has asked there for long."""

    name: str
    facts: Pairs
    places: tuple[PlaceEntry, ...]
    services: tuple[ServiceEntry, ...]
    confirmed: str
    stale: bool


@dataclass(frozen=True)
class Booklet:
    """By name; `needs` are (need, the institutions that meet it), by its name too."""

    institutions: tuple[InstitutionEntry, ...]
    needs: tuple[tuple[str, tuple[str, ...]], ...]


def booklet_of(by: Actor) -> Booklet:
    """Every institution with at least one service that is offered. Two queries, however many there are; none without the verb to look."""
    rows = list(institutions_of(by).order_by("name", "pk"))
    cards = {
        (one.institution_id, one.hsds_id): one
        for one in Service.objects.filter(institution_id__in=[row.pk for row in rows]).defer("words", "vector")
    }
    found, needs, oldest = [], dict[str, list[str]](), oldest_of(by)
    for row in rows:
        document = protecting.for_outside(text.read(row.document), set(row.protected_places))
        shown = [(one, service_shown(one, document, cards.get((row.pk, facts.text(one.get("id")))), row)) for one in walking.services(document)]
        offered = [(one, card) for one, card in shown if card.offered]
        if not offered:
            continue
        for need in dict.fromkeys(need for one, _card in offered for need in codes.needs_of(one)):
            needs.setdefault(need, []).append(row.name)
        found.append(
            InstitutionEntry(
                row.name,
                tuple((str(fact.term), str(fact.words)) for fact in head_of(document)),
                tuple(
                    PlaceEntry(facts.text(place.get("name")), tuple((str(fact.term), str(fact.words)) for fact in place_facts(place)))
                    for place in walking.places(document)
                ),
                tuple(
                    ServiceEntry(
                        card.name, tuple((str(fact.term), str(fact.words)) for fact in card.facts), tuple(one.words for one in card.contacts)
                    )
                    for _one, card in offered
                ),
                said(row.confirmed_on),
                is_stale(row.confirmed_on, oldest),
            )
        )
    named = sorted((labels("services", [need])[0], tuple(names)) for need, names in needs.items())
    return Booklet(tuple(found), tuple(named))
