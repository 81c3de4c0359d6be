"""In which relation to the client those stand who did the violence, and whether it goes on; coded columns only."""

from __future__ import annotations

from ..models import Case, Flag, Incident, Person


def violence_known(case: Case) -> tuple[frozenset[str], bool]:
    """(codes of perpetrator_relations or kin_relations, whether an incident still goes on), from incidents and people of the file. Two queries."""
    told = list(Incident.current.filter(file_id=case.pk).values_list("perpetrator_relations", "repeated"))
    people = Person.current.filter(file_id=case.pk, is_perpetrator=True).exclude(relation="").values_list("relation", flat=True)
    return frozenset(code for codes, _repeated in told for code in codes) | frozenset(people), any(again == "ongoing" for _codes, again in told)


def flags_up(case: Case) -> frozenset[str]:
    """Codes of the flags in the head, without their words."""
    return frozenset(Flag.objects.filter(file_id=case.pk, ended_at=None).values_list("code", flat=True))
