"""A stage as its page shows it: purpose, prompts, and what it still needs, each with the place where it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sintas.cases.bases import Case
from sintas.kit.pieces import CheckItem
from sintas.practice import journeys, stages
from sintas.practice.stage import Verdict

from .done_words import DONE

# place of practice -> page where it is put right
PLACES = {
    "assessment": "casework:assessment_page",
    "client": "cases:client",
    "closing": "casework:termination",
    "consent": "cases:consent",
    "contacts": "cases:contact",
    "contract": "cases:contract",
    "evaluation": "casework:evaluation",
    "family": "cases:people",
    "follow_up": "casework:follow_up",
    "incidents": "cases:incident",
    "plan": "casework:plan_page",
    "referral": "casework:referral",
    "risk": "cases:risk",
    "safety_plan": "cases:safety_plan",
    "sessions": "casework:session",
    "suicide_risk": "cases:suicide_path",
}
# what a gate asks for may have a nearer page than its place
GATES = {
    "safe_contact": "cases:reach",
    "protective_factors": "cases:risk",
    "problems_named": "casework:assessment",
    "needs_named": "casework:assessment",
    "potential_named": "casework:assessment",
    "focus_chosen": "casework:assessment",
    "focus_is_a_problem": "casework:assessment",
    "hopes_asked": "casework:assessment",
    "methods_named": "casework:assessment",
    "more_than_one_source": "casework:information_source",
    "areas_assessed_by_someone": "casework:area",
    "functioning_looked_at": "casework:functioning",
    "general_goal": "casework:plan",
    "first_stops_further_violence": "casework:plan",
    "client_agrees_to_plan": "casework:plan",
    "review_date_set": "casework:plan",
    "resources_mapped": "casework:plan",
    "follows_from_assessment": "casework:plan",
    "explained_before_acting": "casework:plan",
    "specific_goals": "casework:goals",
    "every_goal_measured_or_said_not": "casework:goals",
    "implementers_named": "casework:implementers",
    "steps_have_a_schedule": "casework:plan_steps",
    "one_result_for_each_goal": "casework:evaluation",
    "follow_up_channel": "casework:termination",
}

# gates whose facts are under the seal: the page of a stage opens nothing, another page looks at them
ELSEWHERE = {"same_receivers": gettext_lazy("Apakah penerima pada pengakhiran dan pada rujukan sama, dilihat pada halaman Pengakhiran.")}


@dataclass(frozen=True)
class StageView:
    """One stage of one case, whether or not the case stands in it. `later` are sentences this release cannot answer yet."""

    code: str
    name: str
    purpose: str
    prompts: list[str]
    items: list[CheckItem]
    count: str
    complete: bool
    later: list[str]
    last: bool


def stage_view(case: Case, code: str, verdict: Verdict, lang: str) -> StageView:
    """Put a verdict in words. Raises stages.UnknownStage."""
    stage = stages.get(code)
    journey = journeys.get(case.journey)
    items = check_items(case.pk, verdict, lang)
    done = sum(item.state == "done" for item in items)
    return StageView(
        code=code,
        name=journey.label(code, lang),
        purpose=" ".join(filter(None, (stage.purpose(lang), journey.note(code, lang)))),
        prompts=[row.label(lang) for row in stage.prompts],
        items=items,
        count=ngettext("%(done)s dari %(all)s selesai", "%(done)s dari %(all)s selesai", len(items)) % {"done": done, "all": len(items)}
        if items
        else "",
        complete=verdict.complete,
        later=not_asked(code, verdict, lang),
        last=journey.following(code) is None,
    )


def check_items(file_id: UUID, verdict: Verdict, lang: str) -> list[CheckItem]:
    """What is missing first, then what is worth another look, then what is in place."""
    todo = [item(file_id, answer, "todo", "", lang) for answer in verdict.missing]
    look = [item(file_id, answer, "part", _("Boleh menyusul."), lang) for answer in verdict.warnings]
    open_codes = {answer.code for answer in (*verdict.missing, *verdict.warnings)} | set(verdict.not_yet_asked)
    done = [
        CheckItem(DONE[gate.code], "done") for gate in stages.get(verdict.stage).gates if gate.code in DONE and gate.code not in open_codes
    ]
    return todo + look + done


def item(file_id: UUID, answer: Any, state: str, sub: str, lang: str) -> CheckItem:
    """One open point, leading to the page where it is put right: what is missing as the title, what to do below it."""
    title, todo = first_sentence(answer.sentence(lang))
    return CheckItem(title, state, place_url(file_id, answer.code, answer.place), f"{todo} {sub}".strip())


def first_sentence(words: str) -> tuple[str, str]:
    """The first sentence without its full stop, and the rest."""
    first, stop, rest = words.partition(". ")
    return (first, rest) if stop else (words.rstrip("."), "")


def place_url(file_id: UUID, code: str, place: str) -> str:
    """'' for a place no page has yet."""
    name = GATES.get(code) or PLACES.get(place, "")
    try:
        return reverse(name, args=[file_id]) if name else ""
    except NoReverseMatch:
        return ""


def not_asked(code: str, verdict: Verdict, lang: str) -> list[str]:
    """Sentences of the gates whose facts this release cannot know; shown openly, never counted as done."""
    unasked = set(verdict.not_yet_asked)
    open_gates = [gate for gate in stages.get(code).gates if gate.code in unasked]
    return [str(ELSEWHERE[gate.code]) if gate.code in ELSEWHERE else gate.answer.sentence(lang) for gate in open_gates]
