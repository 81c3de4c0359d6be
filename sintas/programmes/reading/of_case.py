"""What one client takes part in: each programme with its days, how often she was there, and how far she has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.pieces import Link, Tag
from sintas.practice.catalogue import load

from ..models import Attendance, Enrolment


@dataclass(frozen=True)
class TakenPart:
    """One programme of one client, everything in words."""

    entry: UUID
    name: str
    state: Tag
    days: str
    there: str
    codes: list[str]
    note: str
    change: str
    levels: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class OfCase:
    """What the page shows."""

    programmes: list[TakenPart]


def programmes_of(case: Case, lang: str) -> OfCase:
    """Newest first. Opens content."""
    rows = list(Enrolment.current.filter(file_id=case.pk).order_by("-from_on", "-id"))
    marks: dict[UUID, Counter[str]] = {}
    for entry, state in Attendance.objects.filter(file_id=case.pk).values_list("enrolment", "state"):
        marks.setdefault(entry, Counter())[state] += 1
    return OfCase([taken(case, row, marks.get(row.entry, Counter()), lang) for row in rows])


def taken(case: Case, row: Enrolment, marks: Counter[str], lang: str) -> TakenPart:
    """One enrolment in words."""
    kinds = {"enrolled": "part", "waiting": "todo", "finished": "done", "left": ""}
    return TakenPart(
        row.entry,
        row.name,
        Tag(load("enrolment_states").label(row.state, lang), kinds.get(row.state, "")),
        span(row),
        ", ".join(f"{load('attendance_states').label(code, lang)}: {marks[code]}" for code in ("present", "excused", "absent") if marks[code]),
        codes_of(row, lang),
        row.note or "",
        reverse("programmes:enrolment_entry", args=[case.pk, row.entry]),
    )


def span(row: Enrolment) -> str:
    """From when to when."""
    if row.until_on:
        return _("%(first)s sampai %(last)s") % {"first": numbers.day(row.from_on), "last": numbers.day(row.until_on)}
    return _("sejak %(day)s") % {"day": numbers.day(row.from_on)}


def codes_of(row: Enrolment, lang: str) -> list[str]:
    """What is counted, in the words of the lists."""
    one = (
        ("beneficiary_statuses", row.status), ("pillars", row.pillar), ("services", row.service), ("service_bases", row.basis),
        ("rehabilitation_manners", row.manner), ("welfare_activities", row.welfare),
    )  # fmt: skip
    many = (("implementation_activities", row.activities), ("ppks", row.ppks))
    found = [load(name).label(code, lang) for name, code in one if code]
    return found + [load(name).label(code, lang) for name, codes in many for code in codes]
