"""In which relation to the client those stand who did the violence, its forms, and whether it goes on; coded columns only."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Case, Flag, Incident, Person


@dataclass(frozen=True)
class Known:
    """`relations`: codes of perpetrator_relations or kin_relations; `forms`: "set:code" of every incident; `going_on`: one still goes on."""

    relations: frozenset[str]
    forms: frozenset[str]
    going_on: bool


def violence_known(case: Case) -> Known:
    """From incidents and people of the file. Two queries."""
    told = list(Incident.current.filter(file_id=case.pk).values_list("perpetrator_relations", "forms", "repeated"))
    people = Person.current.filter(file_id=case.pk, is_perpetrator=True).exclude(relation="").values_list("relation", flat=True)
    return Known(
        relations=frozenset(code for codes, _forms, _again in told for code in codes) | frozenset(people),
        forms=frozenset(form for _codes, forms, _again in told for form in forms),
        going_on=any(again == "ongoing" for _codes, _forms, again in told),
    )


def flags_up(case: Case) -> frozenset[str]:
    """Codes of the flags in the head, without their words."""
    return frozenset(Flag.objects.filter(file_id=case.pk, ended_at=None).values_list("code", flat=True))
