"""Case report of what the file holds (headings after reference F1): fact, the client's words and the worker's view kept apart.

A part without anything in it is left out, except in a preview, so that a reader cannot tell "nothing" from "not released".
"""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile, IncidentPart

from ...sheet import Sheet
from .way import sources, story

Part = dict[str, Any]


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The reading has been redacted: what the recipient may not know is not here any more."""
    w = sheet.wording
    if not (file.events or sheet.sessions or file.incidents):
        sheet.need(None, "report_gap", "cases:contact")
    makers = (identity, family, happened, risk, consent, services)
    parts: list[Part] = [identity(file, sheet), {"title": w["sources"], "text": w["sources_note"], "items": sources(file, sheet)}]
    parts += [part for part in (maker(file, sheet) for maker in makers[1:]) if part]
    told = story(file, sheet)
    if told or sheet.blank:
        parts.append({"title": w["way"], "story": told})
    now = {"title": w["now"], "text": w.fill("now_text", stage=file.stage, day=sheet.today)} if file.stage else None
    outside = sheet.audience.outside
    return sheet.frame(
        file.number,
        subtitle=None if sheet.blank else w.fill("subtitle", day=sheet.today),
        label_note=w["outside_note"] if outside else None,
        copy_for=copy_for(sheet) if outside else None,
        parts=parts,
        now=now,
        view={"title": w["view"], "lines": 5},
        signatures=[sheet.worker("made_by")],
        know=sheet.approver(),
    )


def copy_for(sheet: Sheet) -> str:
    """Who holds this copy and what for, on every page."""
    from sintas.practice.catalogue import load

    lang, audience = sheet.wording.lang, sheet.audience
    who = load("consent_recipients").label(audience.code, lang)
    purpose = load("consent_purposes").label(audience.purpose, lang)
    return sheet.wording.fill("copy_for", who=who, purpose=purpose[:1].lower() + purpose[1:])


def known(rows: list[list[object]], sheet: Sheet) -> list[list[object]]:
    """Rows with something in them; a blank form keeps all."""
    return rows if sheet.blank else [row for row in rows if row[1]]


def identity(file: CaseFile, sheet: Sheet) -> Part:
    w, one = sheet.wording, file.client
    help_words = (*file.disability.kinds, *file.disability.needs, *filter(None, [file.disability.accommodation]))
    address = one.address or (w["protected"] if one.address_is_protected else one.region)
    rows = [
        sheet.fact("name", sheet.need(one.name, "name", "cases:people")),
        sheet.fact("called", one.called),
        sheet.fact("sex", one.sex),
        sheet.fact("birth", one.birth),
        sheet.fact("age", w.fill("years", years=one.age) if one.age else None),
        sheet.fact("religion", one.religion),
        sheet.fact("marital", one.marital),
        sheet.fact("education", one.education),
        sheet.fact("occupation", one.occupation),
        sheet.fact("lives_with", one.lives_with),
        sheet.fact("address", address),
        sheet.fact("language", ", ".join(one.languages)),
        sheet.fact("disability", help_words),
        sheet.fact("ppks", file.ppks),
        sheet.fact("received", "; ".join(filter(None, (file.route, file.received)))),
        sheet.fact("opened", file.opened),
        sheet.fact("since", file.client_since),
        sheet.fact("stage", file.stage),
    ]
    return {"title": w["identity"], "facts": known(rows, sheet)}


def family(file: CaseFile, sheet: Sheet) -> Part | None:
    w = sheet.wording
    marks = (("in_household", "in_house"), ("perpetrator", "is_perpetrator"), ("supports", "supports"))
    rows = [
        [one.name or None, one.relation or None, one.age or None, ", ".join(w[key] for name, key in marks if getattr(one, name)) or None]
        for one in file.people
        if one.name or one.relation
    ]
    if not rows and not sheet.blank:
        return None
    return {"title": w["family"], "table": {"head": [w["name"], w["relation"], w["age"], w["remark"]], "rows": rows, "kind": "people"}}


def happened(file: CaseFile, sheet: Sheet) -> Part | None:
    w = sheet.wording
    incidents = (IncidentPart(),) if sheet.blank else file.incidents
    subs = [sub for at, one in enumerate(incidents, start=1) if (sub := incident(one, sheet, at, len(incidents)))]
    return {"title": w["happened"], "subs": subs} if subs else None


def incident(one: IncidentPart, sheet: Sheet, at: int, of: int) -> Part | None:
    """One incident; None when nothing of it may be shown. The impacts a client named stand with the facts, not with the view."""
    w = sheet.wording
    impacts = (*one.impacts, *filter(None, [one.impact_words]))
    rows = known(
        [
            sheet.fact("when", one.when),
            sheet.fact("repeated", one.repeated),
            sheet.fact("forms", one.forms),
            sheet.fact("place", one.place),
            sheet.fact("perpetrators", one.perpetrators),
            sheet.fact("impacts", impacts),
            sheet.fact("factors", one.factors),
            sheet.fact("reported", one.reported),
        ],
        sheet,
    )
    if not (rows or one.told or one.own_view or sheet.blank):
        return None
    title = w.fill("incident", number=str(at)) if of > 1 else None
    return {"title": title, "facts": rows, "text": one.told or None, "quote": one.own_view or None, "quote_by": w["own_view"]}


def risk(file: CaseFile, sheet: Sheet) -> Part | None:
    w, one = sheet.wording, file.risk
    rows: list[list[object]] = []
    if one is not None or sheet.blank:
        facts = (*(one.facts if one else ()), *file.danger)
        rows = known(
            [
                sheet.fact("level", one.level if one else None),
                sheet.fact("risk_when", one.when if one else None),
                sheet.fact("risk_facts", tuple(dict.fromkeys(facts))),
                sheet.fact("reasons", one.reasons if one else None, 3),
                sheet.fact("protective", one.protective if one else ()),
                sheet.fact("client_view", one.client_view if one else None, 2),
            ],
            sheet,
        )
    note = w["lives"] if file.lives_with_perpetrator else None
    return {"title": w["risk"], "note": note, "facts": rows} if rows or note else None


def consent(file: CaseFile, sheet: Sheet) -> Part | None:
    w = sheet.wording
    rows = [
        [one.when or None, one.outcome_words, ", ".join(one.purpose_words) or None, ", ".join(one.recipient_words) or None]
        for one in file.consents
        if one.outcome_words
    ]
    aims = file.contract.aims if file.contract else ""
    if "services" not in sheet.audience.allowed and not sheet.blank:
        return None
    part: Part = {"title": w["consent"]}
    if rows or sheet.blank:
        part["table"] = {"head": [w["when"], w["consent_head"], w["purposes"], w["recipients"]], "rows": rows, "kind": "consent"}
    else:
        part["text"] = w["no_consent"]
    if aims or sheet.blank:
        part["facts"] = [sheet.fact("aims", aims, 3)]
    return part


def services(file: CaseFile, sheet: Sheet) -> Part | None:
    """Sessions under the therapy or technique they used; the way itself is told in the story."""
    w = sheet.wording
    rows = []
    for one in sheet.sessions:
        how = "; ".join(filter(None, (one.therapy, ", ".join(one.steps), ", ".join(one.techniques))))
        if one.number:
            rows.append([one.number, one.when or None, how or None, one.achievement or None])
    if not rows and not sheet.blank:
        return None
    head = [w["session"], w["when"], w["techniques"], w["reached"]]
    return {"title": w["services"], "table": {"head": head, "rows": rows, "kind": "sessions"}}
