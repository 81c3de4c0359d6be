"""The directory of the demo: a dozen invented institutions, each marked as such, one for each kind of need; one place is protected."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from sintas.directory.actions.keeping import add_institution, save_place, save_service
from sintas.directory.actions.protecting import protect_place
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

HERE = Path(__file__).with_suffix(".toml")
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR"]


def load(by: Actor) -> None:
    """Into the house of `by`, a worker."""
    with acting_as(by.user_id):
        for one in tomllib.loads(HERE.read_text("utf-8"))["institution"]:
            enter(by, one)


def enter(by: Actor, said: dict[str, Any]) -> None:
    """One institution with its place and its service."""
    row = add_institution(by=by, facts={"name": said["name"], "about": "Data rekaan untuk peragaan.", "phones": phones(said["phone"])})
    place = dict(said["place"])
    shut, number = place.pop("protected", False), place.pop("phone", "")
    place_id = save_place(by=by, institution_id=row.pk, facts=place | {"phones": phones(number)})
    service = dict(said["service"])
    opens, closes, zone = service.pop("hours", (None, None, 7))
    hours = [{"id": "", "days": WEEKDAYS, "opens": opens, "closes": closes, "zone": zone, "notes": ""}] if opens else []
    save_service(by=by, institution_id=row.pk, facts=service | {"places": [place_id], "hours": hours, "areas": service["areas"]})
    if shut:
        protect_place(by=by, institution_id=row.pk, place_id=place_id)


def phones(number: str) -> list[dict[str, str]]:
    """A row for it, none for none."""
    return [{"id": "", "number": number, "about": ""}] if number else []
