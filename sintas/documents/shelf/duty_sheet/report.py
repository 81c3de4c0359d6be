"""Duties by law of one case (R349-R355, C3, C4): each with its law, its clock, and what shows that it was done or why it was not.

The client stands on it by code and initials: whoever supervises looks at times and reasons, not at a person.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_duties import DutyPart
from sintas.cases.reading.paper_shapes import CaseFile
from sintas.practice.catalogue import load
from sintas.practice.deadlines import LIST

from ...initials import client_fact
from ...parts import Part, facts, lines, part, parts, table
from ...sheet import Sheet

PAGE = "cases:duties"


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """A blank form holds every duty of the list, so that the sheet can be kept by hand."""
    w = sheet.wording
    several: tuple[DutyPart, ...] = sheet.work["duties"]
    sheet.need(several, "gap_nothing", PAGE, stops=True)
    return sheet.frame(
        file.number,
        subtitle=None if sheet.blank else w.fill("subtitle", day=sheet.today),
        advice=w["advice"],
        parts=parts(person(file, sheet), *(by_hand(sheet) if sheet.blank else (standing(several, sheet), answered(several, sheet)))),
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def person(file: CaseFile, sheet: Sheet) -> Part | None:
    w = sheet.wording
    pairs = facts(sheet, client_fact(file.client.name, sheet), sheet.fact("lead", file.lead))
    return part(w["person"], sheet, pairs=pairs)


def standing(several: tuple[DutyPart, ...], sheet: Sheet) -> Part | None:
    """What is still owed, each with its clock."""
    w = sheet.wording
    rows = [
        [lines(one.title, one.law), one.since, one.due or w["no_time"], one.state, one.owner] for one in several if one.open and one.title
    ]
    if several and not rows:
        return part(w["open"], sheet, text=w["none_open"])
    head = [w["duty"], w["since"], w["due"], w["state"], w["owner"]]
    return part(w["open"], sheet, table=table(sheet, head, rows, (2.4, 1.1, 1.2, 0.9, 1)))


def answered(several: tuple[DutyPart, ...], sheet: Sheet) -> Part | None:
    """What was done with its evidence, what was not done with its reason."""
    w = sheet.wording
    rows = [
        [
            lines(one.title, one.law),
            one.due or w["no_time"],
            lines(one.state, one.closed, w.fill("in_time", words=one.in_time) if one.in_time else ""),
            lines(one.evidence, one.because, one.reason),
            one.owner,
        ]
        for one in several
        if not one.open and one.title
    ]
    head = [w["duty"], w["due"], w["state"], w["shown"], w["owner"]]
    return part(w["closed"], sheet, table=table(sheet, head, rows, (2.2, 1.1, 1.2, 1.8, 1)))


def by_hand(sheet: Sheet) -> tuple[Part | None, ...]:
    """Per law a table of its duties, each with what counts as evidence, to be filled in."""
    w, listed = sheet.wording, load(LIST)
    head = [w["duty"], w["since"], w["due"], w["done"], w["shown"]]
    found = []
    for group in listed.groups:
        owed = [row for row in listed.in_use() if row.group == group.code]
        told = [lines(row.label(w.lang), row.text("law", w.lang), w.fill("shows", what=row.text("evidence", w.lang))) for row in owed]
        held = {"head": head, "rows": [[one, None, None, None, None] for one in told], "widths": [3.4, 1, 1, 1, 1.6], "free": 0}
        found.append(part(group.label(w.lang), sheet, table=held))
    return tuple(found)
