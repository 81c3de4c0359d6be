"""Letter of referral (reference F8): to the receiver of the referral alone, with the least they need, and a slip to answer on.

What stands on it was released to this receiver in the referral and by the client's consent of today. No drawing of the body goes with it.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart
from sintas.casework.reading.paper_ending import ReferralPart
from sintas.casework.reading.paper_evaluation import EvaluationPart
from sintas.practice.catalogue import load

from ...parts import Part, facts, lines, part, parts
from ...sheet import Sheet
from .identity import danger, identity, reach

NOT_DATA = frozenset({"child", "unsafe_guardian"})  # said by other words of the letter


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the receiver may not know is not here any more."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", "casework:referral", stops=True)
    one: ReferralPart = sheet.about or ReferralPart()
    if sheet.about:
        sheet.need(one.receiver_kind, "gap_kind", "casework:referral", stops=True)
        for key, value in (("reasons", one.reasons), ("purpose", one.purpose), ("gap_services", one.services_given), ("condition", one.condition)):
            sheet.need(value, key, "casework:ending_page")
    office = str(sheet.house.letterhead.get("name") or "")
    return sheet.frame(
        file.number,
        label_note=w.fill("only_for", who=one.receiver) if one.receiver else w["label_note"],
        attachments=w["attached"],
        to=[] if sheet.blank else [line for line in (one.receiver, one.receiver_contact) if line],
        urgency=w.fill("urgent", when=one.urgency[:1].lower() + one.urgency[1:]) if one.urgency else None,
        opening=w.fill("opening", office=office) if sheet.house.letterhead else w["opening_blank"],
        parts=parts(
            identity(file, sheet), purpose(one, sheet), chronology(one, sheet), services(one, sheet), condition(one, sheet),
            assessed(sheet), danger(file, sheet), reach(file, sheet),
        ),
        consent=consent(one, sheet),
        closing=w["closing"],
        contact=contact(sheet),
        signatures=[sheet.worker()],
        know=sheet.approver(),
        slip=slip(file, one, sheet),
    )


def purpose(one: ReferralPart, sheet: Sheet) -> Part | None:
    """What is asked of the receiver, and why."""
    w = sheet.wording
    rows = facts(sheet, sheet.fact("purpose", one.purpose, 3), sheet.fact("reasons", one.reasons, 3))
    return part(w["why"], sheet, wanted=True, facts=rows)


def chronology(one: ReferralPart, sheet: Sheet) -> Part | None:
    return part(sheet.wording["chronology"], sheet, text=one.chronology, lines=4)


def services(one: ReferralPart, sheet: Sheet) -> Part | None:
    return part(sheet.wording["services"], sheet, text=one.services_given, lines=4)


def condition(one: ReferralPart, sheet: Sheet) -> Part | None:
    """How the client is on the day of the referral, one thing a line; under it how the client has come along (F8)."""
    return part(sheet.wording["condition"], sheet, items=one.condition, lines=4, subs=parts(progress(sheet)))


def progress(sheet: Sheet) -> Part | None:
    """From the latest evaluation and the assessment of the family, each as far as its class of data was released."""
    w = sheet.wording
    if sheet.blank:
        return part(w["progress"], sheet, facts=[sheet.fact(key, None, 2) for key in ("physical", "psychological", "family")])
    held: AssessmentPart = sheet.work["assessment"]
    seen: tuple[EvaluationPart, ...] = sheet.work["evaluations"]
    last = seen[-1] if seen else EvaluationPart()
    rows = facts(
        sheet,
        sheet.fact("last_seen", last.outcome),
        sheet.fact("signs", last.success_signs),
        sheet.fact("psychological", last.anxiety_after),
        sheet.fact("family", lines(held.family, held.relations)),
    )
    return part(w["progress"], sheet, facts=rows)


def assessed(sheet: Sheet) -> Part | None:
    """The focus and the needs; the whole assessment is a paper of its own."""
    w = sheet.wording
    held: AssessmentPart = sheet.work["assessment"]
    if sheet.blank:
        return None
    return part(w["assessed"], sheet, facts=facts(sheet, sheet.fact("focus", held.focus), sheet.fact("needs", held.needs)))


def consent(one: ReferralPart, sheet: Sheet) -> dict[str, Any]:
    """That the client said yes, and to what."""
    w = sheet.wording
    classes = load("data_classes")
    given = [classes.label(name, w.lang) for name in one.released if name in sheet.audience.allowed and name not in NOT_DATA]
    outside = sheet.audience.outside and sheet.audience.released
    return {"title": w["consent"], "text": w.fill("consent_given", what=", ".join(given).lower()) if outside and given else None, "lines": 2}


def contact(sheet: Sheet) -> str:
    """Whom to call about it: the house, never the client."""
    where = sheet.house.whereabouts(sheet.wording.fill("phone", number=sheet.house.phone))
    return sheet.wording.fill("contact", who=sheet.writer or sheet.wording["social_worker"], where=where)


def slip(file: CaseFile, one: ReferralPart, sheet: Sheet) -> dict[str, Any]:
    """The answer, on a page of its own. It names the client by code alone: it travels back on its own."""
    w = sheet.wording
    answers = ("accepted", "waiting", "declined", "done")
    return {
        "title": w["slip"],
        "note": w["slip_note"],
        "facts": [
            sheet.fact("slip_number", sheet.number or (w["number_later"] if sheet.mode == "preview" else None)),
            sheet.fact("code", file.number),
            sheet.fact("slip_from", None if sheet.blank else one.receiver),
            sheet.fact("slip_to", sheet.house.letterhead.get("name")),
        ],
        "options": w.options(*answers),
        "asked": [[w[key], lines] for key, lines in (("slip_day", 1), ("slip_given", 3), ("slip_next", 3), ("slip_contact", 1))],
        "sign": [{"role": w["slip_receiver"], "open": True}],
    }
