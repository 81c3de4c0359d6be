"""Monitoring after the service (reference F12): when and how we looked in, how the client is, signs of relapse, what was done about them.

The contact chosen is told in full, all those before it in a table, so that the paper can be read by itself.
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.paper_ending import FollowUpPart, TerminationPart
from sintas.practice.catalogue import load

from ...copies import copy_for
from ...parts import Part, facts, judged, part, parts, table
from ...sheet import Sheet


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    sheet.need(sheet.about, "gap_nothing", "casework:follow_up", stops=True)
    one: FollowUpPart = sheet.about or FollowUpPart()
    if sheet.about:
        for key, value in (("condition", one.condition or not one.reached), ("gap_answer", one.answers or not (one.signs or one.sign_words))):
            sheet.need(value, key, "casework:ending_page")
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=w.fill("subtitle", number=one.number, day=one.when) if one.number and one.when else None,
        version=one.version or None,
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        parts=parts(
            person(file, sheet), contact(one, sheet), condition(one, sheet), signs(one, sheet), goals(one, sheet), surroundings(one, sheet),
            onward(one, sheet), before(one, sheet),
        ),
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def person(file: CaseFile, sheet: Sheet) -> Part | None:
    """The client, and when the work came to its end."""
    w, ended = sheet.wording, sheet.work["termination"]
    held: TerminationPart = ended
    pairs = facts(
        sheet,
        sheet.fact("name", file.client.name),
        sheet.fact("age", w.fill("years", years=file.client.age) if file.client.age else None),
        sheet.fact("ended", held.when),
        sheet.fact("kind", held.kind),
    )
    return part(w["person"], sheet, pairs=pairs)


def contact(one: FollowUpPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    answer = None if sheet.blank or not one.when else w["reached"] if one.reached else w["not_reached"]
    pairs = facts(
        sheet,
        sheet.fact("when", one.when),
        sheet.fact("channel", one.channel),
        sheet.fact("with_whom", one.with_whom),
        sheet.fact("was_reached", answer),
    )
    return part(w["contact"], sheet, pairs=pairs)


def condition(one: FollowUpPart, sheet: Sheet) -> Part | None:
    return part(sheet.wording["condition"], sheet, wanted=one.reached, text=one.condition, lines=4)


def signs(one: FollowUpPart, sheet: Sheet) -> Part | None:
    """What was seen, and the answer to it; that nothing was seen is said, when the client was met."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("signs", one.signs, 2),
        sheet.fact("sign_words", one.sign_words, 2),
        sheet.fact("answers", one.answers, 2),
        sheet.fact("answer_words", one.answer_words, 2),
    )
    told_all = {"psychology", "progress"} <= set(sheet.audience.allowed)
    quiet = not rows and one.reached and one.when and told_all
    bodies: dict[str, Any] = {"text": w["no_signs"]} if quiet else {"facts": rows}
    if sheet.blank:  # boxes to tick, then lines for the words
        boxes = [[row.code, row.label(w.lang)] for row in load("relapse_signs").in_use()]
        bodies = {"choices": boxes, "subs": parts(part(None, sheet, facts=rows[1:]))}
    return part(w["relapse"], sheet, **bodies)


def goals(one: FollowUpPart, sheet: Sheet) -> Part | None:
    """Which goals hold."""
    return part(sheet.wording["goals"], sheet, items=one.goals, lines=3)


def surroundings(one: FollowUpPart, sheet: Sheet) -> Part | None:
    return part(sheet.wording["surroundings"], sheet, judged=judged(sheet, text=one.surroundings) if one.surroundings or sheet.blank else None)


def onward(one: FollowUpPart, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = facts(sheet, sheet.fact("next_on", one.next_on), sheet.fact("next_channel", one.next_channel))
    return part(w["onward"], sheet, facts=rows)


def before(one: FollowUpPart, sheet: Sheet) -> Part | None:
    """Every contact and attempt before this one."""
    several: tuple[FollowUpPart, ...] = sheet.work["follow_ups"]
    earlier = [held for held in several if one.number and int(held.number) < int(one.number)]
    return None if sheet.blank else contacts(earlier, sheet, sheet.wording["before"])


def contacts(several: list[FollowUpPart], sheet: Sheet, title: str) -> Part | None:
    """A table of contacts: when and how, how the client was, what was seen and done."""
    w = sheet.wording
    rows: list[list[object]] = []
    for held in several:
        if not held.when:
            continue
        how = "; ".join(filter(None, (held.channel, held.with_whom, "" if held.reached else w["not_reached"])))
        seen = (*held.signs, *filter(None, (held.sign_words, held.surroundings)))
        done = (*held.answers, *filter(None, (held.answer_words, w.fill("then", day=held.next_on) if held.next_on else "")))
        rows.append([held.when, how, held.condition, seen, done])
    head = [w["when"], w["channel"], w["condition"], w["seen"], w["done"]]
    return part(title, sheet, table=table(sheet, head, rows, (1, 1, 1.6, 1.3, 1.3)))
