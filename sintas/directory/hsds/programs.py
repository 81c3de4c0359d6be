"""Programs of an institution, each a collection of its services, and the program a service belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .rows import Obj, put, put_rows
from .walking import items, services


def programs_of(document: Obj) -> list[dict[str, Any]]:
    """Rows {id, name, about} of the institution's own list."""
    return [{"id": str(one.get("id") or ""), "name": one.get("name") or "", "about": one.get("description") or ""} for one in items(document, "programs")]


def put_programs(document: Obj, rows: list[Mapping[str, Any]]) -> None:
    """The list after a form; a copy that stands inside a service is changed with it."""
    put_rows(document, "programs", rows, change=change_program)
    said = {str(row.get("id")): row for row in rows if row.get("id")}
    for service in services(document):
        inner = service.get("program")
        if isinstance(inner, dict) and str(inner.get("id")) in said:
            change_program(inner, said[str(inner.get("id"))])


def change_program(program: Obj, row: Mapping[str, Any]) -> None:
    """A row into its object; HSDS requires both."""
    put(program, "name", row["name"], required=True)
    put(program, "description", row.get("about", ""), required=True)


def program_of(service: Obj) -> str:
    """The HSDS id of the program it belongs to, "" for none."""
    inner = service.get("program")
    return str(service.get("program_id") or (inner.get("id") if isinstance(inner, dict) else "") or "")


def put_program(service: Obj, program_id: str) -> None:
    """It belongs to this one from now on; the same as before changes nothing."""
    if program_id != program_of(service):
        service.pop("program", None)
        put(service, "program_id", program_id)


def known_programs(document: Obj) -> list[tuple[str, str]]:
    """(HSDS id, name): the institution's, and those that only a service of it has."""
    inner = [one["program"] for one in services(document) if isinstance(one.get("program"), dict)]
    found: dict[str, str] = {}
    for one in [*items(document, "programs"), *inner]:
        found.setdefault(str(one.get("id") or ""), str(one.get("name") or ""))
    found.pop("", None)
    return list(found.items())


def still_used(document: Obj) -> list[str]:
    """Names of the services that point to a program nobody has."""
    known = {hsds_id for hsds_id, _name in known_programs(document)}
    return [str(one.get("name") or "") for one in services(document) if program_of(one) and program_of(one) not in known]
