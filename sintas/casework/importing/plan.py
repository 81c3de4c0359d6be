"""The plan of the document: its frame, the goals under their ids, services, who carries it, the steps agreed on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.practice.catalogue.code_list import fold
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..actions.planning import agree_step, name_implementer, plan_service, set_goal, write_plan
from .filling import Filling
from .leaves import Part, as_words
from .wording import code_or_words, told_at

Goals = dict[str, UUID]  # id in the document -> entry of the goal
UNDATED = FuzzyDate.unknown()


def bring_plan(by: Actor, case: Case, own: Part) -> Goals:
    """Everything below "plan", and what the shorter forms of a document put beside it; returns the goals by their id in the document."""
    plan = own.part("plan")
    bring_frame(by, case, plan)
    goals = bring_goals(by, case, plan)
    for part in plan.items("methods"):
        bring_service(by, case, part, goals)
    for part in own.items("interventions"):
        bring_named_service(by, case, part)
    for part in [*plan.items("implementers"), *own.items("collaboration_needed")]:
        bring_implementer(by, case, part)
    for part in plan.items("steps"):
        bring_step(by, case, part, goals)
    return goals


def bring_frame(by: Actor, case: Case, plan: Part) -> None:
    """General goal, whom it is for, what it can lean on, the client's agreement (R162-R175, R182-R186)."""
    one = Filling(plan, "plan")
    one.texts("goal_general", "target", "follows_from", "people", "cost", "method", "equipment", "time", "agreement_words")
    one.degree("violence_ongoing")
    one.lines("stop_violence")
    resources = Filling(plan.part("resource_systems"), "plan")
    resources.lines("internal", field="resources_internal")
    resources.lines("external", field="resources_external")
    one.day("review_on")
    one.code("agreement", "agreement_answers")
    one.day("agreed_on")
    one.flags("explained_before")
    one.codes("ideas_of", "ideas_of")
    one.codes("made_with", "contact_parties")
    facts = one.with_own_words() | resources.facts
    if not facts:
        return
    one.happened()
    with told_at(plan.path):
        plan.stands(write_plan(by=by, case=case, imported=True, **one.facts | facts))


def bring_goals(by: Actor, case: Case, plan: Part) -> Goals:
    """Each goal with its horizon and measure (R163, R179). Raises BadInput for an id that stands twice."""
    goals: Goals = {}
    for at, part in enumerate(plan.items("goals_specific"), start=1):
        ref = part.text("id", "goal.position") or str(at)
        if ref in goals:
            raise BadInput({f"{part.path}.id": _("Dua tujuan memakai id yang sama.")})
        one = Filling(part, "goal")
        one.texts("text", "indicator", "baseline", "target", "why_not_measured")
        one.strict("horizon", "goal_horizons")
        one.strict("aim", "functioning_aims")
        one.day("due_on", "due")
        one.flags("not_measured")
        position = int(ref) if ref.isdecimal() and len(ref) < 6 else at
        with told_at(part.path):
            row = set_goal(by=by, case=case, position=position, happened=UNDATED, imported=True, **{"text": ""} | one.facts)
        part.stands(row)
        goals[ref] = row.entry
    return goals


def goals_named(part: Part, key: str, goals: Goals, into: str) -> list[UUID]:
    """The entries of the goals a list of ids means. Raises BadInput for an id the plan does not have."""
    return [goal_named(one, goals, into) for one in part.items(key)]


def goal_named(part: Part, goals: Goals, into: str) -> UUID:
    """The entry of the goal an id means. Raises BadInput for an id the plan does not have."""
    ref = part.words(into)
    if ref not in goals:
        said = {"id": ref, "known": ", ".join(goals) or "–"}
        raise BadInput({part.path: _("Tujuan “%(id)s” tidak ada dalam rencana. Id yang ada: %(known)s.") % said})
    return goals[ref]


def bring_service(by: Actor, case: Case, part: Part, goals: Goals) -> None:
    """A service by pillar, method, technique (R168, R175, R187-R194). A technique may name a therapy carried out by it ("... dengan ...")."""
    one = Filling(part, "planned_service")
    for field, name in (("method", "practice_methods"), ("service", "services"), ("pillar", "pillars"), ("therapy", "therapies")):
        one.code(field, name)
    one.code("group_type", "group_types")
    one.code("basis", "service_bases")
    technique(part, one)
    one.codes("actions", "plan_actions")
    one.lines("content")
    one.text("provider", "facilitator")
    one.text("provider")
    one.text("members")
    one.day("starts_on", "start")
    one.day("ends_on", "end")
    if entries := goals_named(part, "goals", goals, "planned_service.goals"):
        one.facts["goals"] = entries
    with told_at(part.path):
        part.stands(plan_service(by=by, case=case, happened=UNDATED, imported=True, **one.with_own_words()))


def technique(part: Part, one: Filling) -> None:
    """The technique as a code where a list knows the words; else the therapy and technique found in them, the words beside."""
    below = part.part("technique")
    if not below:
        return
    words = as_words(below.value)
    code, _own = code_or_words(below, "planned_service.technique", "techniques")
    if code:
        one.facts["technique"] = code
        return
    one.own["technique"] = words
    for piece in words.split(" dengan "):
        for field, name in (("therapy", "therapies"), ("technique", "techniques")):
            row = load(name).match(piece)
            if row is not None and field not in one.facts:
                one.facts[field] = row.code


def bring_named_service(by: Actor, case: Case, part: Part) -> None:
    """A service the document only names."""
    if isinstance(part.value, dict):
        return
    code, words = code_or_words(part, "planned_service.service", "services")
    facts: dict[str, Any] = {"service": code} if code else {"own_words": {"service": words}}
    with told_at(part.path):
        part.stands(plan_service(by=by, case=case, happened=UNDATED, imported=True, **facts))


def bring_implementer(by: Actor, case: Case, part: Part) -> None:
    """Who carries the plan (R165, R181, R416-R417): by a word, or with name, role and until when. What the code does not say is the role."""
    if not isinstance(part.value, dict):
        code, words = code_or_words(part, "implementer.part", "plan_implementers")
        said = as_words(part.value)
        label = load("plan_implementers").get(code).id if code else ""
        facts: dict[str, Any] = {"part": code or "other", "role": said if fold(said) != fold(label) else None}
        if words:
            part.words("implementer.role")
    else:
        one = Filling(part, "implementer")
        one.strict("part", "plan_implementers")
        one.texts("name", "role")
        one.flags("continues")
        one.day("until")
        facts = one.facts
    with told_at(part.path):
        part.stands(name_implementer(by=by, case=case, happened=UNDATED, imported=True, **facts))


def bring_step(by: Actor, case: Case, part: Part, goals: Goals) -> None:
    """A step agreed on (R217): the owner is the client, the worker ("me"), or somebody in words."""
    one = Filling(part, "plan_step")
    one.texts("what", "obstacle", "answer")
    owner(part.part("owner"), one)
    one.day("due_on", "due")
    if part.part("goal"):
        one.facts["goal"] = goal_named(part.part("goal"), goals, "plan_step.goal")
    with told_at(part.path):
        part.stands(agree_step(by=by, case=case, happened=UNDATED, imported=True, **one.facts))


def owner(part: Part, one: Filling) -> None:
    """Whose step or decision it is; whoever is neither the client nor the worker stands in words."""
    words = part.words(f"{one.table}.owner")
    if not words:
        return
    known = {"klien": "client", "client": "client", "me": "me", "saya": "me", "pekerja sosial": "me"}
    code = known.get(words.removeprefix("code:").strip().casefold(), "other")
    one.facts |= {"owner": code}
    if code == "other":
        part.words(f"{one.table}.owner_words")
        one.facts["owner_words"] = words
