"""Whoever acts, as every verb takes it (`by=`): a person of the staff with the verbs their postings give, unit by unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from .models import Posting, User
from .roles import ROLES


@dataclass(frozen=True)
class Actor:
    """Frozen and without the account's secrets; made anew for every request, so a posting that ended has ended."""

    user_id: UUID
    organisation_id: UUID
    username: str
    name: str
    greeting: str
    profession: str
    language: str = "id"
    theme: str = ""
    time_zone: str = ""  # of the unit of their oldest posting that names one; "" = the installation's
    roles: tuple[tuple[UUID, str], ...] = ()  # (unit, role)
    verbs: dict[UUID, frozenset[str]] = field(default_factory=dict, hash=False)

    def holds(self, verb: str, unit_id: UUID | None = None) -> bool:
        """Does a posting (in that unit, or in any when None) give this verb?"""
        if unit_id is not None:
            return verb in self.verbs.get(unit_id, frozenset())
        return any(verb in held for held in self.verbs.values())

    def units(self, verb: str | None = None) -> tuple[UUID, ...]:
        """The units of one's postings, or those where they give `verb`; in the order they were given."""
        return tuple(unit for unit, held in self.verbs.items() if verb is None or verb in held)

    def has_role(self, role: str) -> bool:
        return any(held == role for _unit, held in self.roles)


def actor_for(user: User) -> Actor:
    """Load the live postings of an account (one query)."""
    live = Posting.objects.filter(user_id=user.pk, ended_at=None, unit__closed=False).order_by("since")
    held = list(live.values_list("unit_id", "role", "unit__time_zone"))
    return make_actor(user, [(unit, role) for unit, role, _zone in held], next((zone for _unit, _role, zone in held if zone), ""))


def make_actor(user: User, postings: Iterable[tuple[UUID, str]], time_zone: str = "") -> Actor:
    """Put account and postings together; an unknown role gives nothing."""
    roles = tuple(postings)
    verbs: dict[UUID, frozenset[str]] = {}
    for unit, role in roles:
        given = ROLES[role][1] if role in ROLES else frozenset()
        verbs[unit] = verbs.get(unit, frozenset()) | given
    return Actor(
        user_id=user.pk,
        organisation_id=user.organisation_id,
        username=user.username,
        name=user.full_name,
        greeting=user.greeting or user.full_name.split(" ")[0],
        profession=user.profession,
        language=user.language,
        theme=user.theme,
        time_zone=time_zone,
        roles=roles,
        verbs=verbs,
    )
