"""Safety plan to carry: one sheet folded to A6, without letterhead, number or label. A paper somebody finds must give nothing away."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile, PlanPart

from ...sheet import Sheet

# panel -> the parts of the plan on it, in the order of reading
PANELS = (
    ("title", ("signals", "calm")),
    ("uneasy", ("during", "code_word", "home", "children")),
    ("around", ("places", "people", "work_school", "services")),
    ("ready", ("what_to_take", "after_leaving", "phone_and_online")),
)
LINES = {"signals": 4, "calm": 3, "during": 4, "code_word": 1, "places": 4, "people": 4, "services": 2, "after_leaving": 3}
TO_WRITE = frozenset(LINES)  # a blank plan asks for these; there is no room for more


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w, plan = sheet.wording, file.plan or PlanPart()
    sheet.need(plan.parts, "plan_gap", "cases:safety", stops=True)
    lines: dict[str, list[str]] = {code: list(said) for code, said in plan.parts}
    if plan.code_word:
        lines["code_word"] = [plan.code_word]
    if not sheet.blank:
        lines.setdefault("services", [w["numbers_default"]])
    return {
        "title": w["title"],
        "file_title": w["title"],
        "lang": w.lang,
        "mode": sheet.mode,
        "panels": [
            {"title": w[key], "text": w["front"] if key == "title" else None, "parts": parts(sheet, codes, lines)} for key, codes in PANELS
        ],
    }


def parts(sheet: Sheet, codes: tuple[str, ...], lines: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Under plain names of this paper's own: what the catalogue calls the parts would explain it to whoever finds it."""
    shown = []
    for code in codes:
        if not lines.get(code) and not (sheet.blank and (code in TO_WRITE or code == "what_to_take")):
            continue
        shown.append(
            {"title": sheet.wording[code], "items": lines.get(code, []), "ticks": code == "what_to_take", "lines": LINES.get(code, 3)}
        )
    return shown
