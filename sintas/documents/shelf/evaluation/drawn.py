"""What was measured, as pictures: goals on their levels, measures over time, each with its sentence. Not measured is said elsewhere."""

from __future__ import annotations

from sintas.casework.reading.paper_measuring import LadderLine, MeasureLine, MeasuringPart, ladder_picture, measure_picture, measure_table
from sintas.kit.pieces import Table

from ...drawings import on_paper
from ...parts import Part, part, parts, table
from ...sheet import Sheet

MOST_ROWS = 24  # of values on paper: half a page for each measure


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
    """One measure: the sentence a client understands, then the chart, and its values in a table."""
    drawing = measure_picture(one, f"measure-{at}")
    figures = [on_paper(drawing, one.about, f"ukuran_{at}")] if drawing is not None else []
    values, earlier = measure_table(one, MOST_ROWS) or (None, 0)
    return part(
        one.title[:1].upper() + one.title[1:],
        sheet,
        text=one.sentence,
        drawings=figures,
        table=on_sheet(values, sheet) if values is not None else None,
        source=sheet.wording.fill("newest_values", most=str(MOST_ROWS), earlier=str(earlier)) if earlier else None,
    )


def on_sheet(values: Table, sheet: Sheet) -> Part | None:
    """A table of the screen as papers hold theirs."""
    rows = [[str(cell.words) for cell in row] for row in values.rows]
    widths = [1.0 if column.number else 1.6 for column in values.columns]
    return table(sheet, [str(column.title) for column in values.columns], rows, widths, free=0)
