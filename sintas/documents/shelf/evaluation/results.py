"""What came of each goal, by what it shows; what was measured and what was not; how the focus areas look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sintas.casework.reading.paper_evaluation import ChangePart, EvaluationPart
from sintas.casework.reading.paper_goal_results import ResultLine
from sintas.practice.catalogue import load

from ...parts import Part, facts, part, table
from ...sheet import Sheet


def goal_results(lines: Sequence[ResultLine], sheet: Sheet) -> Part | None:
    """One row for each goal of the plan, also for one nobody has looked at yet."""
    w = sheet.wording
    rows = [[line.number, told(line.goal, line.indicator), start(line, sheet), result(line, sheet), line.evidence] for line in lines if line.goal]
    head = [w["no"], w["goal"], w["start"], w["result"], w["evidence"]]
    return part(w["results"], sheet, wanted=True, table=table(sheet, head, rows, (0.35, 1.9, 1.2, 1.5, 1.6), free=4))


def told(*words: str) -> tuple[str, ...] | str:
    """Words for one cell: a list only when there are several."""
    held = tuple(filter(None, words))
    return held if len(held) > 1 else "".join(held)


def start(line: ResultLine, sheet: Sheet) -> tuple[str, ...] | str:
    """Where it began and where it was to go, that it is counted from before help, or that it is not measured."""
    w = sheet.wording
    if line.not_measured:
        return told(w["not_measured"], line.why_not)
    known = [w.fill(key, words=words) for key, words in (("from", line.baseline), ("towards", line.target), ("until", line.due)) if words]
    if line.started and not line.baseline:
        known.insert(0, w["counted_before"])
    return told(*known) or w["no_start"]


def result(line: ResultLine, sheet: Sheet) -> tuple[str, ...] | str:
    """The status, what was seen and where the indicator stands; "belum dinilai" for a goal nobody has looked at."""
    w = sheet.wording
    if not line.looked:
        return w["only_measured"] if line.measured else w["not_looked"]
    value = w.fill("value", words=line.value) if line.value else ""
    return told(line.status, line.text, value, "" if line.own or not line.when else w.fill("seen_on", day=line.when))


def is_latest(one: EvaluationPart, sheet: Sheet) -> bool:
    """Whether what stands now is what this evaluation saw."""
    several = sheet.work.get("evaluations", ())
    return not several or several[-1].entry == one.entry


def change_at(one: EvaluationPart, sheet: Sheet) -> ChangePart:
    """What stood at this evaluation; later judgements do not belong on its paper."""
    now: ChangePart = sheet.work["change"]
    if is_latest(one, sheet):
        return replace(now, anxiety_after=one.anxiety_after or now.anxiety_after)
    value = any(line.value for line in one.results)
    since = bool(one.anxiety_after) or value or now.measured_by(one.ends)
    return ChangePart(anxiety_before=now.anxiety_before, anxiety_after=one.anxiety_after, measured_after=since, counted=now.counted and since)


def measured(change: ChangePart, lines: Sequence[ResultLine], sheet: Sheet) -> Part | None:
    """The level of anxiety before and after, and openly what was not measured (D6)."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("anxiety_before", change.anxiety_before),
        sheet.fact("anxiety_after", change.anxiety_after or change.anxiety_note),
    )
    return part(w["measure"], sheet, note=unmeasured(change, lines, sheet), facts=rows)


def unmeasured(change: ChangePart, lines: Sequence[ResultLine], sheet: Sheet) -> str:
    """Which goals have no baseline, and that nothing was measured at the end; "" when nothing of it was to be told (check 6).

    The size of a change is unknown for those goals only, where something else was measured before and since.
    """
    w = sheet.wording
    if not any(line.looked and line.goal for line in lines):
        return ""
    bare = [line.number for line in lines if line.goal and not (line.baseline or line.started or line.not_measured)]
    said = [w.fill("no_baseline", numbers=", ".join(bare)) if bare else "", "" if change.measured_after else w["no_post_test"]]
    return " ".join([*filter(None, said), w["not_counted_there" if change.counted else "not_counted"]]) if any(said) else ""


def ratings(one: EvaluationPart, sheet: Sheet) -> Part | None:
    """0 to 4 with what the number says; nothing is added up."""
    w = sheet.wording
    rows = [[line.area, line.level, line.anchor] for line in one.ratings if line.area]
    if sheet.blank:
        rows = [[row.label(w.lang), "", ""] for row in load("evaluation_focus").rows]
    head = [w["area"], w["level"], w["meaning"]]
    return part(w["ratings"], sheet, table=table(sheet, head, rows, (1.3, 0.5, 3), free=0), source=w["ratings_note"] if rows else None)
