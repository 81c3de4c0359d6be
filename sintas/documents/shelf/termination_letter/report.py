"""Letter that ends the work (reference F11). Two forms: the record, with the four criteria judged one by one, and a letter to the client,
which holds what was reached, what helps and how to come back, and none of the team's judgements.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_ending import TerminationPart

from ...audience import CLIENT
from ...copies import copy_for
from ...parts import Part, facts, part, parts
from ...sheet import Sheet
from .record import criteria, ending, final_talk, going_on, returning
from .to_client import letter


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    one: TerminationPart = sheet.work["termination"]
    sheet.need(one.given, "gap_nothing", "casework:termination", stops=True)
    if sheet.audience.code == CLIENT:
        return letter(file, one, sheet)
    return record(file, one, sheet)


def record(file: CaseFile, one: TerminationPart, sheet: Sheet) -> dict[str, Any]:
    """The record for the file and, as far as she released it, for others."""
    w = sheet.wording
    if one.given:
        missing(one, sheet)
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        letter=False,
        subtitle=None if sheet.blank or not one.when else w.fill("subtitle", day=one.when),
        version=one.written.version or None,
        approved=w.fill("approved", who=one.written.approved) if one.written.approved else None,
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        opening=w["opening_handover"] if one.handover else w["opening"],
        parts=parts(
            person(file, one, sheet), ending(one, sheet), criteria(one, sheet), reached(one, sheet), final_talk(one, sheet),
            helps(one, sheet), voice(one, sheet), going_on(one, sheet), returning(one, sheet), referred(sheet), staying(one, sheet),
        ),
        closing=w["closing"],
        signatures=[{"role": w["client"], "name": None if sheet.blank else file.client.name or None, "thumb": True, "open": True}, sheet.worker()],
        know=sheet.approver(),
    )


def missing(one: TerminationPart, sheet: Sheet) -> None:
    """What an ending asks for (R329-R341)."""
    criteria_judged = bool(one.criteria) and all(line.level for line in one.criteria)
    for key, value in (("why", one.reasons or one.reason_words), ("gap_criteria", criteria_judged), ("reached", one.achievements),
                       ("helps", one.coping), ("client_view", one.client_view), ("staying", one.channels or one.follow_up_plan)):  # fmt: skip
        sheet.need(value, key, "casework:termination")


def person(file: CaseFile, one: TerminationPart, sheet: Sheet) -> Part | None:
    w, client = sheet.wording, file.client
    pairs = facts(
        sheet,
        sheet.fact("name", client.name),
        sheet.fact("age", w.fill("years", years=client.age) if client.age else None),
        sheet.fact("since", file.client_since),
        sheet.fact("ended", one.when),
    )
    return part(w["person"], sheet, pairs=pairs)


def reached(one: TerminationPart, sheet: Sheet) -> Part | None:
    return part(sheet.wording["reached"], sheet, wanted=True, items=one.achievements, lines=4)


def helps(one: TerminationPart, sheet: Sheet) -> Part | None:
    return part(sheet.wording["helps"], sheet, wanted=True, items=one.coping, lines=4)


def voice(one: TerminationPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    return part(w["voice"], sheet, text=one.reflection, quote=one.client_view, quote_by=w["client_view"], lines=2)


def referred(sheet: Sheet) -> Part | None:
    """To whom the client was referred."""
    w = sheet.wording
    rows = [sheet.fact_named(one.when or w["referral"], "; ".join(filter(None, (one.receiver, one.state)))) for one in sheet.work["referrals"] if one.state]
    return None if sheet.blank else part(w["referral"], sheet, facts=rows)


def staying(one: TerminationPart, sheet: Sheet) -> Part | None:
    """Channels of the follow-up with the first day."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("channels", one.channels),
        sheet.fact("first_contact", one.follow_up_on),
        sheet.fact("follow_up_plan", one.follow_up_plan, 2),
    )
    return part(w["staying"], sheet, wanted=True, facts=rows)
