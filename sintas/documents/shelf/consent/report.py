"""Informed consent (reference F2): what is done, confidentiality and its limits, sharing ticked per receiver, the decision, signatures.

Printed before it is signed (boxes empty) or after (as recorded). A guardian marked unsafe has no place on it and is not looked for.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile, ConsentPart
from sintas.practice.catalogue import load

from ...sheet import Sheet

OFTEN = ("uptd_ppa", "police", "health", "psychologist", "legal_aid", "social_office", "school", "family")
PURPOSES = ("service", "record", "referral", "case_conference", "legal_process", "medical", "psychological", "family_contact", "follow_up")
EMPTY = "\u00a0"  # a cell to write in, also on a paper that is final
AGREES = ("given", "limited")


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w = sheet.wording
    own = [one for one in file.consents if one.given_by != "guardian"]
    last = own[-1] if own else None
    if last is None:
        sheet.need(None, "consent_gap", "cases:consents")
    points = load("confidentiality_points").rows
    return sheet.frame(
        file.number,
        label_note=w["label_note"],
        opening=w["opening"],
        who={"title": w["who"], "facts": who(file, sheet, last)},
        points=[
            {"title": w["together"], "items": w.lines("together_lines")},
            {"title": w["benefit"], "text": w["benefit_text"]},
            {"title": w["stays"], "items": [row.label(w.lang) for row in points if not row.flag("limit")]},
            {"title": w["limits"], "items": [row.label(w.lang) for row in points if row.flag("limit")]},
            {"title": w["kept"], "text": w["kept_text"]},
        ],
        purposes={"title": w["purposes"], "options": purposes(sheet, file), "chosen": agreed_purposes(file)},
        sharing={
            "title": w["sharing"],
            "text": w["sharing_text"],
            "head": [w["to"], w["what"], w["until"], w["yes"], w["no"]],
            "rows": sharing(file, sheet),
        },
        decision={"title": w["decision"], "lines": decision(file, sheet, last), "withdrawn": withdrawn(sheet, last)},
        read_aloud={
            "text": w["read_aloud"],
            "options": [["y", w["yes"]], ["n", w["no"]]],
            "chosen": "y" if last and last.read_aloud else None,
        },
        signatures=places(file, sheet, last),
    )


def who(file: CaseFile, sheet: Sheet, last: ConsentPart | None) -> list[list[object]]:
    rows = [
        sheet.fact("client", file.client.called or file.client.name),
        sheet.fact("language", (last.language if last else "") or ", ".join(file.client.languages)),
        sheet.fact("worker_here", None if sheet.blank else file.lead or sheet.writer),
    ]
    if sheet.blank or file.client.needs_interpreter or (last and last.interpreter):
        rows.insert(2, sheet.fact("interpreter", last.interpreter if last else None))
    if last and last.manner:
        rows.append(sheet.fact("manner", last.manner))
    return rows


def standing(file: CaseFile) -> list[ConsentPart]:
    """The events that say yes, without those before the last withdrawal of everything."""
    found: list[ConsentPart] = []
    for one in file.consents:
        if one.outcome in ("withdrawn", "refused") and not one.recipients:
            found = []
        elif one.outcome in AGREES:
            found.append(one)
    return found


def agreed_purposes(file: CaseFile) -> list[str]:
    return list(dict.fromkeys(code for one in standing(file) for code in one.purposes))


def purposes(sheet: Sheet, file: CaseFile) -> list[list[str]]:
    listed = load("consent_purposes")
    codes = dict.fromkeys([*PURPOSES, *agreed_purposes(file)])
    return [[code, listed.label(code, sheet.wording.lang)] for code in codes]


def sharing(file: CaseFile, sheet: Sheet) -> list[dict[str, Any]]:
    """What was decided per receiver, later words over earlier; receivers nobody spoke of follow with open boxes."""
    rows: dict[str, dict[str, Any]] = {}
    for one in file.consents:
        for code, words in zip(one.recipients, one.recipient_words, strict=True):
            yes = one.outcome in AGREES
            said = ", ".join(one.data_words) if yes else EMPTY
            rows[code] = {"to": words, "what": said or EMPTY, "until": one.until or EMPTY, "agreed": yes}
    listed = load("consent_recipients")
    for code in OFTEN:
        words = listed.label(code, sheet.wording.lang)
        rows.setdefault(code, {"to": words, "what": EMPTY, "until": EMPTY, "agreed": None})
    return list(rows.values())


def decision(file: CaseFile, sheet: Sheet, last: ConsentPart | None) -> list[dict[str, Any]]:
    w, outcome = sheet.wording, last.outcome if last else ""
    limits = f" {last.limits}" if last and last.outcome == "limited" and last.limits else ""
    lines = [
        {"on": bool(last and last.read_aloud), "text": w["d_understood"]},
        {"on": outcome == "given", "text": w["d_given"]},
        {"on": outcome == "limited", "text": w["d_limited"] + limits, "write": not limits},
        {"on": outcome == "refused", "text": w["d_refused"]},
    ]
    if file.client.is_child or sheet.blank:
        lines.insert(2, {"on": any(one.child_assent == "yes" for one in file.consents), "text": w["d_child"]})
    return lines


def withdrawn(sheet: Sheet, last: ConsentPart | None) -> str | None:
    return sheet.wording.fill("withdrawn", day=last.when) if last and last.outcome == "withdrawn" else None


def places(file: CaseFile, sheet: Sheet, last: ConsentPart | None) -> list[dict[str, Any]]:
    """Client, safe guardian of a child, witness, worker. A child without a safe guardian: whoever decided together with the child."""
    w = sheet.wording
    name = None if sheet.blank else file.client.name or None
    signs: list[dict[str, Any]] = [{"role": w["client"], "name": name, "thumb": True, "open": True}]
    guardian = next((one.name for one in file.people if one.safe_guardian), None)
    if sheet.blank or (file.client.is_child and guardian is not None):
        signs.append({"role": w["guardian"], "name": guardian or None, "open": True})
    elif file.client.is_child:
        signs.append({"role": w["decided_with"], "open": True})
    witness = (last.witness if last else "") or None
    return [*signs, {"role": w["witness"], "name": witness, "open": True}, sheet.worker()]
