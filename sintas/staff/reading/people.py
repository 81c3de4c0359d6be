"""The register of staff as pages show it: plain data, no models."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.pieces import Cell, Column, Fact, Table, Tag

from ..actor import Actor
from ..lists import label
from ..models import User
from ..policy import people_of, postings_of
from ..roles import ROLES
from .str_state import state_of


@dataclass(frozen=True)
class PersonLine:
    """One line of the register."""

    id: UUID
    name: str
    sub: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Role:
    """A role somebody holds now."""

    posting_id: UUID
    words: str
    unit: str
    since: str


@dataclass(frozen=True)
class PersonCard:
    """One person whole. `waiting` is for whoever left: how many files they still lead."""

    id: UUID
    name: str
    active: bool
    facts: tuple[Fact, ...]
    roles: tuple[Role, ...]
    past: Table | None
    tags: tuple[Tag, ...]
    second_step: bool = False  # whether one stands; what it is only they themselves can see


def register_of(actor: Actor, *, first: int, count: int, left: bool = False) -> tuple[list[PersonLine], int]:
    """(lines, how many in all) of the organisation's people, by name; `left` asks for those who left. Three queries."""
    found = people_of(actor).filter(is_active=not left).order_by("full_name", "pk")
    shown = list(found[first : first + count])
    roles: dict[UUID, list[str]] = defaultdict(list)
    held = postings_of(actor).filter(user__in=[p.pk for p in shown], ended_at=None).select_related("unit").order_by("since")
    for posting in held:
        roles[posting.user_id].append(f"{role_words(posting.role)}, {posting.unit.name}")
    return [PersonLine(p.pk, p.full_name, sub(p, roles[p.pk]), tags(p)) for p in shown], found.count()


def card_of(actor: Actor, user: User) -> PersonCard:
    """Everything the register holds of one person, roles that ended included."""
    postings = list(postings_of(actor).filter(user=user).select_related("unit").order_by("-since"))
    now = tuple(Role(p.pk, role_words(p.role), p.unit.name, numbers.day(p.since)) for p in postings if p.ended_at is None)
    ended = [p for p in postings if p.ended_at is not None]
    past = Table(
        _("Peran yang sudah berakhir"),
        [Column(_("Peran")), Column(_("Unit")), Column(_("Mulai")), Column(_("Berakhir"))],
        [[Cell(role_words(p.role)), Cell(p.unit.name), Cell(numbers.day(p.since)), Cell(numbers.day(p.ended_at))] for p in ended],
    )
    return PersonCard(user.pk, user.full_name, user.is_active, facts_of(user), now, past if ended else None, tags(user), user.second_step_at is not None)


def facts_of(user: User) -> tuple[Fact, ...]:
    """What is known, and what is not recorded yet."""
    gap = _("belum dicatat")
    rows = (
        (_("Nama pengguna"), user.username),
        (_("Profesi"), label("professions", user.profession)),
        (_("Jenjang"), label("grades", user.grade)),
        (_("Kelompok jabatan"), label("position_groups", user.position_group)),
        (_("NIP"), user.nip),
        (_("Nomor STR"), user.str_number),
        (_("STR berlaku sampai"), numbers.day(user.str_expires_on) if user.str_expires_on else ""),
        (_("Surel"), user.email),
        (_("Langkah kedua"), _("sejak %(day)s") % {"day": numbers.day(user.second_step_at.date())} if user.second_step_at else ""),
        (_("Akun berlaku sampai"), numbers.day(user.expires_on) if user.expires_on else _("tanpa batas")),
    )
    return tuple(Fact(term, words, "" if words else gap) for term, words in rows)


def tags(user: User) -> tuple[Tag, ...]:
    """What whoever keeps the register should see at a glance."""
    if not user.is_active:
        return (Tag(_("Berhenti %(day)s") % {"day": numbers.day(user.left_on)} if user.left_on else _("Berhenti")),)
    registration = state_of(user.str_expires_on).tag
    unused = Tag(_("Belum pernah masuk"), kind="todo") if user.last_login is None else None
    return tuple(tag for tag in (registration, unused) if tag)


def sub(user: User, roles: list[str]) -> str:
    """Profession and roles in one line."""
    parts = [label("professions", user.profession), *roles]
    return " · ".join(part for part in parts if part) or _("Belum ada peran")


def role_words(role: str) -> str:
    """The role's name on screen; an unknown one as it stands."""
    return str(ROLES[role][0]) if role in ROLES else role
