"""plan_of(): the whole plan of a case as its page shows it. Opens content: the trail row stands first."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.agreements import contract_sentence, contracts
from sintas.cases.reading.duty_states import state_tags, tasks_given
from sintas.cases.reading.together import Together
from sintas.kit import clock, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact, Row
from sintas.practice.catalogue import load
from sintas.practice.planning import review_problem
from sintas.staff.models import User

from ..models import Conference, Decision, Goal, GoalResult, Implementer, Plan, PlannedService, PlanStep
from .evaluation_held import AFTER
from .plan_choices import goal_choices
from .plan_goals import GoalShown, gap_words, goals_shown
from .plan_services import PillarShown, ServiceShown, pillars_shown, without_pillar
from .plan_steps import ConferenceShown, StepShown, conference_shown, implementer_rows, is_id, steps_shown

PARTS = Together(
    plan=lambda: Plan.current.order_by("-written_at"),
    goals=lambda: Goal.current.order_by("position", "written_at"),
    results=lambda: GoalResult.current.order_by("written_at"),
    services=lambda: PlannedService.current.order_by("entry"),
    implementers=lambda: Implementer.current.order_by("continues", "entry"),
    steps=lambda: PlanStep.current.order_by("due_on", "entry"),
    conferences=lambda: Conference.current.order_by("-no"),
    decisions=lambda: Decision.current.order_by("position", "entry"),
    contracts=contracts,
    tasks=lambda: tasks_given("plan_step", "decision"),
)
NEEDS = ("people", "cost", "method", "equipment", "time")


@dataclass(frozen=True)
class Agreement:
    """What the client says of the plan: `words` in one sentence, `voice` their own, `notes` whose ideas and who took part."""

    contract: str
    answer: str
    said: bool
    voice: str
    notes: list[str]


@dataclass(frozen=True)
class PlanShown:
    """Everything the page shows. `written` is False before the frame is; `ongoing` warns that stopping the violence has no step yet."""

    written: bool
    general: str
    version: str
    history_url: str
    facts: list[Fact]
    stop: list[str]
    stop_gap: bool
    goals: list[GoalShown]
    gap: str
    implementers: list[Row]
    pillars: list[PillarShown]
    loose: list[ServiceShown]
    conference: ConferenceShown | None
    conference_url: str
    agreement: Agreement
    steps: list[StepShown]
    review: str
    review_remark: str


def plan_of(case: Case, lang: str) -> PlanShown:
    """The plan with the current result of every goal and the state of every task: two queries."""
    rows = PARTS.of(case)
    plan: Plan | None = next(iter(rows["plan"]), None)
    tags = state_tags(rows["tasks"])
    goals = goals_shown(rows["goals"], rows["results"], lang)
    names = names_of_owners(rows)
    stop = list(plan.stop_violence or []) if plan else []
    return PlanShown(
        written=plan is not None,
        general=(plan.goal_general or "") if plan else "",
        version=version_words(plan),
        history_url=reverse("casework:plan_history", args=[case.pk, plan.entry]) if plan and plan.number > 1 else "",
        facts=facts_of(plan),
        stop=stop,
        stop_gap=plan is not None and plan.violence_ongoing not in ("", "no") and not stop,
        goals=goals,
        gap=gap_words(goals),
        implementers=implementer_rows(rows["implementers"], lang),
        pillars=pillars_shown(case, rows["services"], lang),
        loose=without_pillar(rows["services"], lang),
        conference=conference_shown(case, rows["conferences"], rows["decisions"], tags, names, lang),
        conference_url=conference_page(case),
        agreement=agreement_of(plan, contract_sentence(next(iter(rows["contracts"]), None), lang), lang),
        steps=steps_shown(rows["steps"], tags, names, {goal.entry: goal.text for goal in goals}),
        review=numbers.day(plan.review_on) if plan and plan.review_on else "",
        review_remark=review_remark(case, plan, lang),
    )


def version_words(plan: Plan | None) -> str:
    """ "Versi 2, disusun bersama klien." """
    if plan is None:
        return ""
    with_client = "client" in plan.made_with or plan.agreement in ("agreed", "partly")
    said = _("Versi %(no)s, disusun bersama klien.") if with_client else _("Versi %(no)s, belum dicatat disusun bersama klien.")
    return said % {"no": plan.number}


def facts_of(plan: Plan | None) -> list[Fact]:
    """Target, basis, resource systems, and what is needed; of the last only what is written."""
    if plan is None:
        return []
    unsaid = _("belum dicatat")
    named = (
        (_("Sasaran"), plan.target),
        (_("Dasar rencana"), plan.follows_from),
        (_("Sumber dari dalam diri klien"), "\n".join(plan.resources_internal or [])),
        (_("Sumber dari sekitar klien"), "\n".join(plan.resources_external or [])),
    )
    more = ((_("Orang"), plan.people), (_("Biaya"), plan.cost), (_("Metode"), plan.method), (_("Peralatan"), plan.equipment))
    return [
        *(Fact(term, words or "", gap="" if words else unsaid) for term, words in named),
        *(Fact(term, words) for term, words in (*more, (_("Waktu"), plan.time)) if words),
    ]


def agreement_of(plan: Plan | None, contract: str, lang: str) -> Agreement:
    """Not asked is said as it is."""
    code = plan.agreement if plan else ""
    label = load("agreement_answers").label(code, lang) if code else ""
    day = f", {numbers.day(plan.agreed_on)}" if plan and plan.agreed_on else ""
    notes = []
    if plan and plan.ideas_of:
        notes.append(_("Gagasan dari: %(who)s.") % {"who": ", ".join(load("ideas_of").label(one, lang) for one in plan.ideas_of)})
    if plan and plan.made_with:
        notes.append(_("Disusun bersama: %(who)s.") % {"who": ", ".join(load("contact_parties").label(one, lang) for one in plan.made_with)})
    if plan and plan.explained_before:
        notes.append(_("Tindakan dijelaskan sebelum dilakukan."))
    return Agreement(
        contract=contract,
        answer=f"{label}{day}." if label else _("Persetujuan atas rencana ini belum dicatat."),
        said=code not in ("", "not_asked"),
        voice=(plan.agreement_words or "") if plan else "",
        notes=notes,
    )


def review_remark(case: Case, plan: Plan | None, lang: str) -> str:
    """What is said of the day of review: passed, or far beyond the months recovery tends to take. Once the work has ended none is owed."""
    if plan is None or case.closed_on is not None or case.stage in AFTER:
        return ""
    start = FuzzyDate.decode(plan.happened).earliest or clock.local(plan.written_at).date()
    problem = review_problem(plan.review_on, today=clock.today(), start=start)
    return problem[1 if lang == "en" else 0] if problem else ""


def names_of_owners(rows: dict[str, list[object]]) -> dict[UUID, str]:
    """Names of members of the house who owe a step or a decision."""
    owners = {str(getattr(row, "owner", "")) for row in (*rows["steps"], *rows["decisions"])}
    ids = [UUID(owner) for owner in owners if is_id(owner)]
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "full_name")) if ids else {}


def conference_page(case: Case) -> str:
    """Where a conference is written down; '' in a house without that page."""
    try:
        return reverse("casework:conference", args=[case.pk])
    except NoReverseMatch:
        return ""


__all__ = ["PlanShown", "goal_choices", "plan_of"]
