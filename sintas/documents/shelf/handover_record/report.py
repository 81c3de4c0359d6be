"""Record of handing a case to another unit of the house (C13: transfer form), signed by both workers.

It counts what the file holds and lists what is still owed; narrative, dangers and ways to reach the client are told in person, for paper is found.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_handing import HandingPart
from sintas.cases.reading.paper_shapes import CaseFile
from sintas.exchange.reading.paper_transfer import TransferPart

from ...initials import client_fact
from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """Printed by the side that gives as long as the answer is open, by the side that took over afterwards."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", "exchange:transfers", stops=True)
    one: TransferPart = sheet.about or TransferPart()
    if sheet.about:
        sheet.need(one.takes, "gap_answer", "exchange:transfers")
    return sheet.frame(
        file.number,
        subtitle=w.fill("subtitle", from_unit=one.from_unit, to_unit=one.to_unit) if one.to_unit else None,
        opening=w["opening"],
        parts=parts(parties(one, sheet), basis(one, sheet), case(file, sheet), held(sheet), owed(sheet)),
        told={
            "title": w["told"],
            "note": w["told_note"],
            "options": w.options("told_danger", "told_reach", "told_promises", "told_client"),
        },
        closing=w["closing"],
        signatures=[
            {"role": w["hands_over"], "name": one.gives or None, "open": True},
            {"role": w["takes_over"], "name": one.takes or None, "open": True},
        ],
        know=[*sheet.approver(), {"role": w["their_head"], "open": True}],
    )


def parties(one: TransferPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("from_unit", one.from_unit),
        sheet.fact("gives", one.gives),
        sheet.fact("to_unit", one.to_unit),
        sheet.fact("takes", one.takes),
    )
    return part(w["parties"], sheet, facts=rows)


def basis(one: TransferPart, sheet: Sheet) -> Part | None:
    """Why, since when, under which numbers; one that came to nothing says so."""
    w = sheet.wording
    pairs = facts(
        sheet,
        sheet.fact("reason", one.reason),
        sheet.fact("urgency", one.urgency),
        sheet.fact("asked", one.asked),
        sheet.fact("answered", one.answered),
        sheet.fact("old_number", one.old_number),
        sheet.fact("new_number", one.new_number),
        *([] if sheet.blank else [sheet.fact("state", one.state_words)]),
    )
    return part(w["basis"], sheet, pairs=pairs)


def case(file: CaseFile, sheet: Sheet) -> Part | None:
    w = sheet.wording
    pairs = facts(sheet, client_fact(file.client.name, sheet), sheet.fact("stage", file.stage), sheet.fact("since", file.opened))
    return part(w["case"], sheet, pairs=pairs)


def held(sheet: Sheet) -> Part | None:
    """Kinds and counts: whoever takes over sees whether everything came along."""
    w = sheet.wording
    what: HandingPart = sheet.work["handing"]
    rows = [list(one) for one in what.held]
    if what.attachments:
        rows.append([w["attachments"], what.attachments])
    span = w.fill("span", since=what.since, until=what.until) if what.since else None
    return part(w["held"], sheet, table=table(sheet, [w["kind"], w["count"]], rows, (3, 1), free=6), after=span)


def owed(sheet: Sheet) -> Part | None:
    w = sheet.wording
    what: HandingPart = sheet.work["handing"]
    rows = [[one.what, one.due, one.owner] for one in what.owed]
    if not rows and not sheet.blank:
        return part(w["owed"], sheet, text=w["nothing_owed"])
    return part(w["owed"], sheet, table=table(sheet, [w["task"], w["due"], w["who"]], rows, (2.4, 1, 1.2), free=6))
