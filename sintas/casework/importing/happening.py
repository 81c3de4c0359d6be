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
    """One entry of the timeline: what, when, and the sentence that stands in the story."""

    part: Part
    text: str
    happened: FuzzyDate
    weekday_wrong: bool


def happening(part: Part, into: str) -> Happening:
    """Read one entry. Raises BadInput for a date or weekday nobody can read."""
    start = part.date("date", into)
    ends = FuzzyDate.unknown()
    if not start.is_known:
        start, ends = part.date("start", into), part.date("end", into)
    words = [part.text("event", into)]
    if ends.is_known:
        words.append(f"({start.text('id')}–{ends.text('id')})")
    details = [part.text("time", into)]
    days = part.number("duration_days", into, 1, 10_000)
    details += [f"{days} hari"] if days is not None else []
    words += [f"({', '.join(filter(None, details))})"] if any(details) else []
    remark = weekday_remark(part, start, into)
    return Happening(part, " ".join([*words, remark] if remark else words).strip(), start, bool(remark))


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
