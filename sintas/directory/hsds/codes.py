"""Codes of the practice inside HSDS: needs as terms of our own taxonomy, areas by their code, accessibility and languages by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4, uuid5

from sintas.practice.catalogue import load

from .. import regions
from .rows import put_codes
from .walking import items

Obj = dict[str, Any]
SPACE = UUID("6a0f7a4e-3f0b-5d53-9a66-7f1d0f1f8a10")  # ids of our own terms are the same in every house
NEEDS = "sintas/services"  # practice/catalogue/services.toml
AREAS = "kemendagri"  # code of the Ministry of Home Affairs


def need_of(attribute: Obj) -> str:
    """The code of services.toml this attribute stands for, "" for none."""
    term = attribute.get("taxonomy_term")
    if not isinstance(term, dict):
        return ""
    code = str(term.get("code") or "")
    if term.get("taxonomy") == NEEDS:
        return code if load("services").has(code) else ""
    row = load("services").match(str(term.get("name") or ""))
    return row.code if row else ""


def needs_of(service: Obj) -> list[str]:
    """The needs a service answers, each once."""
    return list(dict.fromkeys(code for one in items(service, "attributes") if (code := need_of(one))))


def put_needs(service: Obj, codes: Sequence[str]) -> None:
    """Attributes for these needs; other attributes stay."""
    put_codes(service, "attributes", codes, need_of, need)


def need(code: str) -> Obj:
    """An attribute that says it."""
    row = load("services").get(code)
    term = {"id": str(uuid5(SPACE, f"{NEEDS}/{code}")), "code": code, "name": row.id, "description": row.id, "taxonomy": NEEDS}
    return {"link_entity": "service", "taxonomy_term_id": term["id"], "taxonomy_term": term}


def area_of(area: Obj) -> str:
    """Its area code: by extent, else by a name that means one area only; "" for none."""
    extent = str(area.get("extent") or "")
    if regions.known(extent):
        return extent
    found = regions.found(str(area.get("name") or "")) if area.get("name") else []
    return found[0].code if len(found) == 1 else ""


def areas_of(service: Obj) -> list[str]:
    """The areas a service is for."""
    return list(dict.fromkeys(code for one in items(service, "service_areas") if (code := area_of(one))))


def put_areas(service: Obj, codes: Sequence[str]) -> None:
    """Service areas with these codes; areas without a code stay."""
    put_codes(service, "service_areas", codes, area_of, lambda code: {"name": regions.name_of(code, whole=True), "extent": code, "extent_type": AREAS})


def access_of(one: Obj) -> str:
    """The code of place_accessibility.toml, by its words; "" for none."""
    row = load("place_accessibility").match(str(one.get("description") or ""))
    return row.code if row else ""


def accessibility_of(place: Obj) -> list[str]:
    """What makes a place easier to use."""
    return [code for one in items(place, "accessibility") if (code := access_of(one))]


def put_accessibility(place: Obj, codes: Sequence[str]) -> None:
    """Objects for these codes; what is said in other words stays."""
    put_codes(place, "accessibility", codes, access_of, lambda code: {"description": load("place_accessibility").get(code).id})


def language_of(one: Obj) -> str:
    """The code of languages.toml, by its name; "" for none."""
    row = load("languages").match(str(one.get("name") or ""))
    return row.code if row else ""


def languages_of(service: Obj) -> list[str]:
    """The languages a service is given in."""
    return [code for one in items(service, "languages") if (code := language_of(one))]


def put_languages(service: Obj, codes: Sequence[str]) -> None:
    """Objects for these codes; other languages stay."""
    put_codes(service, "languages", codes, language_of, lambda code: {"name": load("languages").get(code).id})


def new_id() -> str:
    """An id for something new."""
    return str(uuid4())
