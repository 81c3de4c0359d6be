"""What the minutes of a conference begin with: what its calling says already. Opens content."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate

from ..models import Convening
from .invited import invited_to, states_of

THERE = ("accepted", "came")


def begun_minutes(case: Case, *, entry: UUID) -> dict[str, Any]:
    """Initial values of casework.forms.conference.ConferenceForm; whoever said they would come is ticked or has a row."""
    row = Convening.current.get(file_id=case.pk, entry=entry)
    invited = list(invited_to(case, entry))
    states = states_of(invited)
    coming = [one for one in invited if states[one.pk] in THERE]
    begun = {
        "happened": FuzzyDate.on(row.on), "at": row.at, "ends_at": row.ends_at, "place": row.place or "", "leader": row.leader or "",
        "summary": row.summary or "",
        "discussion": "\n".join(f"{no}. {point}: " for no, point in enumerate(row.agenda, 1)),
        "members": [str(one.user_id) for one in coming if not one.reads_a_copy],
        "attendance": [
            {
                "invited": str(one.pk), "user": str(one.guest_id or ""), "name": one.name or "", "position": one.position or "",
                "institution": one.organisation or "",
            }
            for one in coming
            if one.reads_a_copy
        ],
    }  # fmt: skip
    return {name: value for name, value in begun.items() if value not in (None, "", [])}
