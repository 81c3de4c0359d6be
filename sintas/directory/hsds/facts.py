"""What the pages and the spreadsheet know of an institution, a place and a service, out of a document and back into it.

Facts are plain dictionaries (keys as in the forms). Putting facts back changes what says something else and nothing more: everything these
facts do not know stays in the document as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import codes, hours
from .money import change_cost, change_funding, costs_of, funding_of
from .programs import program_of, programs_of, put_program, put_programs
from .rows import Obj, put, put_rows
from .walking import items

FORM_NAMES = {"name": "name", "alternate_name": "alternate_name", "about": "description", "email": "email", "website": "website"}
PLACE_NAMES = {"name": "name", "about": "description", "transportation": "transportation"}
ADDRESS_NAMES = {"street": "address_1", "more": "address_2", "town": "city", "province": "state_province", "postal_code": "postal_code"}
SERVICE_NAMES = {
    "name": "name", "about": "description", "eligibility": "eligibility_description", "fees": "fees_description", "apply": "application_process",
    "email": "email", "website": "url",
}  # fmt: skip
STATUSES = ("active", "inactive", "defunct", "temporarily closed")  # HSDS service.status


def institution_facts(document: Obj) -> dict[str, Any]:
    """Of the institution itself."""
    found: dict[str, Any] = {ours: text(document.get(theirs)) for ours, theirs in FORM_NAMES.items()}
    return found | {"phones": phones_of(document), "programs": programs_of(document), "funding": funding_of(document)}


def put_institution(document: Obj, facts: Mapping[str, Any]) -> None:
    """Back into the document; keys that are not there are left alone."""
    for ours, theirs in FORM_NAMES.items():
        if ours in facts:
            put(document, theirs, facts[ours], required=theirs in ("name", "description"))
    if "phones" in facts:
        put_rows(document, "phones", facts["phones"], change=change_phone)
    if "programs" in facts:
        put_programs(document, facts["programs"])
    if "funding" in facts:
        put_rows(document, "funding", facts["funding"], change=change_funding)


def phones_of(of: Obj) -> list[dict[str, Any]]:
    """Rows {id, number, about}."""
    return [{"id": text(one.get("id")), "number": text(one.get("number")), "about": text(one.get("description"))} for one in items(of, "phones")]


def change_phone(phone: Obj, row: Mapping[str, Any]) -> None:
    """A row into its object."""
    put(phone, "number", row["number"], required=True)
    put(phone, "description", row.get("about", ""))


def place_facts(place: Obj) -> dict[str, Any]:
    """Of a place; the first address is the one shown."""
    address = next(iter(items(place, "addresses")), {})
    found = {ours: text(place.get(theirs)) for ours, theirs in PLACE_NAMES.items()}
    found |= {ours: text(address.get(theirs)) for ours, theirs in ADDRESS_NAMES.items()}
    return found | {"phones": phones_of(place), "accessibility": codes.accessibility_of(place)}


def put_place(place: Obj, facts: Mapping[str, Any]) -> None:
    """Back into a location object."""
    for ours, theirs in PLACE_NAMES.items():
        if ours in facts:
            put(place, theirs, facts[ours])
    said = {theirs: facts[ours] for ours, theirs in ADDRESS_NAMES.items() if ours in facts}
    if said:
        address = next(iter(items(place, "addresses")), None)
        if address is None and any(said.values()):
            address = {"id": codes.new_id(), "address_1": "", "city": "", "state_province": "", "postal_code": "", "country": "ID", "address_type": "physical"}
            place["addresses"] = [*(place.get("addresses") or []), address]
        if address is not None:
            for theirs, words in said.items():
                put(address, theirs, words, required=theirs != "address_2")
    if "phones" in facts:
        put_rows(place, "phones", facts["phones"], change=change_phone)
    if "accessibility" in facts:
        codes.put_accessibility(place, facts["accessibility"])


def service_facts(service: Obj) -> dict[str, Any]:
    """Of a service. `hours`: rows {id, days, opens, closes, zone, notes} of what is weekly; `documents`: lines; `contacts`: rows."""
    found: dict[str, Any] = {ours: text(service.get(theirs)) for ours, theirs in SERVICE_NAMES.items()}
    return found | {
        "status": text(service.get("status")),
        "minimum_age": service.get("minimum_age"),
        "maximum_age": service.get("maximum_age"),
        "needs": codes.needs_of(service),
        "areas": codes.areas_of(service),
        "languages": codes.languages_of(service),
        "documents": "\n".join(text(one.get("document")) for one in items(service, "required_documents") if one.get("document")),
        "hours": [row for one in items(service, "schedules") if (row := hours_row(one))],
        "phones": phones_of(service),
        "contacts": contacts_of(service),
        "program": program_of(service),
        "costs": costs_of(service),
        "funding": funding_of(service),
    }


def put_service(service: Obj, facts: Mapping[str, Any]) -> None:
    """Back into a service object."""
    for ours, theirs in SERVICE_NAMES.items():
        if ours in facts:
            put(service, theirs, facts[ours], required=theirs == "name")
    for name in ("minimum_age", "maximum_age"):
        if name in facts:
            put(service, name, facts[name])
    if facts.get("status"):
        put(service, "status", facts["status"], required=True)
    for name, write in (("needs", codes.put_needs), ("areas", codes.put_areas), ("languages", codes.put_languages)):
        if name in facts:
            write(service, facts[name])
    if "documents" in facts:
        put_documents(service, [line.strip() for line in str(facts["documents"]).splitlines() if line.strip()])
    if "hours" in facts:
        put_rows(service, "schedules", facts["hours"], ours=hours.weekly, change=hours.change_schedule)
    if "phones" in facts:
        put_rows(service, "phones", facts["phones"], change=change_phone)
    if "contacts" in facts:
        put_rows(service, "contacts", facts["contacts"], change=change_contact)
    if "program" in facts:
        put_program(service, facts["program"])
    if "costs" in facts:
        put_rows(service, "cost_options", facts["costs"], change=change_cost)
    if "funding" in facts:
        put_rows(service, "funding", facts["funding"], change=change_funding)


def put_documents(service: Obj, lines: list[str]) -> None:
    """Required documents, one a line; an object whose words stand among them stays as it is."""
    before = {text(one.get("document")): one for one in items(service, "required_documents")}
    rows = [{"id": text(before[line].get("id")) if line in before else "", "document": line} for line in dict.fromkeys(lines)]
    put_rows(service, "required_documents", rows, ours=lambda one: bool(one.get("document")), change=lambda one, row: put(one, "document", row["document"]))


def hours_row(schedule: Obj) -> dict[str, Any] | None:
    """A weekly schedule as a row; None for one that is not."""
    found = hours.hours_of(schedule, 7)
    if found is None:
        return None
    return {
        "id": text(schedule.get("id")), "days": list(found.days), "opens": hours.clock_of(found.since), "closes": hours.clock_of(found.until),
        "zone": int(found.zone) if found.zone == int(found.zone) else 7, "notes": text(schedule.get("notes")),
    }  # fmt: skip


def contacts_of(service: Obj) -> list[dict[str, Any]]:
    """Rows {id, name, title, number}."""
    return [
        {
            "id": text(one.get("id")), "name": text(one.get("name")), "title": text(one.get("title")),
            "number": text(next((phone.get("number") for phone in items(one, "phones")), "")),
        }
        for one in items(service, "contacts")
    ]  # fmt: skip


def change_contact(contact: Obj, row: Mapping[str, Any]) -> None:
    """A row into its object; the first phone is the one shown."""
    put(contact, "name", row.get("name", ""))
    put(contact, "title", row.get("title", ""))
    phones = items(contact, "phones")
    number = row.get("number", "")
    if number and phones:
        put(phones[0], "number", number, required=True)
    elif number:
        contact["phones"] = [{"id": codes.new_id(), "number": number}]
    elif phones:
        contact["phones"] = phones[1:]
        if not contact["phones"]:
            del contact["phones"]


def text(value: Any) -> str:
    """A value as words; "" for none."""
    return "" if value is None else value if isinstance(value, str) else str(value)
