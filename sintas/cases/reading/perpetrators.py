"""In which relation to the client those stand who did the violence, its forms, and whether it goes on; coded columns only."""

from __future__ import annotations

from dataclasses import dataclass

from .risk import Rows


@dataclass(frozen=True)
class Known:
    """`relations`: codes of perpetrator_relations or kin_relations; `forms`: "set:code" of every incident; `going_on`: one still goes on."""

    relations: frozenset[str]
    forms: frozenset[str]
    going_on: bool


def violence_known(rows: Rows) -> Known:
    """From the incidents and people of risk.known_rows()."""
    told = rows["incidents"]
    people = {one.relation for one in rows["people"] if one.is_perpetrator and one.relation}
    return Known(
        relations=frozenset(code for one in told for code in one.perpetrator_relations) | people,
        forms=frozenset(form for one in told for form in one.forms),
        going_on=any(one.repeated == "ongoing" for one in told),
    )


def flags_up(rows: Rows) -> frozenset[str]:
    """Codes of the flags in the head, without their words."""
    return frozenset(one.code for one in rows["flags"])
