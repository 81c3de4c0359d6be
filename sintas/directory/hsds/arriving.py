"""What comes in as HSDS: an organization_full, a service_full, a list of them, {"organizations": [...]}, {"services": [...]} or a page of an API.

Taken apart into one document for each organisation, checked by the schemas and for what they cannot say: ids that point to nothing, and
one id for two things. Nothing is guessed and nothing left out: what is wrong is told with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from . import schema, walking
from .schema import Fault

Obj = dict[str, Any]
WRAPPERS = ("organizations", "services", "contents", "items", "data")
NOUNS = {
    "services": "service", "locations": "location", "location": "location", "service_at_locations": "service_at_location", "programs": "program",
    "program": "program", "contacts": "contact", "phones": "phone", "organization": "organization",
}  # fmt: skip
POINTERS = {"organization_id": "organization", "service_id": "service", "location_id": "location", "service_at_location_id": "service_at_location",
            "program_id": "program", "contact_id": "contact", "phone_id": "phone"}  # fmt: skip


@dataclass
class Arrived:
    """`documents`: one for each organisation, in order; `faults`: where each is empty, nothing is wrong."""

    documents: list[Obj] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def understand(whole: Any) -> Arrived:
    """Take a parsed file apart and check it."""
    found = Arrived()
    by_id: dict[str, Obj] = {}
    for where, one in objects(whole, found):
        if "status" in one or "organization" in one:
            take_service(found, by_id, where, one)
        else:
            take_organisation(found, by_id, where, one)
    if not found.documents and not found.faults:
        found.faults.append(Fault("", "empty"))
    if not found.faults:
        found.faults += same_ids(found.documents)
        for document in found.documents:
            found.faults += pointers(document)
    del found.faults[schema.MOST :]
    return found


def objects(whole: Any, found: Arrived) -> Iterator[tuple[str, Obj]]:
    """(place, organisation or service)."""
    if isinstance(whole, dict) and "id" not in whole:
        name = next((name for name in WRAPPERS if isinstance(whole.get(name), list)), "")
        if not name:
            found.faults.append(Fault("", "shape"))
            return
        held, prefix = whole[name], name
    elif isinstance(whole, list):
        held, prefix = whole, ""
    else:
        held, prefix = [whole], ""
    for at, one in enumerate(held):
        where = f"{prefix}[{at}]" if isinstance(whole, list) or prefix else ""
        if isinstance(one, dict):
            yield where, one
        else:
            found.faults.append(Fault(where, "type", "object"))


def take_organisation(found: Arrived, by_id: dict[str, Obj], where: str, one: Obj) -> None:
    """An organization_full."""
    wrong = list(schema.faults(one, "organization", where))
    held = one.get("services")
    if held is not None and not isinstance(held, list):
        wrong.append(Fault(dotted(where, "services"), "type", "array"))
    for at, service in enumerate(held if isinstance(held, list) else []):
        wrong += schema.faults(service, "service", f"{dotted(where, 'services')}[{at}]")
    found.faults += wrong
    if wrong:
        return
    if one["id"] in by_id:
        found.faults.append(Fault(dotted(where, "id"), "twice", one["id"]))
        return
    by_id[one["id"]] = one
    found.documents.append(one)


def take_service(found: Arrived, by_id: dict[str, Obj], where: str, one: Obj) -> None:
    """A service_full: it stands under its organisation from now on, which is said at the service."""
    wrong = list(schema.faults(one, "service", where))
    above = one.get("organization")
    if not wrong and not isinstance(above, dict):
        wrong.append(Fault(where, "required", "organization"))
    found.faults += wrong
    if wrong or not isinstance(above, dict):
        return
    inner = {name: value for name, value in one.items() if name != "organization"}
    document = by_id.get(above["id"])
    if document is None:
        document = {**above, "services": [*walking.services(above), inner]}
        by_id[above["id"]] = document
        found.documents.append(document)
        return
    if {name: value for name, value in document.items() if name != "services"} != {name: value for name, value in above.items() if name != "services"}:
        found.faults.append(Fault(dotted(where, "organization"), "differs", above["id"]))
        return
    document["services"].append(inner)


def same_ids(documents: list[Obj]) -> Iterator[Fault]:
    """A service id that stands for two services, in one organisation or in two."""
    seen: set[str] = set()
    for document in documents:
        for service in walking.services(document):
            if service["id"] in seen:
                yield Fault(f"{document['id']}: services", "twice", service["id"])
            seen.add(service["id"])


def pointers(document: Obj) -> Iterator[Fault]:
    """Ids of other objects that nothing in the document has. A parent organisation may lie outside."""
    known = {("organization", str(document.get("id")))}
    known |= {(noun, str(one["id"])) for noun, one in named(document) if one.get("id")}
    for where, name, said in references(document):
        if said is not None and (POINTERS[name], str(said)) not in known:
            yield Fault(f"{document['id']}: {where}", "pointer", str(said))


def named(value: Any, noun: str = "") -> Iterator[tuple[str, Obj]]:
    """(noun, object) of every object that stands under a name HSDS knows."""
    if isinstance(value, dict):
        if noun:
            yield noun, value
        for name, inner in value.items():
            yield from named(inner, NOUNS.get(name, ""))
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner, noun)


def references(value: Any, where: str = "") -> Iterator[tuple[str, str, Any]]:
    """(place, name, id) of everything that points."""
    if isinstance(value, dict):
        for name, inner in value.items():
            at = dotted(where, name)
            if name in POINTERS:
                yield at, name, inner
            else:
                yield from references(inner, at)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from references(inner, f"{where}[{number}]")


def dotted(where: str, name: str) -> str:
    """"a" and "b" as "a.b"."""
    return f"{where}.{name}" if where else name
