"""Which untested wordings a unit's psychologist has allowed, by whom and since when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sintas.staff.models import User

from ..models import WordingLeave
from .own import Known, in_use, shipped
from .pages import Preview, preview_of

Words = tuple[str, str, str]  # scale, version, language


@dataclass(frozen=True)
class LeaveShown:
    """`ended_at` None: it stands."""

    id: UUID
    by: str
    at: datetime
    reason: str
    ended_at: datetime | None = None
    ended_by: str = ""


@dataclass(frozen=True)
class WordingShown:
    """One wording that nobody has tested. `standing` None: it is off. `past`: leaves that ended, the newest first. `text`: the wording itself."""

    code: str
    version: str
    title: str
    language: str
    source: str
    standing: LeaveShown | None
    past: tuple[LeaveShown, ...]
    text: Preview | None = None


def allowed(unit_id: UUID) -> frozenset[Words]:
    """The wordings that may be used in a unit today. One query."""
    rows = WordingLeave.objects.filter(unit_id=unit_id, ended_at=None).values_list("scale", "version", "language")
    return frozenset(rows)


def untested(unit_id: UUID, lang: str) -> list[WordingShown]:
    """Every wording of the unit's scales that needs leave, with its leaves. Three queries."""
    rows = list(WordingLeave.objects.filter(unit_id=unit_id).order_by("-given_at"))
    names = dict(User.objects.filter(pk__in={who for row in rows for who in (row.given_by, row.ended_by) if who}).values_list("pk", "full_name"))
    leaves: dict[Words, list[LeaveShown]] = {}
    for row in rows:
        shown = LeaveShown(
            row.pk, names.get(row.given_by, ""), row.given_at, row.reason, row.ended_at, names.get(row.ended_by, "") if row.ended_by else ""
        )
        leaves.setdefault((row.scale, row.version, row.language), []).append(shown)
    return [
        wording(one, language, leaves.get((one.code, one.version, language), []), lang)
        for one in [*shipped(), *in_use(unit_id)]
        for language in one.languages
        if one.needs_leave(language)
    ]


def wording(one: Known, language: str, leaves: list[LeaveShown], lang: str) -> WordingShown:
    """One wording with its leaves."""
    found = one.scale.wording(language) if one.scale is not None else None
    return WordingShown(
        code=one.code,
        version=one.version,
        title=one.title.say(lang),
        language=language,
        source=found.source.say(lang) if found is not None else "",
        standing=next((leave for leave in leaves if leave.ended_at is None), None),
        past=tuple(leave for leave in leaves if leave.ended_at is not None),
        text=replace(preview_of(one.scale, language), facts=[], bands=[]) if one.scale is not None else None,
    )
