"""When and how something of the timeline happened, in the document's own words; a weekday that cannot be is said on the record itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sintas.kit.calendar_words import WEEKDAYS
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput

from .leaves import Part, as_words


@dataclass(frozen=True)
class Happening:
    """One entry of the timeline: what, from when to when, and what is to be said about its weekday."""

    part: Part
    text: str  # with times and the remark, as it stands in the story
    happened: FuzzyDate
    until: FuzzyDate
    remark: str


def happening(part: Part, table: str, column: str) -> Happening:
    """Read one entry; its words go to `table.column`. Raises BadInput for a date or weekday nobody can read."""
    into, when = f"{table}.{column}", f"{table}.happened"
    start, ends = period(part, when, into)
    words = [part.text("event", into)]
    if ends.is_known:
        words.append(f"({start.text('id')}–{ends.text('id')})")
    details = [part.text("time", into)]
    days = part.number("duration_days", into, 1, 10_000)
    details += [f"{days} hari"] if days is not None else []
    words += [f"({', '.join(filter(None, details))})"] if any(details) else []
    remark = weekday_remark(part, start, when)
    return Happening(part, " ".join([*words, remark] if remark else words).strip(), start, ends, remark)


def heading(part: Part, table: str, begins: str = "happened", ends: str = "") -> Happening:
    """An entry of the timeline that only names what the document describes elsewhere: its days, with its words as wording."""
    when = f"{table}.{begins}"
    start, until = period(part, when, f"{table}.{ends}" if ends else when)
    part.part("event").heading(when)
    remark = weekday_remark(part, start, when)
    return Happening(part, remark, start, until, remark)


def period(part: Part, when: str, ends: str) -> tuple[FuzzyDate, FuzzyDate]:
    """(first day, last day) from date, or start and end."""
    start = part.date("date", when)
    if start.is_known:
        return start, FuzzyDate.unknown()
    return part.date("start", when), part.date("end", ends)


def weekday_remark(part: Part, day: FuzzyDate, into: str) -> str:
    """ "" when the weekday fits. Otherwise the sentence for the record; both weekdays become remarks about the document."""
    stated, actual = part.part("weekday_stated"), part.part("weekday_actual")
    if not stated:
        return ""
    try:
        conflict = day.weekday_conflict(as_words(stated.value))
    except (ValueError, AttributeError):
        raise BadInput({stated.path: _("Nama hari ini tidak dikenal. Tulis misalnya “Senin”.")}) from None
    if not conflict or day.exact is None:
        stated.words(into)  # the date says it already
        return ""
    stated.remark("WEEKDAY")
    actual.remark("WEEKDAY")
    really = WEEKDAYS["id"][day.exact.weekday()]
    return f"[Dokumen menyebut hari {as_words(stated.value)}; {day.text('id')} adalah hari {really}.]"
