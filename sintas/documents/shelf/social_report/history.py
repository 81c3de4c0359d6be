"""I-III: who this is about, where the knowledge comes from, and what happened."""

from __future__ import annotations

from sintas.cases.reading.paper_shapes import CaseFile, IncidentPart
from sintas.casework.reading.paper_assessment_shapes import AssessmentPart

from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet


def identity(file: CaseFile, sheet: Sheet) -> Part | None:
    """The client, guardian or family, where they live, and how the case came in."""
    w, one = sheet.wording, file.client
    help_words = (*file.disability.kinds, *file.disability.needs, *filter(None, [file.disability.accommodation]))
    address = one.address or (w["protected"] if one.address_is_protected and (one.name or one.region) else one.region)
    guardian = next((f"{line.name} ({line.relation})" if line.relation else line.name for line in file.people if line.safe_guardian and line.name), "")
    rows = facts(
        sheet,
        sheet.fact("name", one.name),
        sheet.fact("sex", one.sex),
        sheet.fact("birth", one.birth),
        sheet.fact("age", w.fill("years", years=one.age) if one.age else None),
        sheet.fact("religion", one.religion),
        sheet.fact("marital", one.marital),
        sheet.fact("education", one.education),
        sheet.fact("occupation", one.occupation),
        sheet.fact("address", address),
        sheet.fact("lives_with", one.lives_with),
        sheet.fact("language", ", ".join(one.languages)),
        sheet.fact("disability", help_words),
        sheet.fact("ppks", file.ppks),
        sheet.fact("guardian", guardian),
    )
    came = facts(
        sheet, sheet.fact("received", file.received), sheet.fact("route", file.route), sheet.fact("client_since", file.client_since)
    )
    return part(w["identity"], sheet, facts=rows, subs=parts(part(w["first_referral"], sheet, facts=came)))


def sources(file: CaseFile, one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Whom or what the report rests on, with days: named sources first, then who was spoken with."""
    w = sheet.wording
    rows = [[line.kind, line.words, line.when] for line in one.sources]
    days: dict[str, list[str]] = {}
    for event in file.events:
        if event.title and not event.shows_with:
            days.setdefault(event.title, []).append(event.when)
    rows += [[kind, w.fill("times", count=str(len(said))), ", ".join(filter(None, said))] for kind, said in days.items()]
    held = [session.when for session in sheet.sessions if session.number]
    rows += [[w["sessions"], w.fill("times", count=str(len(held))), ", ".join(filter(None, held))]] if held else []
    based = from_version(one, sheet, "version_of", "version_noted")
    manner = facts(sheet, sheet.fact("assessment", based), sheet.fact("methods", ", ".join(one.methods)), sheet.fact("tools", ", ".join(one.tools_used)))
    note = w["client_alone"] if one.client_alone else None
    found = table(sheet, [w["source"], w["who_or_what"], w["date"]], rows, (1.4, 1.6, 1.6))
    return part(w["sources"], sheet, note=note, facts=manner, table=found)


def history(file: CaseFile, one: AssessmentPart, sheet: Sheet) -> Part | None:
    """Each incident as told, then what lies behind it."""
    w = sheet.wording
    incidents = (IncidentPart(),) if sheet.blank else file.incidents
    subs = parts(*(incident(told, sheet, at, len(incidents)) for at, told in enumerate(incidents, start=1)))
    behind = part(
        w["background"], sheet, items=one.background, quote=one.client_view, quote_by=w["client_view"], source=said_in(one, sheet), lines=4
    )
    return part(w["history"], sheet, subs=[*subs, *([behind] if behind else [])])


def incident(told: IncidentPart, sheet: Sheet, at: int, of: int) -> Part | None:
    """The facts about it, then the account as it was given with the client's own view of it."""
    w = sheet.wording
    rows = facts(
        sheet,
        sheet.fact("when", told.when),
        sheet.fact("repeated", told.repeated),
        sheet.fact("forms", told.forms),
        sheet.fact("place", told.place),
        sheet.fact("perpetrators", told.perpetrators),
        sheet.fact("factors", told.factors),
        sheet.fact("reported", told.reported),
    )
    title = w.fill("incident", number=str(at)) if of > 1 else None
    account = part(w["told"], sheet, text=told.told, quote=told.own_view, quote_by=w["own_view"], lines=6)
    # Under a heading of its own; an incident that is one of several has one already.
    return part(title, sheet, facts=rows, subs=parts(account))


def said_in(one: AssessmentPart, sheet: Sheet) -> str | None:
    """ "Sumber: asesmen 2 September 2024, Ratna." """
    return from_version(one, sheet, "from_assessment", "from_assessment_noted")


def from_version(one: AssessmentPart, sheet: Sheet, dated: str, noted: str) -> str | None:
    """The version of the assessment in the words of `dated`, or of `noted` when only the day it was written down is known."""
    held = one.written
    if not held.by:
        return None
    key, day = (dated, held.when) if held.when else (noted, held.noted)
    return sheet.wording.fill(key, day=day, who=held.by, version=held.version)
