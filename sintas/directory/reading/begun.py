"""What a form of the directory begins with."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.utils.translation import gettext as _

from sintas.kit.pieces import Fact
from sintas.safekeeping.refusals import NotYours

from ..hsds import facts, hours, programs, text, walking
from ..models import Institution, Protected
from ..policy import KEEP
from .one import contact_said, place_facts

Obj = dict[str, Any]


def facts_for(row: Institution) -> dict[str, Any]:
    """Of the institution."""
    return facts.institution_facts(text.read(row.document))


def place_for(row: Institution, place_id: str) -> dict[str, Any]:
    """Of a place. Raises NotYours, also for a protected one."""
    place = walking.place(text.read(row.document), place_id)
    if place is None or place_id in row.protected_places:
        raise NotYours(verb=KEEP)
    return facts.place_facts(place)


def contact_for(row: Institution, contact_id: str) -> str:
    """Of a contact, in one line. Raises NotYours."""
    for _held, one in walking.contacts(text.read(row.document)):
        if one.get("id") == contact_id:
            return contact_said(facts.contacts_of({"contacts": [one]})[0])
    raise NotYours(verb=KEEP)


def service_for(row: Institution, service_id: str) -> dict[str, Any]:
    """Of a service. Raises NotYours."""
    service = walking.service(text.read(row.document), service_id)
    if service is None:
        raise NotYours(verb=KEEP)
    held = facts.service_facts(service)
    for one in held["hours"]:
        one["opens"], one["closes"], one["zone"] = moment(one["opens"]), moment(one["closes"]), str(one["zone"])
    return held | {"places": walking.place_ids(service)}


def moment(said: str) -> time:
    """"08:00" as a time; the end of a day is its beginning."""
    at = (hours.minutes(said) or 0) % hours.DAY
    return time(at // 60, at % 60)


def places_for(row: Institution) -> list[tuple[str, str]]:
    """(HSDS id, name) of the institution's places; a protected one without its name."""
    shut = set(row.protected_places)
    return [
        (facts.text(one.get("id")), _("Lokasi terlindung") if one.get("id") in shut else facts.text(one.get("name")) or _("Tempat"))
        for one in walking.places(text.read(row.document))
    ]


def programs_for(row: Institution) -> list[tuple[str, str]]:
    """(HSDS id, name) of the institution's programs."""
    return programs.known_programs(text.read(row.document))


def protected_facts(kind: str, whole: Obj) -> tuple[Fact, ...]:
    """What is sealed, as facts. Only after its trail row."""
    if kind == "place":
        return (Fact(_("Nama"), facts.text(whole.get("name"))), *place_facts(whole))
    return (Fact(_("Kontak"), contact_said(facts.contacts_of({"contacts": [whole]})[0])), *place_facts({"phones": whole.get("phones")}))


def protected_start(one: Protected, whole: Obj) -> dict[str, Any]:
    """What the form of a protected place begins with. Raises NotYours for a contact."""
    if one.kind != "place":
        raise NotYours(verb=KEEP)
    return {"initial": facts.place_facts(whole), "based_on": one.number}
