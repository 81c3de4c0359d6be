"""strike(): something about people was entered in error. It leaves the lists and stays in the history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

from ..models import Case, FamilyStance, Incident, Person, Reach, SafetyFact, Tie
from .flags import end_flag
from .keeping import strike_out
from .reach import renew_head
from .releasing_outside import end_uncovered

KINDS: dict[str, Any] = {
    "reach": Reach,
    "person": Person,
    "tie": Tie,
    "stance": FamilyStance,
    "incident": Incident,
    "safety_fact": SafetyFact,
}


def strike(*, by: Actor, case: Case, kind: str, entry: UUID) -> None:
    """Strike out one record of people; flags that stood because of it alone end, the shared house excepted (it needs its reason).

    Raises NotYours for a kind or an entry that is not there (also when struck before), Refusal without cases.record.
    """
    model = KINDS.get(kind)
    if model is None or not model.current.filter(file_id=case.pk, entry=entry).exists():
        raise NotYours(verb="strike out", file_id=case.pk)
    strike_out(model, by=by, case=case, entry=entry, kind=kind)
    if kind == "reach":
        renew_head(by=by, case=case)
    elif kind in ("person", "safety_fact"):
        end_flag(by=by, case=case, code="unsafe_guardian", source_entry=entry)
        end_uncovered(by=by, case=case)
