"""Letterhead, place and whoever acknowledges: what a paper says about the house that makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sintas.kit import phones
from sintas.staff.models import Posting, Unit, User

BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")


@dataclass(frozen=True)
class House:
    """`letterhead` as kit.paper reads it; `approver` is the head of the unit today, None when there is none."""

    letterhead: dict[str, object]
    place: str
    approver_title: str
    approver_id: UUID | None
    approver_name: str
    approver_number: str
    phone: str = ""  # of the unit, as it is read aloud

    def whereabouts(self, telephone: str) -> str:
        """Name and lines of the letterhead as one; `telephone` (in words, with its number) where the letterhead does not tell the unit's. A number
        stays on one line of the paper.
        """
        named: Any = self.letterhead.get("lines") or []
        told = [str(line) for line in (self.letterhead.get("name"), *named) if line]
        if self.phone and self.phone not in ", ".join(told):
            told.append(telephone)
        return BETWEEN_DIGITS.sub("\u00a0", ", ".join(told))


def house_of(unit_id: UUID) -> House:
    """Three queries at most. The first line of the letterhead is the name; without any, organisation and unit stand there."""
    unit = Unit.objects.select_related("organisation").get(pk=unit_id)
    lines = [str(line).strip() for line in unit.letterhead if str(line).strip()]
    if lines:
        letterhead: dict[str, object] = {"name": lines[0], "lines": lines[1:]}
    else:
        address = [line.strip() for line in unit.organisation.address.splitlines() if line.strip()]
        letterhead = {"name": unit.organisation.name, "lines": [unit.name, *address]}
        if unit.organisation.reports_to:
            letterhead["above"] = [unit.organisation.reports_to]
    head = (
        User.objects.filter(is_active=True, pk__in=Posting.objects.filter(unit_id=unit_id, role="head", ended_at=None).values("user_id"))
        .order_by("full_name")
        .first()
    )
    return House(
        letterhead=letterhead,
        place=unit.place,
        approver_title=unit.approver_title,
        approver_id=head.pk if head else None,
        approver_name=head.full_name if head else "",
        approver_number=number_of(head) if head else "",
        phone=phones.shown(unit.phone) if unit.phone else "",
    )


def number_of(user: User) -> str:
    """What stands under a name that signs."""
    return f"NIP {user.nip}" if user.nip else f"STR {user.str_number}" if user.str_number else ""


def writer_of(user_id: UUID) -> tuple[str, str]:
    """(name, number) of the worker who prints and signs."""
    user = User.objects.get(pk=user_id)
    return user.full_name, f"STR {user.str_number}" if user.str_number else number_of(user)
