"""For a case that came in from a document: how the document said what stands as a word of a list now. Stays in the house (class notes)."""

from __future__ import annotations

from ...parts import Part, part, table
from ...sheet import Sheet


def wording(sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [[line.words, line.label] for line in sheet.work["wordings"] if line.words]
    if not rows:
        return None
    return part(w["wording"], sheet, table=table(sheet, [w["in_source"], w["in_file"]], rows, (1, 1)))
