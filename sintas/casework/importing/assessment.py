"""What the document found out about the client: one assessment, the surroundings, the functioning, the anxiety, who looked at what."""

from __future__ import annotations

from typing import Any

from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from ..actions.assessing import (
    judge_anxiety,
    name_source,
    record_area,
    write_assessment,
    write_functioning,
    write_surroundings,
)
from .filling import Filling, unknown
from .leaves import Part, as_words
from .tools import bring_tools
from .wording import code_or_words, told_at

VOCATIONAL = "interests_talents"  # a percentage of progress in a training speaks of this area (R66)
ROLES = "roles"


def bring_assessment(by: Actor, case: Case, own: Part) -> None:
    """Everything below "assessment", and what the shorter forms of a document put beside it."""
    found = own.part("assessment")
    bring_heart(by, case, own, found)
    bring_surroundings(by, case, own, found)
    bring_functioning(by, case, found)
    bring_anxiety(by, case, found.part("anxiety"))
    bring_areas(by, case, found)
    bring_sources(by, case, own)
    bring_tools(by, case, own, found)


def bring_heart(by: Actor, case: Case, own: Part, found: Part) -> None:
    """Problems, needs, potential, hopes, focus (R56-R65)."""
    one = Filling(found, "assessment")
    one.codes("methods", "assessment_methods")
    tools_that_are_methods(own, one)
    one.lines("background")
    one.texts("family_background", "client_view", "emotional_state", "conclusion")
    one.codes("nonverbal", "nonverbal_signs")
    one.code("trauma", "trauma_levels")
    symptoms = grouped(found.part("symptoms"), "assessment.symptoms", "symptom_groups")
    for group, lines in grouped(found.part("anxiety").part("symptoms"), "assessment.symptoms", "symptom_groups").items():
        symptoms[group] = [*symptoms.get(group, []), *lines]
    causes = Filling(found.part("causes"), "assessment")
    causes.lines("internal", field="causes_internal")
    causes.lines("external", field="causes_external")
    one.codes("factors", "contributing_factors")
    one.lines("impacts")
    one.lines("problems")
    one.lines("needs")
    needs = Filling(found.part("bpss").part("sosial"), "assessment")
    needs.lines("need", field="needs")
    one.lines("potentials")
    strengths = Filling(own, "assessment")
    strengths.lines("strengths", field="potentials")
    one.lines("hopes")
    one.text("focus", "problem")
    one.text("focus_in_source", "problem_focus_stated")
    facts = merged(one.with_own_words(), causes.facts, needs.facts, strengths.facts, {"symptoms": symptoms} if symptoms else {})
    if not facts:
        return
    one.happened()
    with told_at(found.path):
        found.stands(write_assessment(by=by, case=case, imported=True, **one.facts | facts), own)


def tools_that_are_methods(own: Part, one: Filling) -> None:
    """A list of tools may name a method among them ("wawancara"): it goes to the methods, the others to their tools."""
    methods, tools = load("assessment_methods"), load("assessment_tools")
    for tool in own.items("assessment_tools"):
        words = as_words(tool.value)
        if tools.match(words) is None and methods.match(words) is not None:
            code, _own = code_or_words(tool, "assessment.methods", "assessment_methods")
            one.facts["methods"] = [*one.facts.get("methods", []), code]


def bring_surroundings(by: Actor, case: Case, own: Part, found: Part) -> None:
    """Family, institution, people around, the levels of the ecosystem (R63, R88, R109-R113)."""
    around = found.part("social_environment")
    one = Filling(around, "surroundings")
    one.text("family")
    one.text("institution", "sentra")
    one.text("relations")
    ecosystem = grouped(around.part("ecosystem"), "surroundings.ecosystem", "ecosystem_levels")
    family = Filling(own.part("family"), "surroundings")
    family.text("family", "environment")
    close = Filling(found.part("bpss").part("sosial"), "surroundings")
    close.lines("close_to")
    if "family" in one.facts and "family" in family.facts:
        one.facts["family"] = f"{family.facts.pop('family')}\n{one.facts['family']}"
    facts = merged(one.facts, family.facts, close.facts, {"ecosystem": ecosystem} if ecosystem else {})
    if facts:
        one.happened()
        with told_at(around.path):
            row = write_surroundings(by=by, case=case, imported=True, **one.facts | facts)
        found.stands(row, own.part("family"))


def bring_functioning(by: Actor, case: Case, found: Part) -> None:
    """The four domains, and the criteria of social functioning (R60-R62, R285-R290)."""
    bpss = found.part("bpss")
    body, mind, social, spirit = (Filling(bpss.part(key), "functioning") for key in ("biologis", "psikologis", "sosial", "spiritual"))
    body.texts("height_cm", "weight_kg")
    body.degree("hereditary_illness", "hereditary_disease")
    body.text("illness", "illness_on_arrival")
    body.text("physical", "text")
    body.text("physical", "disability")
    mind.text("intelligence_band", "iq_band")
    mind.text("intelligence_label", "iq_label")
    mind.text("psychological", "text")
    social.text("social", "text")
    spirit.text("spiritual", "text")
    social.text("coping")
    criteria = {row.code: words for row in load("functioning_domains").of_group("social") if (words := criterion(bpss, row.code))}
    awards = [award for part in awards_in(bpss.part("spiritual")) if (award := award_of(part))]
    levels = rated(bpss.part("levels"), "functioning.levels", "functioning_domains", "functioning_levels")
    more = {name: value for name, value in (("criteria", criteria), ("awards", awards), ("levels", levels)) if value}
    facts = merged(body.facts, mind.facts, social.facts, spirit.facts, more)
    if facts:
        when = Filling(bpss, "functioning")
        when.happened()
        with told_at(bpss.path):
            bpss.stands(write_functioning(by=by, case=case, imported=True, **when.facts | facts))


def criterion(bpss: Part, code: str) -> str:
    """What is said of one criterion: under its code in "criteria"; roles also as "role_performance" among the social facts."""
    words = bpss.part("criteria").text(code, "functioning.criteria")
    if not words and code == ROLES:
        words = bpss.part("sosial").text("role_performance", "functioning.criteria")
    return words


def awards_in(spirit: Part) -> list[Part]:
    """One award, or a list of them."""
    return [spirit.part("award")] if spirit.part("award") else spirit.items("awards")


def award_of(part: Part) -> dict[str, Any]:
    """{"name", "year"} as far as known."""
    name, year = part.text("name", "functioning.awards"), part.number("year", "functioning.awards", 1900, 2100)
    return {"name": name, "year": year} if name or year is not None else {}


def bring_anxiety(by: Actor, case: Case, found: Part) -> None:
    """The worker's judgement; a test from outside is only named (R83, R129-R149)."""
    one = Filling(found, "anxiety")
    one.strict("level", "anxiety_levels")
    one.strict("reach", "anxiety_range")
    for field in ("signs", "causes", "impacts", "responses"):
        one.strict_codes(field, f"anxiety_{field}")
    one.strict_codes("symptoms", "anxiety_symptoms", "symptom_codes")
    one.text("words")
    test = Filling(found.part("instrument"), "anxiety")
    test.text("test_name", "name")
    test.text("test_version", "version")
    test.text("test_score", "score")
    test.degree("test_validated", "validated")
    facts = one.facts | test.facts
    if facts:
        one.happened()
        with told_at(found.path):
            found.stands(judge_anxiety(by=by, case=case, imported=True, **one.facts | facts))


def bring_areas(by: Actor, case: Case, found: Part) -> None:
    """Who assessed which of the eight areas by what (R66, R68-R76); progress in a training stands as its percentage."""
    progress = found.number("vocational_progress_percent", "area_assessed.percent", 0, 100)
    if progress is not None:
        below = found.part("vocational_progress_percent")
        with told_at(below.path):
            row = record_area(by=by, case=case, area=VOCATIONAL, percent=progress, happened=FuzzyDate.unknown(), imported=True)
        below.stands(row)
    for part in found.items("areas"):
        one = Filling(part, "area_assessed")
        one.strict("area", "assessment_areas")
        one.strict_codes("methods", "assessment_methods")
        one.strict("profession", "professions")
        one.texts("assessor", "result")
        if (percent := part.number("percent", "area_assessed.percent", 0, 100)) is not None:
            one.facts["percent"] = percent
        one.happened()
        with told_at(part.path):
            part.stands(record_area(by=by, case=case, imported=True, **one.facts))


def bring_sources(by: Actor, case: Case, own: Part) -> None:
    """Whom or what the assessment rests on (R97, R104)."""
    for part in [*own.items("information_sources"), *own.part("assessment").items("sources")]:
        code, words = code_or_words(part, "information_source.kind_of_source", "information_sources")
        if words:
            part.words("information_source.words")
        with told_at(part.path):
            row = name_source(
                by=by, case=case, kind_of_source=code or "other", words=words or None, happened=FuzzyDate.unknown(), imported=True
            )
        part.stands(row)


def grouped(part: Part, into: str, name: str) -> dict[str, list[str]]:
    """{code of the list: lines} from a mapping whose keys are codes or words of it. Raises BadInput for a key it does not know."""
    found: dict[str, list[str]] = {}
    for key in part.names():
        below = part.part(key)
        row = load(name).match(key)
        if row is None:
            raise unknown(below, key, name)
        lines = part.texts(key, into) if isinstance(below.value, list) else [words for words in [below.words(into)] if words]
        if lines:
            found[row.code] = [*found.get(row.code, []), *lines]
    return found


def rated(part: Part, into: str, name: str, scale: str) -> list[str]:
    """ "code:level" for every key of a mapping. Raises BadInput for what neither list knows."""
    found = []
    for key in part.names():
        below = part.part(key)
        row = load(name).match(key)
        level, words = code_or_words(below, into, scale)
        if row is None:
            raise unknown(below, key, name)
        if words:
            raise unknown(below, words, scale)
        found += [f"{row.code}:{level}"] if level else []
    return found


def merged(*several: dict[str, Any]) -> dict[str, Any]:
    """One dictionary; lists of the same name follow each other."""
    found: dict[str, Any] = {}
    for facts in several:
        for name, value in facts.items():
            found[name] = [*found[name], *value] if isinstance(value, list) and name in found else value
    return found
