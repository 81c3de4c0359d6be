"""Proposal of a group (R221-R239): what it is for, how it is made up and how it meets, for whoever leads the unit. Members stand on it as numbers."""

from __future__ import annotations

from typing import Any

from sintas.groupwork.reading.paper_shapes import GroupPart

from ..parts import Part, facts, part, parts
from ..sheet import Sheet
from .of_group import frame_of


def build(group: GroupPart, sheet: Sheet) -> dict[str, Any]:
    """A blank form keeps its lines; else what is not known is left out."""
    w = sheet.wording
    return frame_of(
        group,
        sheet,
        parts=parts(what(group, sheet), part(w["need"], sheet, text=group.need, lines=4), aims(group, sheet), people(group, sheet), meeting(group, sheet)),
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def what(group: GroupPart, sheet: Sheet) -> Part | None:
    rows = facts(
        sheet,
        sheet.fact("kind", group.kind),
        sheet.fact("openness", group.openness),
        sheet.fact("size", group.size),
        sheet.fact("facilitators", group.facilitating, 2),
        sheet.fact("mentors", (*group.mentors, *filter(None, (group.mentors_words,))), 2),
        sheet.fact("stage", group.stage),
        sheet.fact("opened", group.opened),
    )
    return part(sheet.wording["what"], sheet, facts=rows)


def aims(group: GroupPart, sheet: Sheet) -> Part | None:
    rows = facts(
        sheet, sheet.fact("purposes", group.purposes, 2), sheet.fact("aims", group.aims, 2), sheet.fact("aim_words", group.aim_words, 3)
    )
    return part(sheet.wording["for_what"], sheet, facts=rows)


def people(group: GroupPart, sheet: Sheet) -> Part | None:
    """Numbers alone: who takes part is nobody's business outside the team of the group."""
    counts = group.counts
    rows = facts(
        sheet,
        sheet.fact("inside", str(counts.inside) if counts.inside or group.number else None),
        sheet.fact("preparing", str(counts.preparing) if counts.preparing else None),
    )
    return part(sheet.wording["people"], sheet, facts=rows, after=sheet.wording["chosen_freely"])


def meeting(group: GroupPart, sheet: Sheet) -> Part | None:
    rows = facts(
        sheet,
        sheet.fact("setting", group.setting, 2),
        sheet.fact("schedule", group.schedule, 2),
        sheet.fact("rules", (*group.rules, *filter(None, (group.rules_words,))), 3),
    )
    return part(sheet.wording["meeting"], sheet, facts=rows)
