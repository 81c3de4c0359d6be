"""The work itself: every session with what was done and reached, and whatever else happened on the way."""

from __future__ import annotations

from datetime import date

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.for_paper import SessionPart
from sintas.kit import numbers

from ...parts import Part, facts, part, parts
from ...sheet import Sheet
from .way import events_story

SHORT = 1200  # letters: a session shorter than that stays on one page


def work(file: CaseFile, sheet: Sheet) -> Part | None:
    """Sessions first, one after the other; contacts, steps of protection and notes since the client agreed stand after them."""
    w = sheet.wording
    several = (SessionPart(),) if sheet.blank else sheet.sessions
    besides = part(w["besides"], sheet, story=events_story(file, sheet, early=False))
    return part(w["work"], sheet, subs=parts(*(session(one, sheet) for one in several), besides))


def day_of(one: SessionPart) -> str:
    """With its weekday when the day is known exactly."""
    day = date.fromisoformat(one.order[:10]) if one.order else None
    return numbers.long_day(day) if day is not None and one.when == numbers.day(day) else one.when


def session(one: SessionPart, sheet: Sheet) -> Part | None:
    """One session; None when nothing of it may be told."""
    w = sheet.wording
    way = "; ".join(filter(None, (one.therapy, one.part, ", ".join(one.steps))))
    marks = [w[key] for key, on in (("late", one.late), ("protection", one.protection)) if on]
    spent = [w.fill("minutes", minutes=one.minutes)] if one.minutes else []
    where = ", ".join(filter(None, (day_of(one), one.time, *spent, one.channel, one.place, *marks)))
    onward = "; ".join(filter(None, (one.next_step, one.next_owner, one.next_on)))
    rows = facts(
        sheet,
        sheet.fact("held", where if one.when else None),
        sheet.fact("participants", one.participants),
        sheet.fact("role", one.role),
        sheet.fact("pillar", one.pillar),
        sheet.fact("therapy", way),
        sheet.fact("order_reason", one.order_reason),
        sheet.fact("techniques", ", ".join(one.techniques)),
        sheet.fact("topics", ", ".join(one.topics)),
        sheet.fact("guidance", w["yes"] if one.guidance_wished else None),
        sheet.fact("goals", one.goals),
        sheet.fact("early", one.early_reason),
        sheet.fact("before", one.before),
        sheet.fact("note", one.note, 5),
        sheet.fact("feedback", one.feedback),
        sheet.fact("reached", one.achievement, 2),
        sheet.fact("worst_case", one.worst_case),
        sheet.fact("next", onward, 2),
        sheet.fact("noted_by", one.by if one.number else None),
    )
    title = w.fill("session_title", number=one.number) if one.number else w["session"]
    length = sum(len(str(row[1])) for row in rows) + len(one.client_words)
    return part(title, sheet, facts=rows, quote=one.client_words, quote_by=w["client_words"], whole=length < SHORT)
