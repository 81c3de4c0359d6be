"""What the gates of each stage ask of casework's tables: coded columns and whether a sealed one holds something; nothing is unsealed.

Told to `cases.reading.facts` when the program starts (joining.py), so that the case page asks for them in the one query it makes anyway.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import Coalesce, JSONObject

from sintas.cases.reading.facts import of_the_case
from sintas.evidence.models import Measure, MeasurePoint, ScaleResult, ToolEntry

from ..models import (
    Anxiety,
    AreaAssessed,
    Assessment,
    Contradiction,
    Evaluation,
    FollowUp,
    Functioning,
    Goal,
    GoalLevel,
    GoalResult,
    GoalScale,
    Implementer,
    InformationSource,
    Plan,
    PlanStep,
    Referral,
    Session,
    Termination,
)


def has(*fields: str) -> Any:
    """Whether one of these columns holds something."""
    any_of = Q()
    for field in fields:
        any_of |= Q(**{f"{field}__isnull": False})
    return ExpressionWrapper(any_of, output_field=BooleanField())


def one(rows: Any, **columns: Any) -> Any:
    """The latest of these rows of the case, as JSON; None when there is none."""
    ordered = of_the_case(rows).order_by("-written_at")
    return Subquery(ordered.values(json=JSONObject(**columns))[:1])


def many(rows: Any, **columns: Any) -> Any:
    return ArraySubquery(of_the_case(rows).values(json=JSONObject(**columns)))


def count(rows: Any) -> Any:
    return Coalesce(Subquery(of_the_case(rows).order_by().values("file_id").annotate(n=Count("pk")).values("n")), 0)


def assessment() -> Any:
    parts = ("problems", "needs", "potentials", "hopes", "focus")
    return one(Assessment.current, **{part: has(part) for part in parts}, names_intervention="focus_names_intervention", methods="methods")


def areas() -> Any:
    return many(AreaAssessed.current, someone=ExpressionWrapper(~Q(profession="") | Q(assessor__isnull=False), output_field=BooleanField()))


def functioning() -> Any:
    return one(Functioning.current, domains=has("physical", "psychological", "social", "spiritual", "criteria", "coping"), levels="levels")


def bpss() -> Any:
    return count(ToolEntry.current.filter(tool="bpss"))


def source_kinds() -> Any:
    return ArraySubquery(of_the_case(InformationSource.current).exclude(kind_of_source="").values("kind_of_source").distinct())


def contradictions() -> Any:
    return count(Contradiction.current.filter(state="open"))


def goals() -> Any:
    """Every goal with its current result, if there is one."""
    result = GoalResult.current.filter(goal=OuterRef("entry"), file_id=OuterRef("file_id"))
    shown = JSONObject(status="status", evidence=has("evidence"), value=has("value"))
    whole = ExpressionWrapper(Q(baseline__isnull=False, target__isnull=False, due_on__isnull=False), output_field=BooleanField())
    return many(
        Goal.current, measured=whole, baseline=has("baseline"), said_not="not_measured", results=ArraySubquery(result.values(json=shown))
    )


def plan() -> Any:
    return one(
        Plan.current,
        general=has("goal_general"),
        ongoing="violence_ongoing",
        stops=has("stop_violence"),
        agreement="agreement",
        review=has("review_on"),
        resources=has("resources_internal", "resources_external"),
        based_on=has("follows_from"),
        explained="explained_before",
    )


def steps() -> Any:
    return many(PlanStep.current, dated=has("due_on"))


def implementers() -> Any:
    return count(Implementer.current)


def sessions_held() -> Any:
    return count(Session.current.filter(ahead=False, protection=False))


def silent_sessions() -> Any:
    return count(Session.current.filter(ahead=False, early=True, before_consent_reason__isnull=True))


def therapy_steps_taken() -> Any:
    """Sessions with a step of a therapy that has an order."""
    taken = Session.current.filter(ahead=False).exclude(steps=[])
    return many(taken, day="happened_on", steps="steps", reason=has("order_reason"))


def evaluation() -> Any:
    """The latest evaluation by the day it happened."""
    latest = of_the_case(Evaluation.current).order_by(F("happened_on").desc(nulls_last=True), "-written_at")
    return Subquery(
        latest.values(
            json=JSONObject(
                decision="decision",
                satisfaction="satisfaction",
                client=has("client_words"),
                supporting="supporting",
                supporting_words=has("supporting_words"),
                hindering="hindering",
                hindering_words=has("hindering_words"),
                mechanisms="mechanisms",
                professions="professions",
                method_fit=has("method_fit"),
            )
        )[:1]
    )


def looks() -> Any:
    """Everything evaluations measured: areas rated, the level of anxiety afterwards."""
    return many(Evaluation.current, ratings="ratings", anxiety="anxiety_after")


def anxiety_judged() -> Any:
    """How often the level of anxiety was judged."""
    return count(Anxiety.current.exclude(level=""))


def measures() -> Any:
    """Measures whose help has begun, each with whether it has a number before that day and one from it on."""
    points = MeasurePoint.current.filter(measure=OuterRef("entry"), file_id=OuterRef("file_id"), value__isnull=False).order_by()
    before, during = points.filter(happened_on__lt=OuterRef("help_from")), points.filter(happened_on__gte=OuterRef("help_from"))
    return many(Measure.current.filter(help_from__isnull=False, scale=""), before=Exists(before), during=Exists(during))


def scale_results() -> Any:
    """Every result that has a total: what it may be compared by, and its day."""
    return many(ScaleResult.current.filter(total__isnull=False), scale="scale", version="scale_version", language="language", day="happened_on")


def goal_starts() -> Any:
    """Goals of which was said where they began."""
    return ArraySubquery(of_the_case(GoalScale.current).filter(baseline__isnull=False).values("goal"))


def goal_levels() -> Any:
    """One row for every rating of a goal."""
    return many(GoalLevel.current, goal="goal")


def termination() -> Any:
    return one(
        Termination.current,
        kind="kind_of",
        judged="judged",
        final="final_counselling",
        not_rejection="not_rejection_explained",
        coping=has("coping"),
        reasons="reasons",
        trauma="source_of_trauma",
        handed=has("handed_to"),
        handover="handover",
        channels="channels",
        returns_to="returns_to",
    )


def referrals() -> Any:
    """Those that hand something on: one that was declined carries nothing (R410)."""
    return count(Referral.current.exclude(state="declined"))


def follow_ups() -> Any:
    """Each look after the ending: whether it is whole, and whether a sign of relapse has its answer."""
    return many(
        FollowUp.current, channel="channel", condition=has("condition"), signs="signs", sign_words=has("sign_words"), answers="answers"
    )


MEASURED = {"measures": measures, "scale_results": scale_results, "goal_starts": goal_starts, "goal_levels": goal_levels}
STAGE_FACTS: dict[str, dict[str, Callable[[], Any]]] = {
    "assessment": {
        "assessment": assessment,
        "source_kinds": source_kinds,
        "contradictions": contradictions,
        "areas": areas,
        "functioning": functioning,
        "bpss": bpss,
    },
    "planning": {"goals": goals, "plan": plan, "implementers": implementers, "steps": steps},
    "implementation": {
        "sessions_held": sessions_held,
        "silent_sessions": silent_sessions,
        "therapy_steps_taken": therapy_steps_taken,
        "plan": plan,
    },
    "evaluation": {"goals": goals, "evaluation": evaluation, "looks": looks, "anxiety_judged": anxiety_judged, **MEASURED},
    "termination": {"termination": termination, "goals": goals, "referrals": referrals},
    "follow_up": {"follow_ups": follow_ups, "termination": termination},
}
