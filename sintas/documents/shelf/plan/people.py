"""Who carries the plan, and the steps agreed on with the obstacle foreseen and the way to meet it."""

from __future__ import annotations

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_plan import ImplementerLine, InterventionPart

from ...parts import Part, lines, part, table
from ...sheet import Sheet


def implementers(one: InterventionPart, sheet: Sheet) -> Part | None:
    """Those who go on when the worker leaves are marked (R416-R417)."""
    w = sheet.wording
    rows = [[line.part, line.name, line.role, until(line, sheet)] for line in one.implementers]
    return part(w["implementers"], sheet, table=table(sheet, [w["who"], w["name"], w["role"], w["until_when"]], rows, (1.2, 1.2, 2, 1.2)))


def until(line: ImplementerLine, sheet: Sheet) -> str:
    """How long somebody is there."""
    w = sheet.wording
    said = (w.fill("until", day=line.until) if line.until else "", w["continues"] if line.continues else "")
    return "; ".join(filter(None, said))


def steps(one: InterventionPart, sheet: Sheet) -> Part | None:
    """Agreed steps by day (R217), each with the goal it serves."""
    w = sheet.wording
    rows = [
        [lines(line.what, w.fill("for_goal", number=line.goal) if line.goal else ""), line.owner, line.due, line.obstacle, line.answer]
        for line in one.steps
        if line.what
    ]
    head = [w["step"], w["who"], w["due"], w["obstacle"], w["obstacle_answer"]]
    return part(w["steps"], sheet, table=table(sheet, head, rows, (1.8, 1, 1.15, 1.3, 1.3), free=5))


def guardian_of(file: CaseFile) -> str:
    """The name of a guardian who is safe; "" when there is none or the family may not be named."""
    return next((one.name for one in file.people if one.safe_guardian), "")
