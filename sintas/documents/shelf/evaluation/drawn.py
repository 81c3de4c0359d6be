"""What was measured, as pictures: goals on their levels, measures over time, each with its sentence. Not measured is said elsewhere."""

from __future__ import annotations

from sintas.casework.reading.paper_measuring import LadderLine, MeasureLine, MeasuringPart, ladder_picture, measure_picture

from ...drawings import on_paper
from ...parts import Part, part, parts
from ...sheet import Sheet


def drawn_measures(sheet: Sheet) -> Part | None:
    """Everything that was measured until today; None where nothing was, or nothing of it may be shown."""
    w = sheet.wording
    found: MeasuringPart = sheet.work.get("measuring") or MeasuringPart()
    if sheet.blank or not sheet.draws:
        return None
    ladders = [ladder(one, sheet) for one in found.ladders if one.levels is not None]
    charts = [chart(one, at, sheet) for at, one in enumerate((one for one in found.measures if one.title), start=1)]
    goals = part(w["ladders"], sheet, text=found.attainment, subs=parts(*ladders)) if any(ladders) else None
    return part(w["drawn_measures"], sheet, subs=parts(goals, *charts))


def ladder(one: LadderLine, sheet: Sheet) -> Part | None:
    """One goal: its sentence, then its levels."""
    caption = sheet.wording.fill("rated_on", day=one.when) if one.when else ""
    figure = on_paper(ladder_picture(one, f"ladder-{one.number}"), caption, f"tujuan_{one.number}")
    return part(f"{one.number}. {one.goal}", sheet, text=one.change, drawings=[figure])


def chart(one: MeasureLine, at: int, sheet: Sheet) -> Part | None:
    """One measure: the sentence a client understands, then the chart."""
    drawing = measure_picture(one, f"measure-{at}")
    figures = [on_paper(drawing, one.about, f"ukuran_{at}")] if drawing is not None else []
    return part(one.title[:1].upper() + one.title[1:], sheet, text=one.sentence, drawings=figures)
