"""Intervention plan (reference F6): aims, goals with their measure or an honest "not measured", services, who, when, and the client's yes.

Where violence goes on, stopping it stands before every other goal (R418).
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_plan import InterventionPart
from sintas.practice.catalogue import load

from ...copies import copy_for
from ...parts import Part, dated, facts, part, parts, table
from ...sheet import Sheet
from .goals import goals
from .people import guardian_of, implementers, steps


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    one: InterventionPart = sheet.work["plan"]
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
            person(file, one, sheet), safety(one, sheet), aim(one, sheet), goals(one, sheet), services(one, sheet),
            implementers(one, sheet), steps(one, sheet), resources(one, sheet), review(one, sheet),
        ),
        agreement=agreement(one, sheet),
        signatures=signatures(file, sheet),
        know=sheet.approver(),
    )


def missing(one: InterventionPart, sheet: Sheet) -> None:
    """What the plan still lacks; without any plan there is nothing to print."""
    sheet.need(one.given, "gap_nothing", "casework:plan_page", stops=True)
    if not one.given or sheet.blank:
        return
    sheet.need(one.goal_general, "goal_general", "casework:plan")
    sheet.need(one.goals, "gap_goals", "casework:goals")
    if one.goals:
        sheet.need(not any(goal.bare for goal in one.goals), "gap_measure", "casework:goals")
    sheet.need(one.implementers, "implementers", "casework:implementers")
    sheet.need(one.review, "review_on", "casework:plan")
    sheet.need(one.agreement not in ("", "not_asked"), "gap_agreement", "casework:plan")


def person(file: CaseFile, one: InterventionPart, sheet: Sheet) -> Part | None:
    """For whom the plan is, and what it follows from."""
    w, client = sheet.wording, file.client
    pairs = facts(
        sheet,
        sheet.fact("name", client.name),
        sheet.fact("age", w.fill("years", years=client.age) if client.age else None),
        sheet.fact("made_on", one.written.when),
        sheet.fact("made_with", ", ".join(one.made_with)),
        sheet.fact("ideas_of", ", ".join(one.ideas_of)),
    )
    rows = facts(sheet, sheet.fact("follows_from", one.follows_from, 2), sheet.fact("target", one.target))
    return part(w["person"], sheet, pairs=pairs, facts=rows)


def safety(one: InterventionPart, sheet: Sheet) -> Part | None:
    """The first steps, before every other goal."""
    w = sheet.wording
    going_on = facts(sheet, sheet.fact("violence_ongoing", one.violence_ongoing)) if one.stop_violence or sheet.blank else []
    return part(w["safety"], sheet, facts=going_on, items=one.stop_violence, lines=3)


def aim(one: InterventionPart, sheet: Sheet) -> Part | None:
    return part(sheet.wording["goal_general"], sheet, wanted=True, text=one.goal_general, lines=3)


def services(one: InterventionPart, sheet: Sheet) -> Part | None:
    """By pillar of ATENSI; a blank form names all seven."""
    w = sheet.wording
    rows: list[list[object]] = []
    for line in one.services:
        way = (*filter(None, [line.service, line.way, line.basis]), *line.actions, *line.content)
        who = "; ".join(filter(None, (line.provider, w.fill("with", who=line.members) if line.members else "")))
        # A pillar is printed once, at its first service.
        pillar = line.pillar if not rows or line.pillar != one.services[len(rows) - 1].pillar else None
        rows.append([pillar, way, who, line.period, line.goals])
    if sheet.blank:
        rows = [[row.label(w.lang), None, None, None, None] for row in load("pillars").rows]
    head = [w["pillar"], w["service"], w["provider"], w["period"], w["for_goals"]]
    return part(w["services"], sheet, table=table(sheet, head, rows, (1.2, 2.2, 1.2, 1, 0.6), free=0))


def resources(one: InterventionPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("resources_internal", one.resources_internal, 2),
        sheet.fact("resources_external", one.resources_external, 2),
        sheet.fact("people", one.people),
        sheet.fact("cost", one.cost),
        sheet.fact("method", one.method),
        sheet.fact("equipment", one.equipment),
        sheet.fact("time", one.time),
    )
    rows += [sheet.fact("otherwise", one.own_words)] if one.own_words else []
    return part(w["resources"], sheet, facts=rows)


def review(one: InterventionPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    return part(w["review"], sheet, facts=facts(sheet, sheet.fact("review_on", one.review)), wanted=True)


def agreement(one: InterventionPart, sheet: Sheet) -> dict[str, Any]:
    """Boxes for the answer, the client's words to it, and that it was explained before it was done (R184-R186)."""
    w = sheet.wording
    options = [[row.code, row.label(w.lang)] for row in load("agreement_answers").rows if row.code != "not_asked"]
    if sheet.audience.outside and not one.agreement_answer:
        options = []  # empty boxes would say that the client was never asked
    explained = None if sheet.blank or not one.agreement_answer else w["yes"] if one.explained_before else w["no"]
    rows = facts(sheet, sheet.fact("agreed_on", one.agreed), sheet.fact("explained", explained))
    return {
        "title": w["agreement"],
        "options": options,
        "chosen": [one.agreement] if one.agreement_answer and one.agreement != "not_asked" else [],
        "facts": rows,
        "quote": one.agreement_words or None,
        "quote_by": w["client_said"],
        "lines": 2,
    }


def signatures(file: CaseFile, sheet: Sheet) -> list[dict[str, object]]:
    """The client, for a child the safe guardian, the worker. A paper for an outsider is no place to sign for the client's house."""
    w = sheet.wording
    name = None if sheet.blank else file.client.name or None
    client: dict[str, object] = {"role": w["client"], "name": name, "thumb": True, "open": True}
    guardian = guardian_of(file)
    more: list[dict[str, object]] = []
    if sheet.blank or (file.client.is_child and guardian):
        more.append({"role": w["guardian"], "name": guardian or None, "open": True})
    return [client, *more, sheet.worker()]
