"""What waits when somebody leaves, as whoever lets them go may know it: numbers by unit, and who could take over."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from sintas.staff.actor import Actor
from sintas.staff.models import Posting, User
from sintas.staff.policy import colleagues, units_of

TAKES_OVER = ("worker", "head", "intake")  # whose posting lets them lead a file (intake: an enquiry); the database asks the same


@dataclass(frozen=True)
class Colleague:
    """Somebody of the unit who could take over, and how many open cases they lead there."""

    user_id: UUID
    name: str
    led: int


@dataclass(frozen=True)
class Waiting:
    """Of one unit; files kept to their own team (restricted) are in no number."""

    unit_id: UUID
    unit: str
    led: int
    helped: int
    tasks: int
    approvals: int
    drafts: int
    colleagues: tuple[Colleague, ...]


@dataclass(frozen=True)
class Leaver:
    """`own_drafts` belong to no file and go with their key. `roles` end."""

    units: tuple[Waiting, ...]
    own_drafts: int
    roles: int


def leaver_of(actor: Actor, user: User) -> Leaver:
    """Counts by unit with whom to hand over to, the least loaded first. Empty for whoever may not ask (the database decides)."""
    with connection.cursor() as c:
        c.execute("SELECT unit, led, helped, tasks, approvals, drafts FROM leaving_counts(%s)", [user.pk])
        rows = {row[0]: row[1:] for row in c.fetchall()}
    own = rows.pop(None, (0, 0, 0, 0, 0))
    names = dict(units_of(actor).filter(pk__in=rows).values_list("pk", "name"))
    units = [
        Waiting(pk, names[pk], *numbers_of(rows[pk]), takers(actor, user, pk) if rows[pk][0] else ())
        for pk in sorted(names, key=lambda one: names[one].casefold())
    ]
    roles = Posting.objects.filter(user=user, ended_at=None).count()
    return Leaver(tuple(one for one in units if any((one.led, one.helped, one.tasks, one.approvals, one.drafts))), int(own[4]), roles)


def numbers_of(row: tuple[int, ...]) -> tuple[int, int, int, int, int]:
    led, helped, tasks, approvals, drafts = (int(one) for one in row)
    return led, helped, tasks, approvals, drafts


def takers(actor: Actor, user: User, unit_id: UUID) -> tuple[Colleague, ...]:
    """Who of the unit could lead its files. Oneself only as the unit's head, who may hand over anyway."""
    with connection.cursor() as c:
        c.execute("SELECT person, led FROM leaving_loads(%s)", [unit_id])
        loads: dict[UUID, int] = dict(c.fetchall())
    held = Posting.objects.filter(unit_id=unit_id, ended_at=None, role__in=TAKES_OVER).values_list("user_id", "role")
    able = {who for who, role in held if who != actor.user_id or role == "head"} - {user.pk}
    found = [Colleague(one.pk, one.full_name, loads.get(one.pk, 0)) for one in colleagues(actor, unit_id) if one.pk in able]
    return tuple(sorted(found, key=lambda one: (one.led, one.name.casefold())))
