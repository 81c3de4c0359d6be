"""Sessions that were held, in words for papers. Opens content."""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import classed, plain
from sintas.staff.models import User

from ..models import Session
from .sessions import goal_texts, part_words

Words = tuple[str, ...]


@dataclass(frozen=True)
class SessionPart:
    """One session. What was written in it is progress; what the client said is story; the plain fact that it took place is services."""

    entry: UUID | None = plain(None)
    order: str = plain()
    number: str = classed("services")
    when: str = classed("services")
    time: str = classed("services")
    minutes: str = classed("services")
    place: str = classed("address")
    channel: str = classed("services")
    participants: str = classed("services")
    role: str = classed("services")
    techniques: Words = classed("services", ())
    therapy: str = classed("services")
    steps: Words = classed("services", ())
    part: str = classed("services")  # "CBT, sesi ke-2 dari 5"
    order_reason: str = classed("progress")
    topics: Words = classed("services", ())
    goals: Words = classed("progress", ())
    guidance_wished: bool = classed("services", False)
    pillar: str = classed("services")
    before: str = classed("psychology")
    note: str = classed("progress")
    client_words: str = classed("story")
    feedback: str = classed("progress")
    achievement: str = classed("progress")
    worst_case: str = classed("risk_safety")
    next_step: str = classed("progress")
    next_owner: str = classed("progress")
    next_on: str = classed("progress")
    no_next_step: bool = plain(False)
    late: bool = plain(False)
    early: bool = plain(False)
    early_reason: str = classed("services")
    protection: bool = plain(False)
    by: str = classed("services")
    by_number: str = plain()


def sessions_for_paper(case: Case, lang: str) -> tuple[SessionPart, ...]:
    """Every session that was held, oldest first, numbered as the file counts them. Inside translation.override(lang)."""
    rows = list(
        Session.current.filter(file_id=case.pk, ahead=False).order_by(
            F("happened_on").asc(nulls_last=True), F("happened_at").asc(nulls_last=True), "written_at"
        )
    )
    people = User.objects.in_bulk({row.author_id for row in rows} | {UUID(row.next_owner) for row in rows if _is_id(row.next_owner)})
    touched = {goal for row in rows for goal in row.goals}
    goals = goal_texts(case, also=touched) if touched else {}
    return tuple(session_part(row, at, lang, people, goals) for at, row in enumerate(rows, start=1))


def session_part(row: Session, at: int, lang: str, people: dict[Any, User], goals: dict[UUID, str]) -> SessionPart:
    """`at` is its place among the sessions held, from 1; `goals` the words of the goals by entry, in the plan's order."""
    author = people.get(row.author_id)
    when = FuzzyDate.decode(row.happened) if row.happened else FuzzyDate.unknown()

    def one(name: str, code: str, field: str = "") -> str:
        return load(name).label(code, lang) if code else str((row.own_words or {}).get(field, ""))

    def many(name: str, codes: list[str]) -> Words:
        return tuple(load(name).label(code, lang) for code in codes)

    def own(*fields: str) -> Words:
        """The wording of whoever wrote it, where no list has a code."""
        return tuple(str((row.own_words or {})[field]) for field in fields if (row.own_words or {}).get(field))

    parties = [*many("contact_parties", row.participants), *filter(None, [row.participant_words])]
    return SessionPart(
        entry=row.entry,
        order=f"{(row.happened_on or row.written_at.date()).isoformat()} {row.happened_at or '00:00:00'} {row.pk}",
        number=str(at),
        when=when.text(lang),
        time=numbers.clock_time(row.happened_at) if row.happened_at else "",
        minutes=str(row.duration_min or ""),
        place=row.place or "",
        channel=one("session_channels", row.channel, "channel"),
        participants=", ".join(parties),
        role=one("session_roles", row.worker_role, "worker_role"),
        techniques=(*many("techniques", row.techniques), *own("technique", "techniques")),
        therapy=one("therapies", row.therapy, "therapy"),
        steps=(*many("therapy_steps", row.steps), *own("step", "steps")),
        part=part_words(row.therapy, row.part_no, row.part_of, lang),
        order_reason=row.order_reason or "",
        topics=many("psychoeducation_topics", row.topics),
        goals=tuple(text for entry, text in goals.items() if entry in row.goals),
        guidance_wished=row.guidance_wished,
        pillar=one("pillars", row.pillar, "pillar"),
        before=row.state_before or "",
        note=row.note or "",
        client_words=row.client_words or "",
        feedback=row.feedback or "",
        achievement=row.achievement or "",
        worst_case=row.worst_case or "",
        next_step=row.next_step or "",
        next_owner=people[UUID(row.next_owner)].full_name if _is_id(row.next_owner) and UUID(row.next_owner) in people else "",
        next_on=numbers.day(row.next_on) if row.next_on else "",
        no_next_step=row.no_next_step,
        late=row.late,
        early=row.early,
        early_reason=row.before_consent_reason or "",
        protection=row.protection,
        by=author.full_name if author else "",
        by_number=(f"STR {author.str_number}" if author.str_number else f"NIP {author.nip}" if author.nip else "") if author else "",
    )


def _is_id(owner: str) -> bool:
    try:
        UUID(owner)
    except ValueError:
        return False
    return True
