"""Who is in the document: the client, the family, the perpetrator, whoever supports; each through its own verb."""

from __future__ import annotations

from typing import Any

from sintas.cases.actions.disability import describe_disability
from sintas.cases.actions.people import record_person
from sintas.cases.actions.stance import record_stance
from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff.actor import Actor

from .leaves import Part
from .wording import code_or_words, told_at

KIN = ("kin_relations", "perpetrator_relations")
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
        describe_disability(
            by=by,
            case=case,
            kinds=[kind] if kind else [],
            cause_period=period,
            about="; ".join(filter(None, told)),
            own_words={field: words for field, words in own.items() if words},
        )


def bring_family(by: Actor, case: Case, family: Part) -> None:
    """Every row of the table as a person; "environment" is how the family stands, as the document puts it."""
    parents_live_at = family.text("parents_address", "person.address")
    placed_address = False
    for member in family.items("members"):
        placed_address |= bring_member(by, case, member, parents_live_at)
    if parents_live_at and not placed_address:
        del family.book.placed[family.part("parents_address").path]  # no living parent to write it to: kept as a fact
    words = family.text("environment", "family_stance.note")
    if words:
        with told_at(family.path):
            record_stance(by=by, case=case, note=words, happened=FuzzyDate.unknown(), imported=True)


def bring_member(by: Actor, case: Case, member: Part, parents_live_at: str) -> bool:
    """One person; True when the parents' address was written to them."""
    codes, own = coded(member, "person")
    relation, words = code_or_words(member.part("relation"), "person.relation", *KIN)
    rank = member.text("sibling_rank", "person.note")
    if not relation and rank:
        relation, words = code_or_words(member.part("sibling_rank"), "person.note", *KIN)
    own |= {"relation": words} if words else {}
    deceased = member.flag("deceased", "person.deceased")
    lives_here = bool(parents_live_at) and relation in PARENTS and not deceased
    death = member.date("death_date", "person.death")
    if not death.is_known and (year := member.number("death_year", "person.death", 1900, 2100)) is not None:
        death = FuzzyDate.in_year(year)
    with told_at(member.path):
        record_person(
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
            note=rank or None,
            own_words=own,
            **codes,
        )
    return lives_here


def bring_perpetrator(by: Actor, case: Case, found: Part, *, in_household: bool) -> Any:
    """The perpetrator as a person of the file, by pseudonym or relation; None when the document names none."""
    if not found:
        return None
    relation, words = code_or_words(found.part("relation"), "person.relation", *reversed(KIN))
    with told_at(found.path):
        return record_person(
            by=by,
            case=case,
            name=found.text("pseudonym", "person.name") or found.text("initials", "person.name"),
            relation=relation,
            is_perpetrator=True,
            in_household=in_household,
            own_words={"relation": words} if words else {},
        )


def bring_support(by: Actor, case: Case, resources: Part) -> None:
    """The strongest support person (R280)."""
    below = resources.part("strongest_support")
    if not below:
        return
    relation, words = code_or_words(below, "person.relation", *KIN)
    with told_at(below.path):
        record_person(by=by, case=case, relation=relation, is_support=True, own_words={"relation": words} if words else {})
