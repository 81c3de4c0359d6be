"""The page of one drawing: as it stands, the days it was kept, two of them side by side. Opens content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.safety import authors
from sintas.instruments.catalogue import instrument
from sintas.instruments.instrument import Manner, Subject
from sintas.kit import numbers
from sintas.kit.drawing import Drawing
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load

from ..joining import said_elsewhere
from ..models import ToolEntry
from .tools import drawing_of, uses_of


@dataclass(frozen=True)
class Kept:
    """One kept drawing in the list of days."""

    entry: UUID
    when: str
    by: str
    with_client: bool
    note: str
    copied: bool
    url: str
    edit_url: str


@dataclass(frozen=True)
class DrawingShown:
    """The page. `drawing` is None where there is nothing to draw or it stays hidden (`hidden`)."""

    code: str
    name: str
    purpose: str
    drawing: Drawing | None
    shown: Kept | None  # the day that is shown; None: the file as it stands today
    kept: list[Kept]
    hidden: bool
    from_family: bool


@dataclass(frozen=True)
class Uses:
    """Every use of one tool in the order of happening, and the names of whoever kept them: asked for once, however many are shown."""

    rows: list[ToolEntry]
    names: dict[UUID, str]

    @classmethod
    def of(cls, case: Case, tool: str) -> Uses:
        """Two queries."""
        rows = uses_of(case, tool)
        return cls(rows, authors(rows))

    def days(self, case: Case, lang: str) -> list[Kept]:
        """All of them in words, the newest first."""
        many = Counter(one.happened for one in self.rows)
        return [kept_one(case, one, self.names, lang, timed=many[one.happened] > 1) for one in reversed(self.rows)]


def drawing_page(
    case: Case,
    tool: str,
    subject: Subject,
    lang: str,
    *,
    uses: Uses | None = None,
    entry: UUID | None = None,
    initials: bool = False,
    opened: bool = False,
    scope: str = "",
    link: Callable[[str], str] | None = None,
    chosen: str = "",
) -> DrawingShown | None:
    """`entry`: a kept day; None: the newest, or for one drawn from the file, the file as it stands. None: no such entry of this tool."""
    found, uses = instrument(tool), uses or Uses.of(case, tool)
    rows = uses.rows
    row = next((one for one in rows if one.entry == entry), None) if entry else (None if found.from_family else latest_drawn(rows))
    if entry and row is None:
        return None
    hidden = found.sensitive and not opened
    ident = f"{tool}-{row.entry.hex[-8:]}" if row is not None else tool
    manner = Manner(ident=ident, initials=initials, scope=scope, link=link, chosen=chosen)
    more = said_elsewhere(tool, case, lang) if entry is None and not hidden else ()  # a kept day stays as it was
    drawing = None if hidden else drawing_of(row, subject, manner, tool=tool, more=more)
    kept = uses.days(case, lang)
    listed = load("assessment_tools").get(tool)
    return DrawingShown(
        code=tool,
        name=listed.label(lang),
        purpose=listed.definition(lang),
        drawing=drawing,
        shown=next((one for one in kept if row is not None and one.entry == row.entry), None),
        kept=kept,
        hidden=hidden and bool(rows),
        from_family=found.from_family,
    )


def latest_drawn(rows: Sequence[ToolEntry]) -> ToolEntry | None:
    """The newest use whose content was copied; the newest at all where none was."""
    return next((row for row in reversed(rows) if row.content is not None), rows[-1] if rows else None)


def kept_one(case: Case, row: ToolEntry, names: dict[UUID, str], lang: str, *, timed: bool = False) -> Kept:
    """A kept day in words. `timed`: another drawing of that day is kept too, so the time it was written tells them apart."""
    day = FuzzyDate.decode(row.happened) if row.happened else FuzzyDate.unknown()
    when = day.text(lang) if day.is_known else _("hari tidak dicatat")
    return Kept(
        entry=row.entry,
        when=with_time(when, row.written_at) if timed else when,
        by=names.get(row.author_id, ""),
        with_client=row.drawn_with_client,
        note=row.note or "",
        copied=row.content is not None,
        url=reverse("evidence:kept_drawing", args=[case.pk, row.tool, row.entry]),
        edit_url=reverse("evidence:tool_entry", args=[case.pk, row.entry]),
    )


def with_time(day: str, written: datetime) -> str:
    """ "23 September 2024 pukul 20.14"; both days where it was written on another day."""
    moment = numbers.moment(written)
    return moment if moment.startswith(day) else _("%(day)s, disimpan %(moment)s") % {"day": day, "moment": moment}
