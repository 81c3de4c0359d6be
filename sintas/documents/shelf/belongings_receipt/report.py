"""Receipt for belongings of somebody who stays (C8: belongings are handed over on arrival). In two copies, one for the client.

Paper is found: it says neither where nor why somebody stays, and names the client by code and initials.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.tracks.reading.paper_shapes import StayPart

from ...initials import client_fact
from ...parts import facts, part, parts
from ...sheet import Sheet

ROWS, SPARE = 6, 3  # rows to fill in: on a blank form; beside what is noted


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """Ticked and signed twice by hand, when the things come and when they go."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", "tracks:stay", stops=True)
    one: StayPart = sheet.about or StayPart()
    if sheet.about:
        sheet.need(one.belongings, "gap_things", "tracks:stay")
    client: dict[str, Any] = {"role": w["client"], "thumb": True, "open": True}
    pairs = facts(sheet, client_fact(file.client.name, sheet), sheet.fact("arrived", one.arrived))
    things = [[thing, None, None, None] for thing in one.belongings]
    things += [[None] * 4] * (ROWS if sheet.blank or not things else SPARE)
    return sheet.frame(
        file.number,
        opening=w["opening"],
        parts=parts(part(w["person"], sheet, pairs=pairs)),
        things={
            "title": w["things"],
            "head": [w["no"], w["thing"], w["condition"], w["came"], w["went"]],
            "rows": [[str(at), *row] for at, row in enumerate(things, start=1)],
        },
        received_words=w["received_words"],
        received=[client, {"role": w["keeper"], "open": True}],
        returned_words=w["returned_words"],
        returned=[client, {"role": w["gives_back"], "open": True}],
    )
