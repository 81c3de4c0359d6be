"""note_down(): the one way a verb writes its row into the story of a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from ..models import Case, Record
from ..policy import FileHead

LATE_AFTER = timedelta(days=2)
LINE_LENGTH = 400  # characters of the sealed line; the whole stands with its source


def note_down(
    *,
    by: Actor,
    case: FileHead,
    kind: str,
    happened: FuzzyDate | date | None,
    line: str | None,
    at: time | None = None,
    source: Any = None,
    tags: Iterable[str] = (),
    planned: bool = False,
    before_consent: bool = False,
    imported: bool = False,
    uncoded: bool = False,
) -> Record:
    """Write, or after a correction rewrite, the timeline row of `source` (a Versioned row; its entry ties the two together).

    Raises UnknownCode for a kind the story has no words for (catalogue record_kinds).
    """
    load("record_kinds").get(kind)
    when = as_fuzzy(happened)
    entry: UUID | None = getattr(source, "entry", None)
    values = {
        "happened": when.encode(),
        "happened_on": when.earliest,
        "happened_at": at,
        "late": is_late(when),
        "line": shorten(line),
        "tags": list(tags),
        "planned": planned,
        "before_consent": before_consent,
        "uncoded": uncoded,
    }
    told = Record.objects.filter(file_id=case.pk, source_entry=entry, kind=kind).first() if entry and source.number > 1 else None
    if told is not None:
        for name, value in values.items():
            setattr(told, name, value)
        told.corrected_at = clock.now()
        told.save(update_fields=[*values, "corrected_at"])
        return told
    now = clock.now()
    record = Record.objects.create(
        file_id=case.pk,
        organisation_id=case.organisation_id,
        kind=kind,
        source_entry=entry,
        stage=case.stage,
        author_id=by.user_id,
        written_at=now,
        imported=imported,
        **values,
    )
    if isinstance(case, Case):
        Case.objects.filter(pk=case.pk).update(last_recorded_at=now)
    return record


def as_fuzzy(happened: FuzzyDate | date | None) -> FuzzyDate:
    """A plain date is a day known exactly; None is a date nobody noted."""
    if isinstance(happened, FuzzyDate):
        return happened
    return FuzzyDate.unknown() if happened is None else FuzzyDate.on(happened)


def is_late(when: FuzzyDate) -> bool:
    """Written two days or more after it happened (R326: late entry is normal, and marked)."""
    latest = when.latest
    return latest is not None and clock.today() - latest >= LATE_AFTER


def shorten(line: str | None) -> str | None:
    if line is None or len(line) <= LINE_LENGTH:
        return line
    return line[: LINE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
