"""Small hands for readings of papers: labels, the worker's own wording, and which version stands with whose approval."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.practice.catalogue import load
from sintas.staff.models import User

from ..models import SupervisorApproval
from .packet_words import own_words as said_otherwise
from .packet_words import when
from .paper_assessment_shapes import Written


def labels(name: str, codes: Iterable[str] | None, lang: str) -> tuple[str, ...]:
    """The labels of several codes of the list `name`."""
    return tuple(load(name).label(code, lang) for code in codes or ())


def own_words(row: Any) -> tuple[str, ...]:
    """The source's wording that matched no list."""
    return tuple(said_otherwise(row))


def written(case: Case, row: Any, subject: str, lang: str) -> Written:
    """Version, day, author; and who approved exactly this version of `subject` (approval_subjects), "" when nobody has."""
    decided = (
        SupervisorApproval.objects.filter(
            file_id=case.pk, subject=subject, subject_entry=row.entry, subject_number=row.number, outcome="approved"
        )
        .order_by("-decided_at")
        .values_list("approver_id", "decided_at")
        .first()
    )
    people = User.objects.only("full_name").in_bulk({row.author_id, *([decided[0]] if decided else [])})
    approved = f"{people[decided[0]].full_name}, {numbers.day(decided[1])}" if decided else ""
    return Written(
        version=str(row.number),
        when=when(row, lang),
        noted=numbers.day(row.written_at),
        by=people[row.author_id].full_name,
        approved=approved,
        late=row.late,
    )
