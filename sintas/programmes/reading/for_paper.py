"""enrolments_for_paper(), leaves_for_paper(): what a client takes part in, and when away, in words for papers. Opens content."""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import classed, plain

from ..models import Attendance, Enrolment, Leave, Progress
from ..models.programme import PERCENT
from .of_case import codes_of, span

Words = tuple[str, ...]


@dataclass(frozen=True)
class LevelPart:
    """One rating: how far (`level` of `most`, or per cent), on which day, by whom."""

    when: str = classed("progress")
    level: str = classed("progress")
    most: str = classed("progress")
    rater: str = classed("progress")
    words: str = classed("progress")


@dataclass(frozen=True)
class EnrolmentPart:
    """One programme of the client. `marks` are (mark, how many days); `counted` what is counted of it, in the words of the lists."""

    entry: UUID | None = plain(None)
    number: str = plain()
    version: str = plain()
    name: str = classed("services")
    state: str = classed("services")
    days: str = classed("services")
    marks: tuple[tuple[str, str], ...] = classed("services", ())
    counted: Words = classed("services", ())
    note: str = classed("progress")
    levels: tuple[LevelPart, ...] = plain(())

    @property
    def pick(self) -> str:
        """How the worker tells it from the others."""
        return self.name


@dataclass(frozen=True)
class LeavePart:
    """Some days away. Why is not among it: a permit is shown at a gate."""

    entry: UUID | None = plain(None)
    number: str = plain()
    version: str = plain()
    begins: str = classed("services")
    expected: str = classed("services")
    back: str = classed("services")
    with_whom: str = classed("family")

    @property
    def pick(self) -> str:
        """How the worker tells it from the others."""
        return self.begins


def enrolments_for_paper(case: Case, lang: str) -> tuple[EnrolmentPart, ...]:
    """Oldest first; three queries. Inside translation.override(lang)."""
    rows = list(Enrolment.current.filter(file_id=case.pk).order_by("from_on", "id"))
    if not rows:
        return ()
    marks: dict[UUID, Counter[str]] = {}
    for entry, state in Attendance.objects.filter(file_id=case.pk).values_list("enrolment", "state"):
        marks.setdefault(entry, Counter())[state] += 1
    levels: dict[UUID, list[LevelPart]] = {}
    for one in Progress.current.filter(file_id=case.pk).order_by("happened_on", "id"):
        levels.setdefault(one.enrolment, []).append(level_part(one, lang))
    return tuple(
        EnrolmentPart(
            entry=row.entry,
            number=str(at),
            version=str(row.number),
            name=row.name,
            state=load("enrolment_states").label(row.state, lang) if row.state else "",
            days=span(row),
            marks=tuple((mark.label(lang), str(many)) for mark in load("attendance_states").rows if (many := marks.get(row.entry, Counter())[mark.code])),
            counted=tuple(codes_of(row, lang)),
            note=row.note or "",
            levels=tuple(levels.get(row.entry, ())),
        )
        for at, row in enumerate(rows, start=1)
    )


def level_part(row: Progress, lang: str) -> LevelPart:
    """A rating with its rater; the name of the rater beside the kind."""
    who = [load("programme_raters").label(row.rater, lang) if row.rater else "", row.rater_name or ""]
    return LevelPart(
        when=FuzzyDate.decode(row.happened).text(lang) if row.happened else "",
        level=f"{row.level}%" if row.out_of == PERCENT else str(row.level),
        most="" if row.out_of == PERCENT else str(row.out_of),
        rater=", ".join(filter(None, who)),
        words=row.words or "",
    )


def leaves_for_paper(case: Case, lang: str) -> tuple[LeavePart, ...]:
    """Oldest first; one query. Inside translation.override(lang)."""
    rows = Leave.current.filter(file_id=case.pk).defer("words").order_by("from_on", "id")
    return tuple(
        LeavePart(
            entry=row.entry,
            number=str(at),
            version=str(row.number),
            begins=numbers.long_day(row.from_on),
            expected=numbers.long_day(row.expected_on),
            back=numbers.long_day(row.back_on) if row.back_on else "",
            with_whom=row.with_whom or "",
        )
        for at, row in enumerate(rows, start=1)
    )
