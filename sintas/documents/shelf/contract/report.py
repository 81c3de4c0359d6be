"""Service contract (reference F3): aims, tasks of either side, timetable, rules, review, ending, complaints."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile, ContractPart

from ...sheet import Sheet

TERMS = (("aims", 3), ("client_tasks", 4), ("worker_tasks", 4), ("timetable", 3), ("rules", 3))
NEEDED = ("aims", "client_tasks", "worker_tasks", "timetable")  # contract_terms: required


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w, agreed = sheet.wording, file.contract or ContractPart()
    for key in NEEDED:
        sheet.need(getattr(agreed, key), key, "cases:contract")
    parties = [
        sheet.fact("client", file.client.called or file.client.name),
        sheet.fact("social_worker", None if sheet.blank else file.lead or sheet.writer),
        sheet.fact("agreed_on", agreed.when),
    ]
    name = None if sheet.blank else file.client.name or None
    return sheet.frame(
        file.number,
        label_note=w["label_note"],
        opening=w["opening"],
        parties={"title": w["parties"], "facts": parties},
        terms=[{"title": w[key], "text": getattr(agreed, key) or None, "lines": lines} for key, lines in TERMS]
        + [{"title": w["confidential"], "text": w["confidential_text"], "lines": 2}],
        dates={"title": w["dates"], "facts": sheet.known([sheet.fact("review", agreed.review), sheet.fact("ends", agreed.ends)])},
        complaints={"title": w["complaints"], "text": agreed.complaints or None, "lines": 2},
        closing=w["closing"],
        signatures=[{"role": w["client"], "name": name, "thumb": True, "open": True}, sheet.worker()],
        know=sheet.approver(),
    )
