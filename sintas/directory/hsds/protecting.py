"""Taking what nobody may find out of a document: a place or a contact goes whole, and what remains is that there is one."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from . import walking
from .facts import text

Obj = dict[str, Any]
OF_A_STUB = ("id", "location_type")  # HSDS requires both; everything else of a protected place is sealed
SHORTEST = 5  # letters or digits of something that can be told apart in a sentence
GONE = "[tersegel]"


def take_out_place(document: Obj, place_id: str) -> Obj:
    """Every copy of this place becomes a stub; gives the whole place back. Raises KeyError for a place that is not there."""
    whole = walking.place(document, place_id)
    if whole is None:
        raise KeyError(place_id)
    kept = dict(whole)
    for one in walking.all_places(document):
        if one.get("id") == place_id:
            for name in [name for name in one if name not in OF_A_STUB]:
                del one[name]
    phones = secrets_of_phones(kept)
    for one in walking.objects(document):  # the same telephone said again at the service or the institution
        held = one.get("phones")
        if isinstance(held, list):
            one["phones"] = [phone for phone in held if not (isinstance(phone, dict) and digits(text(phone.get("number"))) in phones)]
            if not one["phones"]:
                del one["phones"]
    return kept


def take_out_contact(document: Obj, contact_id: str) -> Obj:
    """Every copy of this contact goes; gives it back. Raises KeyError for one that is not there."""
    kept: Obj | None = None
    for held, one in list(walking.contacts(document)):
        if one.get("id") == contact_id:
            kept = kept or one
            held.remove(one)
    for one in walking.objects(document):
        if one.get("contacts") == []:
            del one["contacts"]
    if kept is None:
        raise KeyError(contact_id)
    return kept


def secrets_of(whole: Obj) -> set[str]:
    """What of it must be said nowhere else: streets, numbers, the way there; too short a word gives nothing away."""
    found = {text(address.get(name)) for address in walking.items(whole, "addresses") for name in ("address_1", "address_2")}
    found |= {text(phone.get("number")) for inner in walking.objects(whole) for phone in walking.items(inner, "phones")}
    found.add(text(whole.get("transportation")))
    return {one.strip() for one in found if len(one.strip()) >= SHORTEST}


def secrets_of_phones(whole: Obj) -> set[str]:
    """Its numbers as digits."""
    return {digits(text(phone.get("number"))) for inner in walking.objects(whole) for phone in walking.items(inner, "phones")} - {""}


def digits(number: str) -> str:
    """A number as its last digits, so that +62 812 and 0812 meet."""
    return "".join(letter for letter in number if letter.isdecimal())[-9:]


def said_in(document: Obj, secrets: Iterable[str]) -> list[str]:
    """Where one of the secrets still stands ("services[0].description")."""
    known = [one.casefold() for one in secrets]
    return [where for where, said in walking.strings(document) if any(one in said.casefold() for one in known)]


def without(document: Obj, kind: str, hsds_id: str, secrets: set[str]) -> Obj:
    """An older version of the document without it, wherever it was said."""
    with suppress(KeyError):
        (take_out_place if kind == "place" else take_out_contact)(document, hsds_id)
    known = [one.casefold() for one in secrets]
    cleaned: Obj = walking.rewritten(document, lambda said: GONE if any(one in said.casefold() for one in known) else said)
    return cleaned


def for_outside(document: Obj, place_ids: set[str]) -> Obj:
    """A copy without the stubs of protected places and without what points to them."""

    def kept(value: Any) -> Any:
        if isinstance(value, list):
            return [kept(one) for one in value if not points(one, place_ids)]
        if isinstance(value, dict):
            return {name: kept(inner) for name, inner in value.items() if not points(inner, place_ids)}
        return value

    whole: Obj = kept(document)
    for name in ("locations",):
        if document.get(name) and not whole.get(name):
            whole.pop(name, None)
    return whole


def points(value: Any, place_ids: set[str]) -> bool:
    """Is it one of these places, or something that stands at one?"""
    if not isinstance(value, dict):
        return False
    inner = value.get("location")
    at = value.get("location_id") or (inner.get("id") if isinstance(inner, dict) else None)
    return value.get("id") in place_ids or at in place_ids
