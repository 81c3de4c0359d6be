"""What a group is composed by, of one client, in codes: for a copy she lets go. Opens the header alone."""

from __future__ import annotations

from dataclasses import dataclass

from sintas.practice.ages import is_child

from ..models import Case, Client, Incident
from .paper_parts import years


@dataclass(frozen=True)
class CodedFacts:
    """`age` in completed years, with a doubt the younger one; `child`: is, or is said to be, under 18. `forms` as "set:code"."""

    age: int | None
    child: bool
    sex: str
    languages: tuple[str, ...]
    forms: tuple[str, ...]


def coded_facts(case: Case) -> CodedFacts:
    """Two queries; no content."""
    row = Client.current.filter(file_id=case.pk).only("id", "file_id", "birth", "age_stated", "is_child", "sex", "languages").get()
    age = years(row.birth, row.age_stated)
    told = Incident.current.filter(file_id=case.pk).values_list("forms", flat=True)
    forms = tuple(sorted({form for one in told for form in one}))
    return CodedFacts(age, is_child(age) if age is not None else row.is_child, row.sex, tuple(row.languages), forms)
