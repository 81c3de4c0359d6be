"""tracks_for_paper(), stays_for_paper(): the tracks of a case in words for papers. Opens content.

Every track in which something was decided is there, whatever became of it: that a client chose another way belongs to the course of the work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F

from sintas.cases.bases import Case
from sintas.cases.reading.team import team_choices
from sintas.kit import clock, numbers
from sintas.practice.catalogue import load

from ..loader import slugs, track
from ..models import Advocacy, CaseTrack, TrackStep
from ..track import Said, Track, named, part_of
from .paper_beside import advocacy_part, labels, progress_parts, stays_for_paper, weighing_parts, when
from .paper_shapes import ANY, CLASSES, AdvocacyPart, OpenStep, StepPart, TrackPart, TrackTold, Words
from .steps import Stands

__all__ = ["stays_for_paper", "tracks_for_paper"]


def tracks_for_paper(case: Case, lang: str) -> tuple[TrackPart, ...]:
    """In the order of the library; a track the library has no more is left out. Inside translation.override(lang). About eight queries."""
    decided = {row.track: row for row in CaseTrack.current.filter(file_id=case.pk)}
    if not decided:
        return ()
    rows: dict[str, list[TrackStep]] = defaultdict(list)
    for row in TrackStep.current.filter(file_id=case.pk).order_by(F("happened_on").asc(nulls_last=True), "written_at"):
        rows[row.track].append(row)
    refused = list(Advocacy.current.filter(file_id=case.pk).order_by(F("happened_on").asc(nulls_last=True), "written_at"))
    team = dict(team_choices(case))
    kept = [slug for slug in slugs() if slug in decided]
    done = {part_of(row.track, row.step) for kept_rows in rows.values() for row in kept_rows if row.state == "done"}
    beside = {record: read(case, lang) for record, read in BESIDE.items() if any(has(slug, record) for slug in kept)}
    return tuple(
        track_part(at, track(slug), decided[slug], rows[slug], refused, beside, team, done, lang) for at, slug in enumerate(kept, start=1)
    )


BESIDE: dict[str, Any] = {"tracks:stay": stays_for_paper, "tracks:weighing": weighing_parts, "tracks:economic_progress": progress_parts}


def has(slug: str, record: str) -> bool:
    """Does a step of this track have a record of its own of this kind?"""
    return any(step.record == record for step in track(slug).steps)


def track_part(
    at: int,
    whole: Track,
    row: CaseTrack,
    rows: list[TrackStep],
    refused: list[Advocacy],
    beside: dict[str, Any],
    team: dict[str, str],
    done: set[str],
    lang: str,
) -> TrackPart:
    """`rows` are the records of its steps, oldest first; `beside` what was read for the kinds of record its steps have; `done` the parts of any
    track that were done.
    """
    state = "under_way" if row.state == "chosen" and rows else row.state
    return TrackPart(
        entry=row.entry,
        number=str(at),
        version=str(row.number),
        law=whole.law,
        told=TrackTold(
            title=whole.said.label(lang),
            when=when(row, lang),
            state=load("track_states").label(state, lang) if state else "",
            sources=whole.sources,
            owner=team.get(row.owner, ""),
            aims=names(whole.aims, row.aims, lang),
            result=load("track_results").label(row.result, lang) if row.result else "",
            words=row.words or "",
            client_words=row.client_words or "",
            result_words=row.result_words or "",
            steps=tuple(step_part(whole, one, lang) for one in rows),
            coming=coming(whole, rows, team, done, lang) if row.state in ("chosen", "under_way") else (),
            stays=beside.get("tracks:stay", ()) if has(whole.slug, "tracks:stay") else (),
            weighings=beside.get("tracks:weighing", ()) if has(whole.slug, "tracks:weighing") else (),
            progress=beside.get("tracks:economic_progress", ()) if has(whole.slug, "tracks:economic_progress") else (),
            advocacy=advocacy_of(whole, refused, lang),
            shows_with=CLASSES.get(whole.slug, ANY),
        ),
    )


def step_part(whole: Track, row: TrackStep, lang: str) -> StepPart:
    """One record of a step; a step the library has dropped keeps its code as its name."""
    step = whole.step(row.step)
    asked = step.questions if step else ()
    told = row.answers or {}
    answers = tuple((one.label(lang), str(told[one.code])) for one in asked if told.get(one.code))
    return StepPart(
        order=(row.happened_on or clock.local(row.written_at).date()).isoformat(),
        name=step.said.label(lang) if step else row.step,
        state=load("track_step_states").label(row.state, lang) if row.state else "",
        when=when(row, lang),
        outcome=named(step.outcomes, row.outcome, lang) if step and row.outcome else "",
        companions=labels("companions", row.companions, lang),
        functions=names(whole.functions, row.functions, lang),
        papers=labels("attachment_kinds", row.papers, lang),
        numbers=tuple(row.paper_numbers or ()),
        what=row.what or "",
        client_words=row.client_words or "",
        answers=answers,
        reason=row.reason or "",
    )


def coming(whole: Track, rows: list[TrackStep], team: dict[str, str], done: set[str], lang: str) -> tuple[OpenStep, ...]:
    """Steps that are not settled, in the order of the track; of one under way who owes it and by when. What stands elsewhere is left to it."""
    latest = {row.step: row for row in rows}
    found = []
    for step in whole.steps:
        one = Stands(step, (latest[step.code],) if step.code in latest else ())
        if not one.settled and not (step.record or step.ends_record) and step.said_by not in done:
            owner = team.get(one.row.owner, "") if one.row else ""
            due = numbers.day(one.row.due_on) if one.row and one.row.due_on else ""
            found.append(OpenStep(step.said.label(lang), owner, due))
    return tuple(found)


def advocacy_of(whole: Track, refused: list[Advocacy], lang: str) -> tuple[AdvocacyPart, ...]:
    """Services refused at a step of this track."""
    return tuple(advocacy_part(whole, row, lang) for row in refused if row.part.partition("-")[0] == whole.slug)


def names(rows: Iterable[Said], codes: Iterable[str] | None, lang: str) -> Words:
    """The track's own words of these codes."""
    kept = tuple(rows)
    return tuple(named(kept, code, lang) for code in codes or ())
