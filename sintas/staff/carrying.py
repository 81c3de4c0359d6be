"""What was typed into a page whose session had ended travels past the sign-in page, sealed by the server, with the name of its writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sintas.safekeeping import carried

WRITER = "\x00writer"  # no form field can be called so
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "password", "new_password", "new_password_again", "carried"})
NOT_TYPED = frozenset({"submission", "based_on", "next", "leave"})  # what the page itself puts into a form


@dataclass(frozen=True)
class Carried:
    """`user_id` is whose session it was, None when the server could not know."""

    form: str
    fields: dict[str, list[str]]
    user_id: UUID | None
    at: datetime


def pack(form: str, posted: Mapping[str, Sequence[str]], user_id: UUID | None) -> str:
    """Text for the hidden field `carried`; '' when nothing in it was typed."""
    fields = {name: list(values) for name, values in posted.items() if name not in NEVER_KEPT}
    if not says_something(fields):
        return ""
    return carried.carry(form, fields | {WRITER: [str(user_id or "")]})


def says_something(fields: Mapping[str, Sequence[str]]) -> bool:
    """Is anything in it that a person typed or chose?"""
    return any(str(value).strip() for name, values in fields.items() if name not in NOT_TYPED for value in values)


def unpack(text: str) -> Carried | None:
    """None when it is not ours, was altered, or is too old."""
    held = carried.uncarry(text) if text else None
    if held is None:
        return None
    writer = (held["fields"].pop(WRITER, None) or [""])[0]
    return Carried(held["form"], held["fields"], UUID(writer) if writer else None, datetime.fromisoformat(held["at"]))
