"""The story of a case: one timeline of everything that was recorded, planned on top, newest first. Opens content: write the trail row first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Case as Either
from django.db.models import Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate, Precision
from sintas.kit.pieces import Pill, StoryEntry, StoryMonth
from sintas.practice.catalogue import load
from sintas.practice.kept_apart import kept_apart

from ..models import Case, Observation, Record
from .story_words import pills_of, states_of, title_of, url_of

PAGE = 50


@dataclass(frozen=True)
class Story:
    """One page of the story. `total` counts the entries the filter keeps; pages count from 1."""

    months: list[StoryMonth]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def story_of(case: Case, kinds: Iterable[str] | None = None, page: int = 1, lang: str = "id") -> Story:
    """One query for the records and one for the keys. `kinds` keeps only these kinds of record; None keeps all.

    A date nobody noted stands in words, placed by when it was written; in an imported story, after the entry before it.
    """
    return told(records_of(case, kinds, page), case, page, lang)


def records_of(case: Case, kinds: Iterable[str] | None = None, page: int = 1) -> list[Any]:
    """The rows of one page with `placed` (the day they are sorted by) and `total`; nothing is unsealed yet."""
    rows = Record.objects.filter(file_id=case.pk)
    if kinds is not None:
        rows = rows.filter(kind__in=list(kinds))
    first = (max(page, 1) - 1) * PAGE
    return list(
        rows.annotate(placed=day_placed(), total=Window(Count("*")))
        .select_related("author")
        .only(*SHOWN)
        .order_by(
            F("planned").desc(),
            Either(When(Q(planned=True), then=F("placed"))).asc(nulls_last=True),
            F("placed").desc(),
            F("happened_at").desc(nulls_last=True),
            "-id",
        )[first : first + PAGE]
    )


def day_placed() -> Coalesce:
    """The day a record is sorted by: when it happened, of an imported one else when the one before it did, else when it was written."""
    before = Record.objects.filter(file_id=OuterRef("file_id"), id__lt=OuterRef("id"), happened_on__isnull=False).order_by("-id")
    carried = Either(When(imported=True, then=Subquery(before.values("happened_on")[:1])), default=Value(None), output_field=DateField())
    return Coalesce("happened_on", carried, TruncDate("written_at"))


def told_of(kind: str) -> QuerySet[Record]:
    """What the story tells of one kind of record, the latest first, without what was struck out (for `reading.together`)."""
    rows = Record.objects.filter(kind=kind, struck=False).only("source_entry", "happened_on", "line")
    return rows.order_by(F("planned").desc(), day_placed().desc(), "-id")


def moves_of(**more: Any) -> QuerySet[Record]:
    """Moves from stage to stage, tags (outcome, the stage left, the stage entered) alone (for `reading.together`)."""
    return Record.objects.filter(kind="stage", struck=False, **more).only("tags")


def kinds_dated(kinds: Collection[str]) -> QuerySet[Record]:
    """One dated record of each of these kinds that has one (for `reading.together`)."""
    found = Record.objects.filter(kind__in=kinds, happened_on__isnull=False, struck=False, planned=False)
    return found.order_by("kind").distinct("kind").only("kind")


SHOWN = (
    *(
        "id",
        "file_id",
        "kind",
        "source_entry",
        "line",
        "tags",
        "stage",
        "planned",
        "before_consent",
        "imported",
        "uncoded",
        "struck",
        "late",
    ),
    *("happened", "happened_on", "happened_at", "written_at", "corrected_at", "author__full_name"),
)


def told(rows: Sequence[Any], case: Case, page: int, lang: str) -> Story:
    """The rows as the page draws them, under their months."""
    observed, states = observed_in(rows), states_of(rows)
    months = [
        StoryMonth(title, [entry_of(row, case, lang, observed, states) for row in group], anchor)
        for (title, anchor), group in groupby(rows, key=lambda row: heading(row, lang))
    ]
    return Story(months, rows[0].total if rows else 0, page)


def heading(row: Any, lang: str) -> tuple[str, str]:
    """(heading, anchor): planned, a month, or the year alone when no more is known."""
    if row.planned and not row.struck:
        return _("Direncanakan"), "direncanakan"
    when = FuzzyDate.decode(row.happened)
    if when.precision in (Precision.YEAR, Precision.ABOUT_YEAR):
        return when.text(lang), f"tahun-{row.placed.year}"
    placed: date = row.placed
    return numbers.month(placed), f"bulan-{placed:%Y-%m}"


def observed_in(rows: Sequence[Any]) -> dict[UUID, str]:
    """What carers observed, by entry. Their row of the story holds no line: they have no key for it (docs/decisions/0001)."""
    entries = [row.source_entry for row in rows if row.kind == "observation" and not row.struck]
    if not entries:
        return {}
    return {
        one.entry: one.text for one in Observation.current.filter(file_id=rows[0].file_id, entry__in=entries).only("id", "entry", "text")
    }


def entry_of(row: Any, case: Case, lang: str, observed: dict[UUID, str], states: dict[UUID, str]) -> StoryEntry:
    """One row in words; a struck one keeps its place and loses its text."""
    kinds = load("record_kinds")
    icon = str(kinds.get(row.kind).extra.get("icon", "pen")) if kinds.has(row.kind) else "pen"
    return StoryEntry(
        title=title_of(row, case, lang),
        when=when_words(row, lang),
        icon=icon,
        url=url_of(row, case),
        text="" if row.struck or of_a_hidden_tool(row) else (row.line or observed.get(row.source_entry, "")),
        by=f"{row.author.full_name}, {written_words(row)}",
        pills=[Pill(words) for words in (*pills_of(row, lang), states.get(row.source_entry, "")) if words] + marks_of(row),
        planned=row.planned and not row.struck,
    )


def of_a_hidden_tool(row: Any) -> bool:
    """Whatever line such a row came with (from an older program, from another house) is told to nobody in passing (R98, R99)."""
    return row.kind == "tool" and any(kept_apart(tag) for tag in row.tags)


def when_words(row: Any, lang: str) -> str:
    """ "Sen 23 Sep, 09.30", "Agustus 2024", "tanggal belum dicatat"."""
    when = FuzzyDate.decode(row.happened)
    day = numbers.short_day(when.exact) if when.exact else when.text(lang)
    return f"{day}, {numbers.clock_time(row.happened_at)}" if row.happened_at and when.exact else day


def written_words(row: Any) -> str:
    """When it was written, and that it was written later than it happened, or corrected since."""
    moment = numbers.moment(row.written_at)
    words = _("ditulis kemudian, %(moment)s") if row.late else _("ditulis %(moment)s")
    said = words % {"moment": moment}
    return f"{said}, {_('diperbaiki %(moment)s') % {'moment': numbers.moment(row.corrected_at)}}" if row.corrected_at else said


def marks_of(row: Any) -> list[Pill]:
    """What a reader must know of the entry itself."""
    marks = []
    if row.struck:
        marks.append(Pill(_("dicoret"), "warn"))
    if row.before_consent:
        marks.append(Pill(_("sebelum ada persetujuan"), "warn"))
    if row.uncoded:
        marks.append(Pill(_("belum dikodekan"), "warn"))
    if row.imported:
        marks.append(Pill(_("dari dokumen")))
    return marks
