"""The whole case report, in the order of chapter IV of the documented case MS: who, from where we know, what happened, how we met,
assessment, plan, work, conferences, evaluation, ending, referral, follow-up, where it stands, and the worker's view.

Fact, the client's words and the worker's view are kept apart. A part without anything in it is left out, so that a reader cannot tell
"nothing" from "not released". Parts that are papers of their own stand here as they stand there, in their own words.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile

from ...copies import copy_for
from ...parts import Part, part, parts
from ...sheet import Sheet
from .beginning import access, happened, risk, sources
from .ends import conferences, ending, evaluation, follow_up, referral
from .people import family, identity
from .source import wording
from .stages import assessment, plan
from .work import work

LINES = 5  # kept free for the conclusion


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    if not (file.events or sheet.sessions or file.incidents or sheet.work["assessment"].given):
        sheet.need(None, "report_gap", "cases:contact")
    sheet.need(file.client.name, "name", "cases:people")
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=None if sheet.blank else w.fill("subtitle", day=sheet.today),
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        key=w["sources_note"],
        long=len(sheet.sessions) > 0 and not sheet.blank,
        parts=parts(
            identity(file, sheet), family(file, sheet), sources(file, sheet), happened(file, sheet), access(file, sheet), risk(file, sheet),
            assessment(sheet), plan(sheet), work(file, sheet), conferences(sheet), evaluation(sheet), ending(sheet), referral(sheet),
            follow_up(sheet), wording(sheet),
        ),
        now=stands(file, sheet),
        view={"title": w["view"], "lines": LINES},
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def stands(file: CaseFile, sheet: Sheet) -> Part | None:
    """In which stage the work is on the day of printing, or since when it is closed."""
    w = sheet.wording
    if not file.stage:
        return None
    key = "now_closed" if file.closed else "now_text"
    return part(w["now"], sheet, text=w.fill(key, stage=file.stage, day=sheet.today, closed=file.closed))
