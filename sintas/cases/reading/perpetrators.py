"""In which relation to the client those stand who did the violence; coded columns only."""

from __future__ import annotations

from ..models import Case, Incident, Person


def relations_of_perpetrators(case: Case) -> frozenset[str]:
    """Codes of perpetrator_relations or kin_relations, from the incidents and from the people of the file. Two queries."""
    told = Incident.current.filter(file_id=case.pk).values_list("perpetrator_relations", flat=True)
    people = Person.current.filter(file_id=case.pk, is_perpetrator=True).exclude(relation="").values_list("relation", flat=True)
    return frozenset(code for codes in told for code in codes) | frozenset(people)
