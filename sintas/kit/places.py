"""Pages that a room leads to without knowing the room above that has them: that room tells where they are when it starts (apps.py).

Templates and modules of a room name addresses of their own room and of rooms below, never one above (tests/test_rooms_look_down.py).
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

PLACES: dict[str, str] = {}


def tell_places(**url_names: str) -> None:
    """Called while the program starts: place="room:name"."""
    PLACES.update(url_names)


def address(where: str, *args: Any) -> str:
    """The address of a place, or of a page by its url name (with a colon).

    Raises LookupError for a place nobody told of: without that room the page that leads there does not work.
    """
    if ":" in where:
        return reverse(where, args=args)
    return reverse(PLACES[where], args=args)


def address_if_any(where: str, *args: Any) -> str:
    """'' in a house without the room that has this place."""
    return address(where, *args) if where in PLACES else ""
