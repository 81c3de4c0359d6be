"""Comprehensive assessment (reference F5): what it rests on, what was seen, what the client says, what the worker thinks of it.

Facts stand plain, the client's words have a line at their side, the worker's view is tinted and named as a view.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart
from sintas.evidence.reading.for_paper import of_slug

from ...copies import copy_for
from ...drawings import pictures
from ...parts import Part, dated, facts, joined, judged, part, parts, quad, table
from ...sheet import Sheet
from .areas import areas
from .around import PLACED, around, drawn
from .symptoms import anxiety, symptoms

BPSS = ("biological", "psychological", "social", "spiritual")


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    one: AssessmentPart = sheet.work["assessment"]
    missing(one, sheet)
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=dated(one.written, sheet),
        version=one.written.version or None,
        approved=w.fill("approved", who=one.written.approved) if one.written.approved else None,
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        parts=parts(
            person(file, one, sheet), basis(one, sheet), background(one, sheet), areas(one, sheet), functioning(one, sheet),
            strengths(one, sheet), symptoms(one, sheet), anxiety(one, sheet), around(one, sheet), road(one, sheet), tools(one, sheet),
            found(one, sheet), hopes(one, sheet), focus(one, sheet), opposed(one, sheet),
        ),
        conclusion={"title": w["conclusion"], "judged": {"head": w["judged"], "text": one.conclusion or None, "items": [], "facts": [], "lines": 6}},
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def missing(one: AssessmentPart, sheet: Sheet) -> None:
    """What is still to be found out; nothing assessed at all stops the print."""
    sheet.need(one.given, "gap_nothing", "casework:assessment_page", stops=True)
    if not one.given or sheet.blank:
        return
    for key, url in (("problems", "casework:assessment"), ("needs", "casework:assessment"), ("potentials", "casework:assessment"),
                     ("hopes", "casework:assessment"), ("focus", "casework:assessment"), ("conclusion", "casework:assessment")):  # fmt: skip
        sheet.need(getattr(one, key), key, url)
    sheet.need(one.areas, "gap_areas", "casework:area")
    sheet.need(one.sources, "gap_sources", "casework:information_source")


def person(file: CaseFile, one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Who is spoken of, in short; the identity in full stands on the intake form."""
    w, client = sheet.wording, file.client
    rows = facts(
        sheet,
        sheet.fact("name", client.name),
        sheet.fact("age", w.fill("years", years=client.age) if client.age else None),
        sheet.fact("sex", client.sex),
        sheet.fact("education", client.education),
        sheet.fact("assessed_on", one.written.when),
        sheet.fact("assessed_by", one.written.by),
    )
    return part(w["person"], sheet, pairs=rows)


def basis(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Methods, tools and sources; whether it all rests on one voice."""
    w = sheet.wording
    rows = facts(sheet, sheet.fact("methods", ", ".join(one.methods)), sheet.fact("tools", ", ".join(one.tools_used)))
    rows += [sheet.fact("otherwise", one.own_words)] if one.own_words else []
    sources = table(
        sheet,
        [w["source"], w["who_or_what"], w["date"]],
        [[line.kind, line.words, line.when] for line in one.sources],
        (1.2, 2, 1),
    )
    note = w["client_alone"] if one.client_alone else None
    return part(w["basis"], sheet, note=note, facts=rows, table=sources)


def background(one: AssessmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = facts(sheet, sheet.fact("family_background", one.family_background, 2))
    return part(w["background"], sheet, items=one.background, facts=rows, quote=one.client_view, quote_by=w["client_view"])


def functioning(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """The figure of BPSS with what the domains of functioning say beside it, or four boxes; then the criteria of social functioning."""
    w = sheet.wording
    figure, boxes = pictures(sheet, "bpss"), [(w[name], getattr(one.bpss, name)) for name in BPSS]
    four = [] if figure else quad(sheet, *boxes)
    beside = facts(sheet, *(sheet.fact(name, beside_figure(one, name)) for name in BPSS)) if figure else []
    criteria = table(
        sheet, [w["criterion"], w["level"], w["remark"]], [[line.criterion, line.level, line.words] for line in one.functioning], (1.4, 1, 2)
    )
    subs = parts(part(w["social_functioning"], sheet, facts=facts(sheet, sheet.fact("coping", one.coping, 2)), table=criteria))
    return part(w["bpss"], sheet, drawings=figure, facts=beside, quad=four, subs=subs)


def beside_figure(one: AssessmentPart, name: str) -> tuple[str, ...]:
    """Lines of a box that the drawn figure does not hold."""
    found = of_slug(one.drawings, "bpss")
    drawn = (found.rest or {}).get(name) or () if found is not None else ()
    return tuple(line for line in getattr(one.bpss, name) if line not in drawn)


def strengths(one: AssessmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    if figure := pictures(sheet, "strengths_quadrant"):
        return part(w["strengths"], sheet, drawings=figure)
    names = ("internal_strengths", "external_strengths", "internal_weaknesses", "external_weaknesses")
    return part(w["strengths"], sheet, quad=quad(sheet, *((w[name], getattr(one.strengths, name)) for name in names)))


def road(one: AssessmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    if figure := pictures(sheet, "life_road_map"):
        return part(w["road"], sheet, drawings=figure)
    rows = [[event.when, event.what, event.mood] for event in one.road]
    return None if sheet.blank else part(w["road"], sheet, table=table(sheet, [w["date"], w["event"], w["felt"]], rows, (1, 2.4, 1)))


def tools(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Tools that have no place of their own, as a list and as drawn; one whose content was not copied is said so."""
    w = sheet.wording
    rows = [
        [line.name, line.when, w["kept_apart"] if line.kept_apart else (*line.lines, *filter(None, [line.note, w["not_copied"] if not line.copied else ""]))]
        for line in one.tools
        if line.name
    ]
    placed = (*PLACED, "bpss", "strengths_quadrant", "life_road_map")
    others = [drawn(drawing.slug, sheet) for drawing in one.drawings if drawing.slug not in placed]
    listed = table(sheet, [w["tool"], w["date"], w["shows"]], rows, (1.1, 1, 2.4))
    return None if sheet.blank else part(w["other_tools"], sheet, table=listed, subs=parts(*others))


def found(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Problems, needs and potential, side by side in the sense of R85: none without the other two."""
    w = sheet.wording
    subs = parts(*(part(w[key], sheet, wanted=True, items=getattr(one, key), lines=3) for key in ("problems", "needs", "potentials")))
    return part(w["found"], sheet, subs=subs)


def hopes(one: AssessmentPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    return part(w["hopes"], sheet, wanted=True, quote=joined(one.hopes), quote_by=w["hopes_by"] if one.hopes else None)


def focus(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """What is worked on first. A focus that names a way of helping is printed as it stands, and said to be one."""
    w = sheet.wording
    said = one.focus_in_source if one.focus_in_source != one.focus else ""
    rows = facts(sheet, sheet.fact("focus_in_source", said)) if said else []
    note = w["focus_is_intervention"] if one.focus_is_intervention and not sheet.audience.outside else None
    return part(w["focus"], sheet, wanted=True, note=note, judged=judged(sheet, text=one.focus, rows=rows, lines=2))


def opposed(one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Two records that do not agree; they stay in the house (class notes)."""
    w = sheet.wording
    rows = [[line.about, line.first, line.second, line.answer or w["still_open"]] for line in one.opposed if line.first]
    if sheet.blank:
        return None
    head = [w["about"], w["first"], w["second"], w["answer"]]
    return part(w["opposed"], sheet, table=table(sheet, head, rows, (1, 1.4, 1.4, 1.4)))
