"""Minutes of a case conference (reference F7): who sat together, what was said, what was decided by whom until when, who saw it differently.

The client stands on it by code alone: the list of attendance is signed by people of other houses.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_conference import ConferencePart
from sintas.exchange.reading.paper_minutes import ConfirmedPart, SignedPart

from ...copies import copy_for
from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet

SEATS, SPARE = 10, 2  # rows to sign: in a blank form; beside those who are noted


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", "casework:conference", stops=True)
    one: ConferencePart = sheet.about or ConferencePart()
    if sheet.about:
        missing(one, sheet)
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=w.fill("subtitle", number=one.number or "…"),
        version=one.version or None,
        label_note=w["outside_note"] if outside else w["label_note"],
        copy_for=copy_for(sheet) if outside else None,
        opening=opening(one, sheet),
        parts=parts(
            meeting(one, sheet),
            part(w["summary"], sheet, text=one.summary, lines=5),
            part(w["discussion"], sheet, wanted=True, text=one.discussion, lines=8),
            decisions(one, sheet),
            dissents(one, sheet),
            part(w["follow_up"], sheet, text=one.follow_up, lines=3, facts=facts(sheet, sheet.fact("next_on", one.next_on))),
        ),
        attendance=attendance(one, sheet),
        signed=parts(signed(one, sheet), confirmed(one, sheet)),
        closing=w["closing"],
        signatures=[
            {"role": w["leader"], "name": one.leader or None, "open": True},
            {"role": w["minutes_by"], "name": one.minutes_by or (None if sheet.blank else one.by) or None, "open": True},
        ],
        know=sheet.approver(),
    )


def opening(one: ConferencePart, sheet: Sheet) -> str:
    """On which day; a day of the week is called a day, a month alone is not."""
    if one.weekday:
        return sheet.wording.fill("opening_weekday", day=one.weekday)
    if one.when:
        return sheet.wording.fill("opening", day=one.when)
    return sheet.wording["opening_blank" if sheet.blank else "opening_undated"]


def missing(one: ConferencePart, sheet: Sheet) -> None:
    for key, value in (("day", one.when), ("leader", one.leader), ("discussion", one.discussion), ("decisions", one.decisions),
                       ("attendance", one.attendance), ("gap_confidential", one.confidentiality_stated)):  # fmt: skip
        sheet.need(value, key, "casework:conferences")


def meeting(one: ConferencePart, sheet: Sheet) -> Part:
    """Always there: the list of attendance follows it."""
    w = sheet.wording
    rows = [
        sheet.fact("day", one.weekday or one.when),
        sheet.fact("time", one.time),
        sheet.fact("place", one.place),
        sheet.fact("leader", one.leader),
        sheet.fact("minutes_by", one.minutes_by),
        sheet.fact("client_took_part", one.client_took_part),
    ]
    return {"title": w["meeting"], "pairs": sheet.known(rows)}


def attendance(one: ConferencePart, sheet: Sheet) -> dict[str, Any]:
    """Everybody who is noted, with room to sign and for those nobody noted; the pledge is signed with the name."""
    w = sheet.wording
    came = [[one.name or None, one.position or None, one.institution or None] for one in one.attendance if one.name or one.position]
    came += [[None, None, None]] * (SEATS if sheet.blank or not came else SPARE)
    return {
        "title": w["attendance"],
        "head": [w["no"], w["name"], w["position"], w["institution"], w["signature"]],
        "rows": [[str(at), *row] for at, row in enumerate(came, start=1)],
        "pledge_head": w["confidential"],
        "pledge": w["pledge_read"] if one.confidentiality_stated else w["pledge"],
    }


def signed(one: ConferencePart, sheet: Sheet) -> Part | None:
    """Who signed on the screen, which version, when; beside what is signed by hand. A blank form knows of none."""
    w = sheet.wording
    here: list[SignedPart] = [] if sheet.blank else [mark for mark in sheet.work["signatures"] if mark.conference == one.entry and mark.who]
    rows = [[mark.who, w.fill("version", number=mark.version), mark.at, w[mark.standing], mark.proof] for mark in here]
    if not rows:
        return None
    head = [w["name"], w["which"], w["when"], w["stands"], w["proof"]]
    return {"title": w["signed_here"], "table": table(sheet, head, rows, (1.5, 0.7, 1.3, 1.4, 1)), "source": w["proof_is"]}


def confirmed(one: ConferencePart, sheet: Sheet) -> Part | None:
    """What partners said by their link on which version."""
    w = sheet.wording
    here: list[ConfirmedPart] = [] if sheet.blank else [said for said in sheet.work["confirmations"] if said.conference == one.entry and said.who]
    rows = [
        [
            said.who,
            w.fill("version", number=said.version),
            said.at,
            w["agrees" if said.agrees else "differs"],
            w["signed" if said.standing else "replaced"],
        ]
        for said in here
    ]
    if not rows:
        return None
    head = [w["name"], w["which"], w["when"], w["word"], w["stands"]]
    return {"title": w["confirmed_here"], "table": table(sheet, head, rows, (1.6, 0.7, 1.2, 1.3, 1.1))}


def dissents(one: ConferencePart, sheet: Sheet) -> Part | None:
    """Who saw it differently, word for word; older minutes tell it in one text."""
    w = sheet.wording
    rows = [[line.who, line.about, line.what, line.why] for line in one.dissents if line.what]
    told: dict[str, Any] = {"text": one.dissent} if one.dissent else {}
    head = [w["who_differs"], w["about"], w["view"], w["because"]]
    return part(w["dissent"], sheet, table=table(sheet, head, rows, (1, 1.2, 2, 1.6), free=2), **told)


def decisions(one: ConferencePart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [[str(at), line.what, line.owner, line.due] for at, line in enumerate(one.decisions, start=1) if line.what]
    head = [w["no"], w["what"], w["owner"], w["due"]]
    return part(w["decisions"], sheet, wanted=True, table=table(sheet, head, rows, (0.35, 2.6, 1.3, 1.1), free=6, whole=True))
