"""What a track keeps beside its steps: a stay, the client's alternatives, progress with its rater, services that were refused."""

from __future__ import annotations

from sintas.tracks.reading.paper_shapes import StayPart, TrackTold, WeighingPart

from ...parts import Part, facts, lines, part, parts, table
from ...sheet import Sheet


def stays(one: TrackTold, sheet: Sheet) -> list[Part]:
    """Each stay: arrival, how long, with whose leave longer, departure."""
    return [] if sheet.blank else parts(*(stay(held, sheet) for held in one.stays))


def stay(held: StayPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    nights = w.fill("nights_of", nights=held.nights, most=held.most) if held.nights and held.most else held.nights
    leave = w.fill("approved", who=held.approved_by, day=held.approved_on) if held.approved_by and held.approved_on else held.approved_by
    rows = facts(
        sheet,
        sheet.fact("arrived", held.arrived),
        sheet.fact("children", held.children),
        sheet.fact("criteria", held.criteria),
        sheet.fact("on_arrival", held.on_arrival),
        sheet.fact("nights", nights),
        sheet.fact("until", "" if held.left or held.extended else held.until),
        sheet.fact("extended", held.extended),
        sheet.fact("extension_reason", held.extension_reason),
        sheet.fact("approved_by", leave),
        sheet.fact("belongings", held.belongings),
        sheet.fact("left", held.left),
        sheet.fact("left_to", held.left_to),
        sheet.fact("on_departure", held.on_departure),
        sheet.fact("returned", w["yes"] if held.returned else ""),
    )
    return part(w.fill("stay_from", day=held.arrived) if held.arrived else w["stay"], sheet, facts=rows)


def weighings(one: TrackTold, sheet: Sheet) -> list[Part]:
    """Each time the client weighed ways out (R388), and which one the client chose (R389)."""
    return [] if sheet.blank else parts(*(weighing(held, sheet) for held in one.weighings))


def weighing(held: WeighingPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [
        [
            w.fill("chosen", what=way.what) if way.chosen and way.what else way.what,
            way.fit,
            way.advantages,
            way.limits,
            way.consequences,
        ]
        for way in held.alternatives
    ]
    head = [w["alternative"], w["fit"], w["advantages"], w["limits"], w["consequences"]]
    known = facts(sheet, sheet.fact("when", held.when), sheet.fact("question", held.question), sheet.fact("state", held.state))
    return part(
        w["weighing"], sheet, facts=known, table=table(sheet, head, rows, (1.4, 1, 1.2, 1.2, 1.4)), quote=held.choice_words,
        quote_by=w["client_words"],
    )  # fmt: skip


def progress(one: TrackTold, sheet: Sheet) -> Part | None:
    """How far, and who says so: a level without its rater is no fact."""
    w = sheet.wording
    if sheet.blank:
        return None
    rows = [
        [
            held.when,
            lines(held.kind, held.name),
            lines(held.level, w.fill("rated", who=held.rater[:1].lower() + held.rater[1:]) if held.rater else ""),
            lines(held.words, f"“{held.client_words}”" if held.client_words else ""),
            held.next_step,
        ]
        for held in one.progress
    ]
    head = [w["when"], w["activity"], w["level"], w["words"], w["next_step"]]
    return part(w["progress"], sheet, table=table(sheet, head, rows, (1, 1.3, 1.3, 1.6, 1.2)))


def advocacy(one: TrackTold, sheet: Sheet) -> Part | None:
    """Which service refused, why, what was done about it (R281, R370)."""
    w = sheet.wording
    if sheet.blank:
        return None
    rows = [
        [held.when, lines(held.part, held.service), lines(held.who_refused, held.reason), held.steps, lines(held.result, held.result_words)]
        for held in one.advocacy
    ]
    head = [w["when"], w["step"], w["refused"], w["acted"], w["came_of_it"]]
    return part(w["advocacy"], sheet, table=table(sheet, head, rows, (1, 1.3, 1.4, 1.5, 1.3)))
