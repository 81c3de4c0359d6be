"""Report of a group: what it was for, its stages, its sessions and who came how often. Members stand on it by initials, never by name."""

from __future__ import annotations

from typing import Any

from sintas.groupwork.reading.paper_shapes import GroupPart, ResultPart

from ..parts import Part, facts, part, parts, table
from ..sheet import Sheet
from .group_proposal import aims
from .of_group import frame_of


def build(group: GroupPart, sheet: Sheet) -> dict[str, Any]:
    """As it stands today; of whoever took consent back nothing is on it but that somebody was there."""
    return frame_of(
        group,
        sheet,
        parts=parts(
            what(group, sheet), aims(group, sheet), stages(group, sheet), people(group, sheet), sessions(group, sheet), attendance(group, sheet),
            result(group, sheet), changes(group, sheet),
        ),
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )  # fmt: skip


def what(group: GroupPart, sheet: Sheet) -> Part | None:
    rows = facts(
        sheet, sheet.fact("kind", group.kind), sheet.fact("openness", group.openness), sheet.fact("facilitators", group.facilitating, 2),
        sheet.fact("opened", group.opened), sheet.fact("stage", group.stage), sheet.fact("closed", group.closed), sheet.fact("need", group.need, 3),
    )  # fmt: skip
    return part(sheet.wording["what"], sheet, facts=rows)


def stages(group: GroupPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [[one.stage, one.began, one.ended, one.how] for one in group.passages]
    return part(w["stages"], sheet, table=table(sheet, [w["stage"], w["began"], w["ended"], w["how"]], rows, (1.4, 1.2, 1.2, 1), free=6))


def people(group: GroupPart, sheet: Sheet) -> Part | None:
    counts = group.counts
    rows = facts(
        sheet,
        sheet.fact("before", str(counts.before) if counts.before else None),
        sheet.fact("inside", str(counts.inside) if counts.inside or group.number else None),
        sheet.fact("preparing", str(counts.preparing) if counts.preparing else None),
        sheet.fact("suspended", str(counts.suspended) if counts.suspended else None),
    )
    return part(sheet.wording["people"], sheet, facts=rows)


def sessions(group: GroupPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [[one.no, one.day, one.topic, one.phase, one.came] for one in group.sessions]
    held = table(sheet, [w["session"], w["day"], w["topic"], w["phase"], w["came"]], rows, (0.6, 1.2, 2.4, 1, 0.8), free=8)
    return part(w["sessions"], sheet, table=held) if held else part(w["sessions"], sheet, text=w["no_session"])


def attendance(group: GroupPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [[one.who, one.came, one.heard] for one in group.members if one.came]
    counts = table(sheet, [w["who"], w["came"], w["heard"]], rows, (1, 1, 1), free=8)
    return part(w["attendance"], sheet, table=counts, after=w["no_reproach"] if rows else None)


def result(group: GroupPart, sheet: Sheet) -> Part | None:
    """What the group's own evaluation found; left out while nobody has looked back."""
    found = group.result or ResultPart()
    rows = facts(
        sheet, sheet.fact("effects", found.effects, 3), sheet.fact("helped", found.helped, 2), sheet.fact("helped_words", found.helped_words, 2),
        sheet.fact("decision", found.decision), sheet.fact("reason", found.reason, 2), sheet.fact("looked_on", found.when),
    )  # fmt: skip
    return part(sheet.wording["result"], sheet, facts=rows, after=sheet.wording["result_note"] if rows else None)


def changes(group: GroupPart, sheet: Sheet) -> Part | None:
    """Which way what was measured of members went, as far as they let it go; left out while nobody did."""
    w, told = sheet.wording, group.changes
    if not told.counts:
        return None
    counts = [w.fill("went", way=way, many=str(many)) for way, many in told.counts]
    counts += [w.fill("untold", many=str(told.untold))] if told.untold else []
    rows = [[who, way] for who, way in told.lines]
    return part(w["changes"], sheet, text="; ".join(counts), table=table(sheet, [w["who"], w["way"]], rows, (1, 3)), after=w["changes_note"])
