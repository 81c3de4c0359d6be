"""What every verb of this room shares."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from sintas.cases.bases import Case, Versioned
from sintas.cases.policy import can
from sintas.safekeeping.refusals import Refusal
from sintas.staff.actor import Actor

VERB = "evidence.assess"
V = TypeVar("V", bound=Versioned)


def may(by: Actor, case: Case, what: str) -> None:
    """Asked before anything is looked up; keep() asks again. Raises Refusal."""
    if not can(by, VERB, case):
        raise Refusal(verb=f"record {what}", file_id=case.pk)


def standing(model: type[V], case: Case, entry: UUID | None) -> V | None:
    """The version of an entry that stands, codes only until something sealed is read."""
    if entry is None:
        return None
    manager: Any = model._default_manager
    found: V | None = manager.filter(file_id=case.pk, entry=entry, superseded_at=None, set_aside=False, withdrawn_at=None).first()
    return found


def words(value: str | None) -> str | None:
    """Words as a sealed field keeps them: nothing is NULL, so that it can be counted without opening."""
    return (value or "").strip() or None
