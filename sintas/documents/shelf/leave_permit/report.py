"""Permit for some days away, shown at a gate: a name by its nature, the days, and nothing else. No reason, no room, no kind of service."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.programmes.reading.for_paper import LeavePart

from ...parts import facts, part, parts
from ...sheet import Sheet


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """Carried by the client: no code of a case stands beside the name, so that the two never meet outside."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", "programmes:leave", stops=True)
    one: LeavePart = sheet.about or LeavePart()
    rows = facts(
        sheet,
        sheet.fact("name", file.client.name),
        sheet.fact("begins", one.begins),
        sheet.fact("expected", one.expected),
        sheet.fact("with_whom", one.with_whom),
    )
    return sheet.frame(
        "",
        bare=True,
        label="",
        foot_note="",
        opening=w["opening"],
        parts=parts(part(w["who"], sheet, facts=rows)),
        closing=w.fill("closing_phone", number=sheet.house.phone) if sheet.house.phone else w["closing"],
        signatures=[{"role": w["bearer"], "name": None if sheet.blank else file.client.name or None, "open": True}, {"role": w["on_duty"], "open": True}],
        know=sheet.approver(),
    )
