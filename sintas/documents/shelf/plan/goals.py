"""The specific goals: indicator, where it stands now, where it is to get, until when; or, said openly, that it is not measured."""

from __future__ import annotations

from sintas.casework.reading.paper_plan import GoalLine, InterventionPart

from ...parts import Part, lines, part, table
from ...sheet import Sheet


def goals(one: InterventionPart, sheet: Sheet) -> Part | None:
    """A goal without a measure is named as such, so that nobody later counts a change that was never counted (R163, R179)."""
    w = sheet.wording
    rows = [goal(line, sheet) for line in one.goals if line.text]
    head = [w["no"], w["goal"], w["indicator"], w["baseline"], w["goal_target"], w["due"]]
    bare = [line.number for line in one.goals if line.bare]
    note = w.fill("no_measure", numbers=", ".join(bare)) if bare else None
    return part(w["goals"], sheet, wanted=True, note=note, table=table(sheet, head, rows, (0.35, 2.1, 1.4, 1, 1.1, 1.15), free=5, whole=True))


def goal(line: GoalLine, sheet: Sheet) -> list[object]:
    w = sheet.wording
    open_ = w["not_measured"] if line.not_measured else w["not_noted"]
    why = f"{open_}: {line.why_not_measured}" if line.not_measured and line.why_not_measured else open_
    said = lines(line.text, w.fill("aim", aim=line.aim) if line.aim else "", line.horizon)
    return [line.number, said, line.indicator or why, line.baseline or open_, line.target or open_, line.due or w["not_noted"]]
