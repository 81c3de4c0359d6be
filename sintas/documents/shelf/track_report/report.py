"""Course of one track of a case: what the client decided, each step with its day, what was kept beside the steps (C8, R379-R389).

One paper for every track: legal, medical, safe house, counselling, campus, economic, and what a house adds. The client stands on it by code and
initials; a stay says no place, because none is recorded.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.tracks.reading.paper_shapes import TrackPart, TrackTold

from ...copies import copy_for
from ...initials import client_fact
from ...parts import Part, facts, lines, part, parts, table
from ...sheet import Sheet
from .beside import advocacy, progress, stays, weighings

PAGE = "tracks:tracks"


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", PAGE, stops=True)
    held: TrackPart = sheet.about or TrackPart()
    one = held.told or TrackTold()
    if sheet.about:
        sheet.need(held.told, "gap_withheld", "cases:consents", stops=True)
        sheet.need(one.steps, "gap_steps", PAGE)
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=w.fill("subtitle", track=one.title, day=sheet.today) if one.title else None,
        version=held.version or None,
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        advice=w.fill("advice", sources="; ".join(one.sources)) if held.law and one.sources else None,
        parts=parts(
            person(file, one, sheet), decision(one, sheet), course(one, sheet), told(one, sheet), *stays(one, sheet), *weighings(one, sheet),
            progress(one, sheet), advocacy(one, sheet), coming(one, sheet),
        ),
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def person(file: CaseFile, one: TrackTold, sheet: Sheet) -> Part | None:
    w = sheet.wording
    pairs = facts(
        sheet,
        client_fact(file.client.name, sheet),
        sheet.fact("track", one.title),
        sheet.fact("state", one.state),
        sheet.fact("decided", one.when),
        sheet.fact("owner", one.owner),
    )
    return part(w["person"], sheet, pairs=pairs)


def decision(one: TrackTold, sheet: Sheet) -> Part | None:
    """The client's choice stands apart from what the team thinks; an ended track says what came of it."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("aims", one.aims),
        sheet.fact("why", one.words, 2),
        sheet.fact("result", one.result),
        sheet.fact("result_words", one.result_words, 2),
    )
    return part(w["choice"], sheet, facts=rows, quote=one.client_words, quote_by=w["client_words"], lines=2)


def course(one: TrackTold, sheet: Sheet) -> Part | None:
    """Every step as it was recorded, oldest first."""
    w = sheet.wording
    rows = [[held.when, held.name, lines(held.state, held.outcome), held.companions, (*held.papers, *held.numbers)] for held in one.steps]
    head = [w["when"], w["step"], w["outcome"], w["companions"], w["papers"]]
    return part(w["course"], sheet, wanted=True, table=table(sheet, head, rows, (1, 1.6, 1.5, 1.2, 1.2), free=12), after=w["own_way"] if rows else None)


def told(one: TrackTold, sheet: Sheet) -> Part | None:
    """What was done at each step, in words; a blank form has its table for that."""
    w = sheet.wording
    if sheet.blank:
        return None
    subs = []
    for held in one.steps:
        rows = [
            sheet.fact("done", held.what),
            *(sheet.fact_named(question, words) for question, words in held.answers),
            sheet.fact("functions", held.functions),
            sheet.fact("reason", held.reason),
        ]
        title = ", ".join(filter(None, (held.name, held.when)))
        if title:
            subs.append(part(title, sheet, facts=facts(sheet, *rows), quote=held.client_words, quote_by=w["client_words"]))
    return part(w["told"], sheet, subs=parts(*subs))


def coming(one: TrackTold, sheet: Sheet) -> Part | None:
    """What is not settled yet, in the order of the track."""
    w = sheet.wording
    if sheet.blank:
        return None
    if not any(held.due or held.owner for held in one.coming):
        return part(w["coming"], sheet, items=[held.name for held in one.coming if held.name])
    rows = [[held.name, held.due, held.owner] for held in one.coming]
    return part(w["coming"], sheet, table=table(sheet, [w["step"], w["due"], w["who"]], rows, (2.4, 1, 1.2)))
