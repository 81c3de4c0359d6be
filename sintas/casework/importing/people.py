"""Who is in the document: the client, the family, the perpetrator, whoever supports; each through its own verb."""

from __future__ import annotations

from typing import Any

from sintas.cases.actions.arriving import record_arrival
from sintas.cases.actions.disability import describe_disability
from sintas.cases.actions.people import record_person
from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from .leaves import Part
from .wording import code_or_words, told_at

KIN = ("kin_relations", "perpetrator_relations")
SENT = {"referral_from_dinsos": "dengan rujukan dinas sosial", "application_for_assistance": "dengan permohonan bantuan"}
NOT_SENT = {"referral_from_dinsos": "tanpa rujukan dinas sosial", "application_for_assistance": "tanpa permohonan bantuan"}
MARKS = ("in_household", "is_guardian", "unsafe_guardian", "is_support", "may_know")
CONCLUDED = "Hubungan disimpulkan dari tabel keluarga."
PARENTS = frozenset({"mother", "father"})
CODED = {"sex": "sexes", "education": "educations", "religion": "religions"}


def client_facts(client: Part, ref: str) -> dict[str, Any]:
    """Keywords of describe_client(); without initials the id in the document stands in, which is nobody's name."""
    facts, own = coded(client, "client")
    name = client.text("initials", "client.name") or client.text("name", "client.name")
    status = [client.text(key, "client.status_words") for key in ("ppks_status", "status")]
    return facts | {
        "name": name or ref,
        "birth": client.date("birth_date", "client.birth"),
        "age_stated": first_number(client, ("age_years", "age"), "client.age_stated"),
        "occupation": client.text("occupation", "client.occupation") or None,
        "birth_order": client.text("birth_order_stated", "client.birth_order") or None,
        "address": client.text("address", "client.address") or None,
        "origin": client.text("origin", "client.origin") or None,
        "lives_with": client.text("lives_with", "client.lives_with") or None,
        "status_words": "; ".join(filter(None, status)) or None,
        "own_words": own,
    }


def coded(part: Part, record: str) -> tuple[dict[str, Any], dict[str, str]]:
    """(codes by field, own words by field) of what client and people have in common."""
    codes: dict[str, Any] = {}
    own: dict[str, str] = {}
    for field, name in CODED.items():
        code, words = code_or_words(part.part(field), f"{record}.{field}", name)
        codes |= {field: code} if code else {}
        own |= {field: words} if words else {}
    return codes, own


def first_number(part: Part, keys: tuple[str, ...], into: str) -> int | None:
    """The first of these keys that is stated: an age in years."""
    found = [part.number(key, into, 0, 120) for key in keys]
    return next((years for years in found if years is not None), None)


def bring_disability(by: Actor, case: Case, found: Part) -> None:
    """Kind and when it began as codes where the words match; everything else as told."""
    if not found:
        return
    kind, own_kind = code_or_words(found.part("class"), "disability.kinds", "disability_kinds", "disability_classes")
    period, own_period = code_or_words(found.part("onset"), "disability.cause_period", "disability_cause_periods")
    told = [found.text(key, "disability.about") for key in ("site", "cause_reported", "about")]
    own = {"kinds": own_kind, "cause_period": own_period}
    if period:  # the words say more than the code
        told.append(found.text("onset", "disability.cause_period"))
    with told_at(found.path):
        row = describe_disability(
            by=by,
            case=case,
            kinds=[kind] if kind else [],
            cause_period=period,
            about="; ".join(filter(None, told)),
            own_words={field: words for field, words in own.items() if words},
        )
    found.stands(row)


def bring_route(by: Actor, case: Case, route: Part) -> None:
    """How the client came (R26-R27), where an enquiry would say it: the route as a code of the row in the story, the rest in its line."""
    if not route:
        return
    code, words = code_or_words(route.part("type"), "record.tags", "access_routes")
    said = [words, *(sentence for key, sentence in NOT_SENT.items() if route.part(key) and not route.flag(key, "record.line"))]
    said += [sentence for key, sentence in SENT.items() if route.part(key) and route.flag(key, "record.line")]
    if words:
        route.text("type", "record.line")
    record_arrival(by=by, case=case, route=code, words=filter(None, said), imported=True, uncoded=bool(words))


def bring_actors(by: Actor, case: Case, document: Part) -> None:
    """Who else appears in the document, known by a role: people of the file. The student and the school belong to the practicum."""
    for part in document.items("actors"):
        role = str(part.value.get("role") or "") if isinstance(part.value, dict) else ""
        if load("plan_implementers").match(role) == load("plan_implementers").get("student"):
            part.remark("PRACTICUM")
        elif role:
            bring_actor(by, case, part)


def bring_actor(by: Actor, case: Case, part: Part) -> None:
    """One of them: relation as a code where the list knows the role, else the role in words; the note stands with the person."""
    code, words = code_or_words(part.part("role"), "person.relation", *KIN)
    name = part.text("name", "person.name")
    note = ". ".join(filter(None, [part.text("note", "person.note"), part.text("organisation", "person.note")]))
    own = {"relation": words.replace("_", " ")} if words else {}
    if words:
        part.part("role").heading("person.relation")
    with told_at(part.path):
        part.stands(record_person(by=by, case=case, name=name, relation=code, note=note or None, own_words=own))


def bring_family(by: Actor, case: Case, family: Part) -> None:
    """Every row of the table as a person; "environment" is told with the surroundings (assessment.py)."""
    parents_live_at = family.text("parents_address", "person.address")
    placed_address = False
    members = family.items("members")
    own_family = {relation_in(member)[0] for member in members} >= PARENTS
    for member in members:
        placed_address |= bring_member(by, case, member, parents_live_at, own_family=own_family)
    if parents_live_at and not placed_address:
        del family.book.placed[family.part("parents_address").path]  # no living parent to write it to: kept as a fact


def relation_in(member: Part) -> tuple[str, str]:
    """What a row says of the relation, before anything is placed: (code, words)."""
    said = str(member.value.get("relation") or "") if isinstance(member.value, dict) else ""
    found = next((row for name in KIN if said and (row := load(name).match(said)) is not None), None)
    return (found.code, "") if found is not None else ("", said)


def bring_member(by: Actor, case: Case, member: Part, parents_live_at: str, *, own_family: bool) -> bool:
    """One person; True when the parents' address was written to them.

    `own_family`: the table is that of the client's parents, so that a row without a relation is a brother or sister; the note says that
    this was concluded and not read.
    """
    codes, own = coded(member, "person")
    relation, words = code_or_words(member.part("relation"), "person.relation", *KIN)
    rank = member.text("sibling_rank", "person.note")
    if not relation and not words and rank:
        found = load("kin_relations").match(rank)
        relation, words = (found.code, "") if found is not None else ("", rank)
    concluded = own_family and not relation and not words
    if concluded:
        relation = "sibling"
    own |= {"relation": words} if words else {}
    deceased = member.flag("deceased", "person.deceased")
    marks: dict[str, Any] = {column: member.flag(column, f"person.{column}") for column in MARKS}
    lives_here = bool(parents_live_at) and relation in PARENTS and not deceased
    death = member.date("death_date", "person.death")
    if not death.is_known and (year := member.number("death_year", "person.death", 1900, 2100)) is not None:
        death = FuzzyDate.in_year(year)
    with told_at(member.path):
        row = record_person(
            by=by,
            case=case,
            name=member.text("initials", "person.name") or member.text("name", "person.name"),
            relation=relation,
            birth=member.date("birth_date", "person.birth"),
            death=death,
            deceased=deceased,
            age_stated=first_number(member, ("age", "age_years"), "person.age_stated"),
            occupation=member.text("occupation", "person.occupation") or None,
            address=parents_live_at if lives_here else None,
            note=CONCLUDED if concluded else rank or None,
            own_words=own,
            **codes,
            **marks,
        )
    member.stands(row)
    member.part("no").remark("DOCUMENT")  # its line in a table, not the order of birth
    return lives_here


def bring_perpetrator(by: Actor, case: Case, found: Part, *, in_household: bool) -> Any:
    """The perpetrator as a person of the file, by pseudonym or relation; None when the document names none."""
    if not found:
        return None
    relation, words = code_or_words(found.part("relation"), "person.relation", *reversed(KIN))
    with told_at(found.path):
        row = record_person(
            by=by,
            case=case,
            name=found.text("pseudonym", "person.name") or found.text("initials", "person.name"),
            relation=relation,
            is_perpetrator=True,
            in_household=in_household,
            own_words={"relation": words} if words else {},
        )
    found.stands(row)
    return row


def bring_support(by: Actor, case: Case, resources: Part) -> None:
    """The strongest support person (R280)."""
    below = resources.part("strongest_support")
    if not below:
        return
    relation, words = code_or_words(below, "person.relation", *KIN)
    with told_at(below.path):
        row = record_person(by=by, case=case, relation=relation, is_support=True, own_words={"relation": words} if words else {})
    below.stands(row)
