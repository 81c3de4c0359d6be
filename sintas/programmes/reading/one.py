"""One programme: what it is, when it meets next, who takes part by their initials."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.policy import visible_to
from sintas.cases.reading.roll import named
from sintas.kit import clock, numbers
from sintas.kit.calendar_words import WEEKDAYS
from sintas.kit.pieces import Fact, Row, Tag
from sintas.kit.places import address
from sintas.practice.catalogue import load
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..models import Attendance, Enrolment, Programme
from .week import DAYS, dotted

NEXT = 4
LISTS = {
    "kind": "programme_kinds",
    "vocation": "vocations",
    "pillar": "pillars",
    "service": "services",
    "basis": "service_bases",
    "manner": "rehabilitation_manners",
    "welfare": "welfare_activities",
}
HOW_MANY = """
SELECT count(*) FROM programmes_enrolment e JOIN cases_case c ON c.file_id = e.file_id
 WHERE e.programme = %s AND e.state = 'enrolled' AND e.superseded_at IS NULL AND NOT e.set_aside AND e.withdrawn_at IS NULL
   AND e.from_on <= %s AND (e.until_on IS NULL OR e.until_on >= %s) AND c.closed_on IS NULL
"""


@dataclass(frozen=True)
class Meeting:
    """One day on which it meets; `marked` says how many marks stand, of those one reaches."""

    on: date
    words: str
    marked: int = 0
    due: bool = False  # it has begun, so its roll may be marked


@dataclass(frozen=True)
class ProgrammePage:
    """What the page shows. `total` is None for whoever does not oversee the unit."""

    programme_id: UUID
    name: str
    ended: str
    facts: list[Fact]
    meetings: list[Meeting]
    people: list[Row]
    total: int | None


def programme_page(actor: Actor, one: Programme) -> ProgrammePage:
    """The whole page. At most seven queries, however many take part."""
    lang = get_language() or "id"
    return ProgrammePage(
        one.pk,
        one.name,
        numbers.day(one.ended_on) if one.ended_on else "",
        facts_of(one, lang),
        meetings_of(one),
        people_of(actor, one, lang),
        total_of(actor, one),
    )


def facts_of(one: Programme, lang: str) -> list[Fact]:
    """What is known of it, and when it meets."""
    terms = {
        "kind": _("Jenis"), "vocation": _("Keterampilan kerja"), "pillar": _("Pilar ATENSI"), "service": _("Bentuk rehabilitasi sosial"),
        "basis": _("Basis layanan"), "manner": _("Cara"), "welfare": _("Penyelenggaraan kesejahteraan sosial"),
    }  # fmt: skip
    facts = [Fact(terms[name], load(codes).label(getattr(one, name), lang)) for name, codes in LISTS.items() if getattr(one, name)]
    if one.activities:
        facts.append(Fact(_("Kegiatan implementasi"), ", ".join(load("implementation_activities").label(code, lang) for code in one.activities)))
    days = WEEKDAYS["en" if lang == "en" else "id"]
    times = [f"{days[int(at['weekday'])]} {dotted(at['starts'])}{'–' + dotted(at['ends']) if at.get('ends') else ''}" for at in one.calendar]
    facts.append(Fact(_("Jadwal mingguan"), ", ".join(times), gap="" if times else _("belum ada waktunya")))
    names = dict(User.objects.filter(pk__in=one.mentors, organisation_id=one.organisation_id).values_list("pk", "full_name"))
    facts.append(Fact(_("Pembimbing"), ", ".join(names[pk] for pk in one.mentors if pk in names), gap="" if names else _("belum ditentukan")))
    return facts


def meetings_of(one: Programme) -> list[Meeting]:
    """Today if it meets, the last one before, and the next ones."""
    if one.ended_on is not None:
        return []
    today, now = clock.today(), clock.local(clock.now()).strftime("%H:%M")
    wanted = {int(at["weekday"]) for at in one.calendar}
    begun = any(int(at["weekday"]) == today.weekday() and at["starts"][:5] <= now for at in one.calendar)
    days = [day for day in (today + timedelta(days=n) for n in range(-DAYS, NEXT * DAYS)) if day.weekday() in wanted]
    past, ahead = [day for day in days if day < today][-1:], [day for day in days if day >= today][:NEXT]
    marked: dict[date, int] = {}
    for day in Attendance.objects.filter(programme=one.pk, on__in=[*past, *ahead]).values_list("on", flat=True):
        marked[day] = marked.get(day, 0) + 1
    return [Meeting(day, numbers.long_day(day), marked.get(day, 0), day < today or (day == today and begun)) for day in [*past, *ahead]]


def people_of(actor: Actor, one: Programme, lang: str) -> list[Row]:
    """Initials of those one reaches; whoever is on the team is led into the file, a mentor is not."""
    rows: QuerySet[Enrolment] = Enrolment.current.filter(programme=one.pk, state__in=("enrolled", "waiting")).defer("name", "note")
    found = list(rows)
    people = named(actor, [row.file_id for row in found], for_a_roll=True)
    mine = set(visible_to(actor).filter(pk__in=[row.file_id for row in found]).values_list("pk", flat=True)) if actor.holds("cases.read") else set()
    shown = [
        Row(
            people[row.file_id].initials,
            address("programmes:of_case", row.file_id) if row.file_id in mine else "",
            _("sejak %(day)s") % {"day": numbers.day(row.from_on)},
            tag=Tag(load("enrolment_states").label(row.state, lang), "todo") if row.state == "waiting" else None,
        )
        for row in found
        if row.file_id in people
    ]
    return sorted(shown, key=lambda row: str(row.title))


def total_of(actor: Actor, one: Programme) -> int | None:
    """How many take part, for the head and the supervisor of the unit; restricted cases are not among them."""
    if not actor.holds("staff.see_workload", one.unit_id):
        return None
    today = clock.today()
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        c.execute(HOW_MANY, [one.pk, today, today])
        return int(c.fetchone()[0])
