"""What stands where in a document: one organisation with its services and places, as organization_full of HSDS has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Obj = dict[str, Any]


def items(of: Obj, name: str) -> list[Obj]:
    """The objects of a list; [] when there is none."""
    return [one for one in of.get(name) or [] if isinstance(one, dict)]


def services(document: Obj) -> list[Obj]:
    """Its services, in order."""
    return items(document, "services")


def service(document: Obj, hsds_id: str) -> Obj | None:
    """One service."""
    return next((one for one in services(document) if one.get("id") == hsds_id), None)


def all_places(document: Obj) -> Iterator[Obj]:
    """Every location object, the copies inside services included."""
    yield from items(document, "locations")
    for one in services(document):
        for at in items(one, "service_at_locations"):
            if isinstance(at.get("location"), dict):
                yield at["location"]


def places(document: Obj) -> list[Obj]:
    """Its places, each once."""
    found: dict[str, Obj] = {}
    for one in all_places(document):
        found.setdefault(str(one.get("id")), one)
    return list(found.values())


def place(document: Obj, hsds_id: str) -> Obj | None:
    """One place."""
    return next((one for one in all_places(document) if one.get("id") == hsds_id), None)


def place_ids(of_service: Obj) -> list[str]:
    """Where a service is given."""
    found = []
    for at in items(of_service, "service_at_locations"):
        inner = at.get("location")
        said = at.get("location_id") or (inner.get("id") if isinstance(inner, dict) else None)
        if said:
            found.append(str(said))
    return found


def contacts(document: Obj) -> Iterator[tuple[list[Any], Obj]]:
    """(the list it stands in, contact) wherever one stands."""
    for inner in objects(document):
        held = inner.get("contacts")
        if isinstance(held, list):
            for one in list(held):
                if isinstance(one, dict):
                    yield held, one


def objects(value: Any) -> Iterator[Obj]:
    """Every object in it, itself first."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


def strings(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """(where it stands, text) of every text."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, f"{where}.{name}" if where else name)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from strings(inner, f"{where}[{at}]")


def rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """The same value with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: rewritten(inner, change) for name, inner in value.items()}
    if isinstance(value, list):
        return [rewritten(inner, change) for inner in value]
    return value
