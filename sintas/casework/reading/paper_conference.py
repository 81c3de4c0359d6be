"""conferences_for_paper(): case conferences held, in words for their minutes. Opens content."""

# ruff: noqa: RUF009 - every default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.redaction import classed, plain
from sintas.staff.models import User

from ..models import Conference, Decision
from .conference import owner_names, owner_words
from .dissent import dissents_of
from .packet_words import day, word


@dataclass(frozen=True)
class Attendant:
    """Somebody who came; the signature is put by hand."""

    name: str = classed("services")
    position: str = classed("services")
    institution: str = classed("services")


@dataclass(frozen=True)
class DecisionLine:
    """What was decided, who does it, by when."""

    what: str = classed("progress")
    owner: str = classed("progress")
    due: str = classed("progress")


@dataclass(frozen=True)
class DissentLine:
    """Who saw it differently: about what, what, why."""

    who: str = classed("progress")
    about: str = classed("progress")
    what: str = classed("progress")
    why: str = classed("progress")


@dataclass(frozen=True)
class ConferencePart:
    """One conference. The summary may tell what happened (story); what was discussed and decided is progress."""

    entry: UUID | None = plain(None)
    number: str = plain()  # the how-manieth of this case
    version: str = plain()
    on: date | None = plain(None)
    when: str = classed("services")
    weekday: str = classed("services")  # "Senin, 2 September 2024", "" when the day is not known exactly
    time: str = classed("services")
    place: str = classed("services")
    leader: str = classed("services")
    minutes_by: str = classed("services")
    confidentiality_stated: bool = plain(False)
    attendance: tuple[Attendant, ...] = plain(())
    client_took_part: str = classed("services")
    summary: str = classed("story")
    discussion: str = classed("progress")
    decisions: tuple[DecisionLine, ...] = plain(())
    dissent: str = classed("progress")  # as older minutes tell it, in one text
    dissents: tuple[DissentLine, ...] = plain(())
    follow_up: str = classed("progress")
    next_on: str = classed("services")
    late: bool = plain(False)
    by: str = classed("services")


def conferences_for_paper(case: Case, lang: str) -> tuple[ConferencePart, ...]:
    """Every conference that stands, the first of the case first. Inside translation.override(lang)."""
    rows = list(Conference.current.filter(file_id=case.pk).order_by("no"))
    if not rows:
        return ()
    decided = list(Decision.current.filter(file_id=case.pk).order_by("position", "written_at"))
    names = owner_names(decided)
    authors = dict(User.objects.filter(pk__in={row.author_id for row in rows}).values_list("pk", "full_name"))
    made: dict[UUID, list[Decision]] = {}
    for one in decided:
        made.setdefault(one.conference, []).append(one)
    return tuple(conference_part(row, made.get(row.entry, []), names, authors.get(row.author_id, ""), lang) for row in rows)


def conference_part(row: Conference, decisions: list[Decision], names: dict[str, str], author: str, lang: str) -> ConferencePart:
    when = FuzzyDate.decode(row.happened) if row.happened else FuzzyDate.unknown()
    texts = ("place", "leader", "minutes_by", "summary", "discussion", "dissent", "follow_up")
    return ConferencePart(
        entry=row.entry,
        number=str(row.no),
        version=str(row.number),
        on=row.happened_on,
        when=when.text(lang) if when.is_known else "",
        weekday=numbers.long_day(when.exact) if when.exact else "",
        time="–".join(numbers.clock_time(at) for at in (row.happened_at, row.ends_at) if at),
        confidentiality_stated=row.confidentiality_stated,
        attendance=tuple(
            Attendant(name=one.get("name", ""), position=one.get("position", ""), institution=one.get("institution", ""))
            for one in row.attendance or ()
        ),
        client_took_part=word("degrees", row.client_took_part, lang),
        decisions=tuple(
            DecisionLine(what=one.what, owner=owner_words(one.owner, one.owner_words or "", names), due=day(one.due_on)) for one in decisions
        ),
        dissents=tuple(DissentLine(who=one.who, about=one.about, what=one.what, why=one.why) for one in dissents_of(row, decisions)),
        next_on=numbers.long_day(row.next_on) if row.next_on else "",
        late=row.late,
        by=author,
        **{name: getattr(row, name) or "" for name in texts},
    )
