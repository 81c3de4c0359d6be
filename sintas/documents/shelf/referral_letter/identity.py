"""Who is referred and what the receiver must know to help: each row only when its class of data was released to this receiver."""

from __future__ import annotations

from sintas.cases.reading.paper_shapes import CaseFile, ReachLine

from ...parts import Part, facts, part
from ...sheet import Sheet


def identity(file: CaseFile, sheet: Sheet) -> Part | None:
    """The least that lets a receiver know whom they meet (F8)."""
    w, client = sheet.wording, file.client
    guardian = next((f"{one.name} ({one.relation})" if one.relation else one.name for one in file.people if one.safe_guardian and one.name), "")
    age = client.birth or (w.fill("years", years=client.age) if client.age else None)
    spoken = "; ".join(filter(None, (", ".join(client.languages), w["needs_interpreter"] if client.needs_interpreter else "")))
    rows = facts(
        sheet,
        sheet.fact("code", file.number),
        sheet.fact("name", client.name),
        sheet.fact("called", client.called),
        sheet.fact("sex", client.sex),
        sheet.fact("born", age),
        sheet.fact("language", spoken if client.name else None),
        sheet.fact("guardian", guardian),
        sheet.fact("education", client.education),
        sheet.fact("occupation", client.occupation),
        sheet.fact("accommodation", (*file.disability.needs, *filter(None, [file.disability.accommodation]))),
    )
    return part(w["identity"], sheet, facts=rows)


def reach(file: CaseFile, sheet: Sheet) -> Part | None:
    """Safe ways to the client; what must never be used stands beside them, because a wrong call can do harm."""
    w = sheet.wording
    ways = tuple(way(one, sheet) for one in file.reach if one.allowed and one.way)
    forbidden = tuple(one.way for one in file.reach if not one.allowed and one.way)
    if sheet.blank:
        return None
    return part(w["reach"], sheet, facts=facts(sheet, sheet.fact("ways", ways), sheet.fact("forbidden", forbidden)))


def way(one: ReachLine, sheet: Sheet) -> str:
    """One way, when it may be used, whom to say one is, and what must not be done."""
    w = sheet.wording
    said = w.fill("say", words=one.say) if one.say else ""
    never = w.fill("never", words=one.never_say) if one.never_say else ""
    return ". ".join(filter(None, (", ".join(filter(None, (one.way, one.when))), said, never)))


def danger(file: CaseFile, sheet: Sheet) -> Part | None:
    """What the receiver must know to keep the client safe, and the forms of violence as codes only."""
    w, risk = sheet.wording, file.risk
    forms = tuple(dict.fromkeys(form for one in file.incidents for form in one.forms))
    reported = tuple(dict.fromkeys(where for one in file.incidents for where in one.reported))
    rows = facts(
        sheet,
        sheet.fact("forms", forms),
        sheet.fact("reported", reported),
        sheet.fact("risk_level", risk.level if risk else None),
        sheet.fact("risk_facts", tuple(dict.fromkeys((*(risk.facts if risk else ()), *file.danger)))),
        sheet.fact("protective", risk.protective if risk else ()),
    )
    note = w["lives"] if file.lives_with_perpetrator else None
    return None if sheet.blank else part(w["danger"], sheet, note=note, facts=rows)
