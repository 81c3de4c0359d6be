"""Intake form (reference F4): safety first, how it came in, who, what happened in short. Stays in the house."""

from __future__ import annotations

from typing import Any

from sintas.cases.reading.paper_shapes import CaseFile
from sintas.practice.catalogue import load

from ...sheet import Sheet
from ...wording import Wording

HOUSEHOLD = 12  # rows of people; more belong in the genogram


def build(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    """The only paper that may carry a protected address and name an unsafe guardian: who receives must not call the wrong person."""
    w = sheet.wording
    result = {"options": w.options("r_accepted", "r_redirected", "r_not_eligible"), "chosen": chosen(file, sheet)}
    makers = (safety, reception, person, violence, told, household)
    return sheet.frame(
        file.number,
        subtitle=w["subtitle"],
        label_note=w["label_note"],
        parts=[*(maker(file, sheet) for maker in makers), {"title": w["result"], "result": result}],
        signatures=[{"above": w["gives"], "role": w["client"], "thumb": True, "open": True}, sheet.worker("takes")],
        know=sheet.approver(),
    )


def chosen(file: CaseFile, sheet: Sheet) -> str | None:
    """What was decided; an enquiry that waits and a blank form leave the choice open."""
    made = {"accepted": "r_accepted", "redirected": "r_redirected", "not_eligible": "r_not_eligible"}
    return None if sheet.blank else made.get(file.decision)


def safety(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w = sheet.wording
    three = [["y", w["yes"]], ["n", w["no"]], ["u", w["unknown"]]]
    two = three[:2]
    asked = [
        {"text": w["q_talk"], "options": two, "chosen": None},
        {"text": w["q_lives"], "options": three, "chosen": "y" if file.lives_with_perpetrator else None},
        {"text": w["q_medical"], "options": two, "chosen": None},
        {"text": w["q_children"], "options": three, "chosen": None},
    ]
    steps = tuple(one.text.replace("\n", ". ") for one in file.events if "risk_safety" in one.shows_with)
    rows = [sheet.fact("danger", file.danger, 2), sheet.fact("done_now", steps, 2)]
    return {"title": w["safety"], "safety": {"head": w["safety_head"], "questions": asked}, "facts": rows}


def reception(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    told_by = next((one.name for one in file.people if one.told_us), None) or (
        sheet.wording["client"] if file.route_code == "self" else None
    )
    pairs = [
        sheet.fact("received", file.received or file.opened),
        sheet.fact("route", sheet.need(file.route, "route")),
        sheet.fact("informant", told_by),
        sheet.fact("ppks", file.ppks),
        sheet.fact("officer", None if sheet.blank else file.lead or sheet.writer),
    ]
    if sheet.blank:
        pairs.insert(3, sheet.fact("informant_relation", None))
    return {"title": sheet.wording["reception"], "pairs": pairs}


def person(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w, one = sheet.wording, file.client
    language = ", ".join([*one.languages, *([w["needs_interpreter"]] if one.needs_interpreter else [])])
    ways = tuple(way_words(sheet, line) for line in file.reach)
    needs = (*file.disability.kinds, *file.disability.needs, *filter(None, [file.disability.accommodation]))
    rows = [
        sheet.fact("name", sheet.need(one.name, "name", "cases:people")),
        sheet.fact("called", sheet.need(one.called, "called", "cases:people")),
        sheet.fact("birth", one.birth),
        sheet.fact("age", w.fill("years", years=one.age) if one.age else sheet.need(None, "age", "cases:people")),
        sheet.fact("sex", one.sex),
        sheet.fact("religion", one.religion),
        sheet.fact("marital", one.marital),
        sheet.fact("education", one.education),
        sheet.fact("occupation", one.occupation),
        sheet.fact("address", one.protected_address or one.address or one.region, 2),
        sheet.fact("lives_with", one.lives_with),
        sheet.fact("language", language),
        sheet.fact("reach", sheet.need(ways, "reach", "cases:people"), 3),
        sheet.fact("needs", needs, 2),
    ]
    return {"title": w["person"], "nik": {"label": "NIK", "value": one.nik or None}, "facts": rows}


def way_words(sheet: Sheet, line: Any) -> str:
    if not line.allowed:
        return sheet.wording.fill("never", way=line.way)
    return ". ".join(filter(None, (", ".join(filter(None, (line.way, line.when))), line.say, line.never_say)))


def violence(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w: Wording = sheet.wording
    simfoni = load("violence_simfoni")
    codes = list(dict.fromkeys(code for one in file.incidents for code in one.simfoni))
    known = {simfoni.label(code, w.lang) for code in codes}
    others = dict.fromkeys(form for one in file.incidents for form in one.forms if form not in known)
    options = [[code, words] for code, words in simfoni.choices(w.lang) if code != "other"]
    chosen_codes = [code for code in codes if code != "other"]
    sheet.need(codes or others, "violence", "cases:safety")
    return {
        "title": w["violence"],
        "choices": {"label": w["several"], "options": options, "chosen": chosen_codes, "other": "; ".join(others) or None},
    }


def told(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w = sheet.wording
    incidents = [one for one in file.incidents if one.told or one.place or one.perpetrators or one.when]
    named = dict.fromkeys(name for one in incidents for name in one.perpetrators)
    named = named or dict.fromkeys(", ".join(filter(None, (one.name, one.relation))) for one in file.people if one.perpetrator)
    rows = [
        sheet.fact("when", "; ".join(filter(None, (one.when for one in incidents)))),
        sheet.fact("place", "; ".join(dict.fromkeys(filter(None, (one.place for one in incidents))))),
        sheet.fact("perpetrator", "; ".join(named)),
    ]
    words = "\n\n".join(filter(None, (one.told for one in incidents)))
    return {"title": w["told"], "hint": w["told_note"], "prose": words or None, "facts": rows}


def household(file: CaseFile, sheet: Sheet) -> dict[str, Any]:
    w = sheet.wording
    marks = (("in_household", "in_house"), ("perpetrator", "is_perpetrator"), ("supports", "supports"))
    rows = []
    for one in file.people[:HOUSEHOLD]:
        said = [w[key] for name, key in marks if getattr(one, name)]
        said += [w["unsafe"]] if "unsafe_guardian" in one.shows_with else []
        rows.append([one.name or None, one.relation or None, one.age or None, ", ".join(said) or None])
    return {"title": w["household"], "people": {"head": [w["name"], w["relation"], w["age"], w["remark"]], "rows": rows}}
