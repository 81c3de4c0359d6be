"""What rooms above add to the page of a colleague. They add theirs when they start (apps.py), so that nothing here looks up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from .actor import Actor
from .models import User

Shown = Callable[[Actor, User], bool]


@dataclass(frozen=True)
class PersonLink:
    """One way on from the page of a colleague: url name (takes the person's id), words, and for whom it stands there.

    `waiting`: it stands beside the sentence on files that wait for a new lead, else among what can be done with the account.
    """

    url_name: str
    label: str | Promise
    shown: Shown
    waiting: bool = False


LINKS: dict[tuple[str, bool], PersonLink] = {}


def add_person_link(link: PersonLink) -> None:
    """Called once per link while the program starts."""
    LINKS[link.url_name, link.waiting] = link


def links_of(by: Actor, user: User, *, waiting: bool) -> list[PersonLink]:
    """Those that stand on this person's page."""
    return [one for one in LINKS.values() if one.waiting == waiting and one.shown(by, user)]
