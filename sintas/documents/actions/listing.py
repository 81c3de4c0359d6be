"""print_week(), print_roll(), print_residence(), print_directory(): a list of the house as it stands now. It takes no number and is not kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from sintas.directory.policy import LOOK
from sintas.directory.reading.for_paper import booklet_of
from sintas.kit import clock, numbers, paper
from sintas.programmes.policy import ATTEND, the_programme, units_seen
from sintas.programmes.reading.one import meetings_of, total_of
from sintas.programmes.reading.residence import residence_of
from sintas.programmes.reading.roll import roll_of
from sintas.programmes.reading.week import offered, week_of
from sintas.safekeeping import trail
from sintas.staff.actor import Actor
from sintas.staff.policy import need

from ..audience import the_house
from ..board import directory, residence, roll, week
from ..downloads import Download
from ..house import house_of
from ..sheet import Sheet
from ..wording import Wording

VERB = "print list"


def print_week(*, by: Actor) -> Download:
    """The programmes of one's units. Raises Refusal without a unit whose programmes one sees."""
    unit_id = units_seen(by)[0]
    trail.record(by=by, verb=VERB, slug="week")
    return listed("week", unit_id, lambda sheet: week.build(week_of(offered(by), clock.today()), sheet), "jadwal-mingguan")


def print_roll(*, by: Actor, programme_id: UUID) -> Download:
    """To be marked by hand, those one reaches by initials. Raises NotYours, Refusal."""
    found = the_programme(by, programme_id, ATTEND)
    trail.record(by=by, verb=VERB, slug="roll", programme=str(found.pk))
    people = roll_of(by, found, clock.today())
    ahead = [one for one in meetings_of(found) if one.on >= clock.today()]
    total = total_of(by, found)
    others = total - len(people) if total is not None else 0
    return listed("roll", found.unit_id, lambda sheet: roll.build(found.name, people, ahead, others, sheet), "daftar-hadir")


def print_residence(*, by: Actor) -> Download:
    """The dormitories of one's units, residents one reaches by initials. Raises Refusal."""
    unit_id = units_seen(by)[0]
    trail.record(by=by, verb=VERB, slug="residence")
    return listed("residence", unit_id, lambda sheet: residence.build(residence_of(by), sheet), "daftar-penghuni")


def print_directory(*, by: Actor) -> Download:
    """What the house knows of others, without what is protected. Raises Refusal."""
    need(by, LOOK)
    trail.record(by=by, verb=VERB, slug="directory")
    return listed("directory", by.units(LOOK)[0], lambda sheet: directory.build(booklet_of(by), sheet), "direktori")


def listed(slug: str, unit_id: UUID, build: Callable[[Sheet], dict[str, Any]], name: str) -> Download:
    """Under the letterhead of this unit, in the language of whoever prints; the name of the file says the kind of list and the day."""
    house, today = house_of(unit_id), clock.today()
    sheet = Sheet(Wording(f"board/{slug}", get_language() or "id"), "final", house, the_house(), numbers.day(today))
    pdf = paper.render(f"documents/shelf/board/{slug}/paper.typ", build(sheet))
    return Download(pdf.bytes, f"{name}-{today:%Y%m%d}.pdf")
