"""Each row of a case put into words for papers: one function per shape of paper_shapes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import clock, numbers, phones
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.ages import age_on
from sintas.practice.catalogue import load

from ..codes import form_label
from ..models import Client, Consent, Contract, Disability, Incident, Person, Reach, Risk, SafetyPlan
from .paper_shapes import ClientPart, ConsentPart, ContractPart, DisabilityPart, IncidentPart, PersonLine, PlanPart, ReachLine, RiskPart
from .people import relation_label

AROUND = "around"  # group of kin_relations
PLAN_PARTS = (
    ("signals", "signals"),
    ("during", "steps"),
    ("places", "places"),
    ("people", "people"),
    ("what_to_take", "take"),
    ("children", "children"),
    ("after_leaving", "after_leaving"),
)


def labels(list_name: str, codes: Iterable[str], lang: str) -> tuple[str, ...]:
    return tuple(load(list_name).label(code, lang) for code in codes)


def label(list_name: str, code: str, lang: str) -> str:
    return load(list_name).label(code, lang) if code else ""


def own(row: Any, field: str) -> str:
    """The worker's wording that matches no list."""
    return str((row.own_words or {}).get(field, ""))


def when(row: Any, lang: str) -> str:
    """The day in words, "" when nobody noted it."""
    found = FuzzyDate.decode(row.happened) if row.happened else FuzzyDate.unknown()
    return found.text(lang) if found.is_known else ""


def years(birth: str | None, stated: int | None) -> int | None:
    """Completed years today; with a doubt the younger age."""
    born, today = FuzzyDate.decode(birth) if birth else FuzzyDate.unknown(), clock.today()
    if born.earliest is None or born.latest is None or born.earliest > today:
        return stated
    last = min(born.latest, today)
    return age_on(today, last.year, last.month, last.day).youngest


def client_part(row: Client, lang: str) -> ClientPart:
    """Identity in words; an age that was only said stands as said."""
    age = years(row.birth, row.age_stated)
    return ClientPart(
        name=row.name,
        called=row.called or "",
        nik=row.nik or "",
        birth=", ".join(filter(None, (row.birth_place, FuzzyDate.decode(row.birth).text(lang) if row.birth else ""))),
        age=str(age) if age is not None else "",
        sex=label("sexes", row.sex, lang),
        religion=label("religions", row.religion, lang) or own(row, "religion"),
        marital=label("marital_statuses", row.marital, lang) or own(row, "marital"),
        nationality=label("nationalities", row.nationality, lang),
        languages=labels("languages", row.languages, lang),
        education=label("educations", row.education, lang) or own(row, "education"),
        occupation=row.occupation or "",
        lives_with=row.lives_with or "",
        birth_order=row.birth_order or "",
        status=row.status_words or "",
        region=label("provinces", row.region, lang),
        address="" if row.address_protected else row.address or "",
        protected_address=(row.address or "") if row.address_protected else "",
        address_is_protected=row.address_protected,
        needs_interpreter=row.needs_interpreter,
        is_child=row.is_child,
    )


def reach_line(row: Reach, lang: str) -> ReachLine:
    value = phones.shown(row.value) if row.value and row.value.startswith("+") else row.value
    way = ", ".join(filter(None, (label("reach_channels", row.channel, lang), row.whose, value)))
    return ReachLine(way=way, when=row.when or "", say=row.say or "", never_say=row.never_say or "", allowed=row.allowed)


def person_words(row: Person, lang: str) -> str:
    relation = relation_label(row.relation, lang) or own(row, "relation")
    return f"{row.name} ({relation[:1].lower()}{relation[1:]})" if row.name and relation else row.name or relation


def person_line(row: Person, lang: str) -> PersonLine:
    """A perpetrator's row needs the class perpetrator, an unsafe guardian's row unsafe_guardian, which no paper that leaves is given."""
    age = years(row.birth, row.age_stated)
    return PersonLine(
        entry=row.entry,
        kin=is_kin(row.relation),
        name=row.name or "",
        relation=relation_label(row.relation, lang) or own(row, "relation"),
        age="" if row.deceased or age is None else str(age),
        education=label("educations", row.education, lang) or own(row, "education"),
        occupation=row.occupation or "",
        religion=label("religions", row.religion, lang) or own(row, "religion"),
        died=died_words(row, lang),
        note=row.note or "",
        in_household=row.in_household,
        safe_guardian=row.is_guardian and not (row.unsafe_guardian or row.is_perpetrator or row.deceased),
        perpetrator=row.is_perpetrator,
        supports=row.is_support,
        told_us=told_us(row),
        shows_with=tuple(code for code, holds in (("perpetrator", row.is_perpetrator), ("unsafe_guardian", row.unsafe_guardian)) if holds),
    )


def is_kin(relation: str) -> bool:
    """A code of the family, not of the people around."""
    kin = load("kin_relations")
    return kin.has(relation) and kin.get(relation).group != AROUND


def died_words(row: Person, lang: str) -> str:
    """ "Meninggal, 2022"; whoever died has no age of today."""
    if not row.deceased:
        return ""
    day = FuzzyDate.decode(row.death).text(lang) if row.death else ""
    return ", ".join(filter(None, (_("meninggal"), day)))


def told_us(row: Person) -> bool:
    """Is this whom the report came from? intake.actions.accepting keeps the informant's relation as own words, in Indonesian."""
    said = own(row, "relation")
    return bool(said) and (said == "yang menyampaikan" or any(said == one.id for one in load("informants").rows))


def incident_part(row: Incident, lang: str, names: dict[UUID, str]) -> IncidentPart:
    """Perpetrators by name when they stand in the file, else by relation."""
    until = FuzzyDate.decode(row.until).text(lang) if row.until else ""
    relations = tuple(relation_label(code, lang) for code in row.perpetrator_relations)
    return IncidentPart(
        when=" – ".join(filter(None, (when(row, lang), until))),
        repeated=label("incident_repeats", row.repeated, lang),
        forms=tuple(dict.fromkeys([*(form_label(form, lang) for form in row.forms), *filter(None, [own(row, "forms")])])),
        simfoni=tuple(form.partition(":")[2] for form in row.forms if form.startswith("simfoni:")),
        place=", ".join(filter(None, (label("place_kinds", row.place_kind, lang), row.place_words))),
        told=row.told or "",
        own_view=row.own_view or "",
        perpetrators=tuple(names[entry] for entry in row.perpetrators if entry in names) or relations,
        impacts=labels("impacts", row.impacts, lang),
        impact_words=row.impact_words or "",
        factors=labels("contributing_factors", row.factors, lang),
        reported=labels("reported_to", row.reported, lang),
    )


def risk_part(row: Risk, lang: str) -> RiskPart:
    protective = (*labels("protective_factors", row.protective, lang), *filter(None, [row.protective_words]))
    return RiskPart(
        when=when(row, lang),
        level=label("risk_levels", row.level, lang),
        facts=labels("risk_facts", row.facts, lang),
        reasons=row.reasons,
        protective=protective,
        client_view=row.client_view or "",
    )


def plan_part(row: SafetyPlan, lang: str) -> PlanPart:
    """Lines by the codes of safety_plan_parts, in the order of that list. Without a word about the paper it counts as not safe to carry."""
    lines = {code: tuple(getattr(row, column) or ()) for code, column in PLAN_PARTS} | {k: tuple(v) for k, v in (row.more or {}).items()}
    places = load("paper_places")
    carry = bool(row.keep_paper) and places.has(row.keep_paper) and places.get(row.keep_paper).flag("carry")
    return PlanPart(
        parts=tuple((part.code, lines[part.code]) for part in load("safety_plan_parts").rows if lines.get(part.code)),
        code_word=row.code_word or "",
        keep_paper=label("paper_places", row.keep_paper, lang),
        carry=carry,
    )


def consent_part(row: Consent, lang: str) -> ConsentPart:
    words = row.recipient_words if isinstance(row.recipient_words, dict) else {}
    return ConsentPart(
        when=when(row, lang),
        outcome=row.outcome,
        outcome_words=label("consent_outcomes", row.outcome, lang),
        purposes=tuple(row.purposes),
        purpose_words=labels("consent_purposes", row.purposes, lang),
        recipients=tuple(row.recipients),
        recipient_words=tuple(str(words.get(code) or label("consent_recipients", code, lang)) for code in row.recipients),
        data_words=labels("data_classes", row.data_classes, lang),
        until=numbers.day(row.until) if row.until else "",
        given_by=row.given_by,
        manner=label("consent_manners", row.manner, lang),
        witness=row.witness or "",
        interpreter=row.interpreter or "",
        language=label("languages", row.language_code, lang),
        limits=row.limits or "",
        read_aloud=row.read_aloud,
        child_assent=row.child_assent,
    )


def contract_part(row: Contract, lang: str) -> ContractPart:
    names = ("aims", "client_tasks", "worker_tasks", "timetable", "rules", "complaints")
    days = {name: numbers.day(value) if value else "" for name, value in (("review", row.review_on), ("ends", row.ends_on))}
    return ContractPart(when=when(row, lang), read_aloud=row.read_aloud, signed=row.signed, **{name: getattr(row, name) or "" for name in names}, **days)


def disability_part(row: Disability, lang: str) -> DisabilityPart:
    return DisabilityPart(
        kinds=labels("disability_classes", row.classes, lang),
        by_law=labels("disability_kinds", row.kinds, lang),
        since=label("disability_cause_periods", row.cause_period, lang),
        about=row.about or "",
        needs=labels("disability_needs", row.needs, lang),
        accommodation=row.accommodation or "",
    )
