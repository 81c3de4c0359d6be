"""What "Hari ini" is made of. Each section is asked for itself: an empty one vanishes, a failing one says so in its place."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sintas.safekeeping.trail import NotWritten
from sintas.staff.actor import Actor

log = logging.getLogger("sintas.desk")


@dataclass(frozen=True)
class Shown:
    """A section ready for the page. `template` draws `content`; `count` stands beside the title."""

    name: str
    title: str | Promise
    template: str
    content: Any = None
    count: int | None = None
    link: Any = None
    broken: bool = False


@dataclass(frozen=True)
class Section:
    """`build(actor, day)` gives what the page shows, or None for nothing. `wide` stands in the first column."""

    name: str
    title: str | Promise
    build: Callable[[Actor, Any], Shown | None] = field(repr=False)
    wide: bool = False
    order: int = 50
    verb: str = ""  # only for whoever holds it


SECTIONS: dict[str, Section] = {}


def add_section(section: Section) -> None:
    """Called once per section while the program starts; a room below offers its reading, the desk names it here."""
    SECTIONS[section.name] = section


def shown_for(actor: Actor, day: Any) -> tuple[list[Shown], list[Shown]]:
    """(wide column, other column), each in its order."""
    wide: list[Shown] = []
    rest: list[Shown] = []
    for section in sorted(SECTIONS.values(), key=lambda one: one.order):
        if section.verb and not actor.holds(section.verb):
            continue
        found = ask(section, actor, day)
        if found is not None:
            (wide if section.wide else rest).append(found)
    return wide, rest


def ask(section: Section, actor: Actor, day: Any) -> Shown | None:
    """One section in a savepoint of its own. The log gets the kind of the error, never its words: they may quote a file."""
    try:
        with transaction.atomic():
            return section.build(actor, day)
    except NotWritten:  # no row, no page: not even the rest of it
        raise
    except Exception as failed:
        log.error("section %s: %s", section.name, type(failed).__name__)
        return Shown(section.name, section.title, "", broken=True)


BROKEN = _("Bagian ini belum dapat ditampilkan. Muat ulang halaman sebentar lagi.")
