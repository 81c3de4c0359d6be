"""Who the client is, and the family as a table; who has died is said to have died, without an age of today."""

from __future__ import annotations

from sintas.cases.reading.paper_shapes import CaseFile, PersonLine

from ...parts import Part, facts, part, parts, table
from ...sheet import Sheet

MARKS = (("in_household", "in_house"), ("perpetrator", "is_perpetrator"), ("supports", "supports"), ("safe_guardian", "guardian"))


def identity(file: CaseFile, sheet: Sheet) -> Part | None:
    w, one, able = sheet.wording, file.client, file.disability
    help_words = (*able.by_law, *able.kinds, *filter(None, [able.about, able.since]), *able.needs, *filter(None, [able.accommodation]))
    address = one.address or (w["protected"] if one.address_is_protected else one.region)
    rows = facts(
        sheet,
        sheet.fact("name", one.name),
        sheet.fact("called", one.called),
        sheet.fact("sex", one.sex),
        sheet.fact("birth", one.birth),
        sheet.fact("age", w.fill("years", years=one.age) if one.age else None),
        sheet.fact("religion", one.religion),
        sheet.fact("marital", one.marital),
        sheet.fact("education", one.education),
        sheet.fact("occupation", one.occupation),
        sheet.fact("birth_order", one.birth_order),
        sheet.fact("lives_with", one.lives_with),
        sheet.fact("address", address),
        sheet.fact("language", ", ".join(one.languages)),
        sheet.fact("disability", tuple(dict.fromkeys(help_words))),
        sheet.fact("ppks", (*file.ppks, *filter(None, [one.status]))),
        sheet.fact("opened", file.opened),
        sheet.fact("since", file.client_since),
        sheet.fact("closed", file.closed),
    )
    return part(w["identity"], sheet, facts=rows)


def family(file: CaseFile, sheet: Sheet) -> Part | None:
    """Kin and whoever has a name in one table, those known by their part alone (a carer, an instructor) in another."""
    w = sheet.wording
    people = [one for one in file.people if one.name or one.relation]
    kin = [one for one in people if one.kin or one.name]
    others = [[one.relation, remarks(one, sheet)] for one in people if one not in kin]
    rows = [[one.name, one.relation, one.age, work_of(one), one.religion, remarks(one, sheet)] for one in kin]
    keep = [at for at in range(6) if sheet.blank or any(row[at] for row in rows)]  # a column nobody has anything in is left out
    head = [w["name"], w["relation"], w["age"], w["education_work"], w["religion_short"], w["remark"]]
    widths = (1, 1.1, 0.6, 1.3, 0.9, 1.8)
    known = table(sheet, [head[at] for at in keep], [[row[at] for at in keep] for row in rows], [widths[at] for at in keep], free=6) if keep else None
    besides = None if sheet.blank else table(sheet, [w["their_part"], w["remark"]], others, (1.2, 2))
    return part(w["family"], sheet, table=known, subs=parts(part(w["others"], sheet, table=besides)))


def work_of(one: PersonLine) -> str:
    return ", ".join(filter(None, (one.education, one.occupation)))


def remarks(one: PersonLine, sheet: Sheet) -> str:
    """What they are to the client, whether they have died, and what else is noted."""
    marks = [sheet.wording[key] for name, key in MARKS if getattr(one, name) and not one.died]
    return "; ".join(filter(None, (one.died, *marks, one.note)))
