"""What the gates of a group's later stages may ask, out of its own records. Coded columns alone. What is known of single members stands in
their own cases and is not asked here (None).
"""

from __future__ import annotations

from typing import Any

from sintas.cases.bases import Versioned
from sintas.practice.group.dossier import GroupAssessmentPart, GroupEvaluationPart, GroupPlanningPart, GroupTerminationPart

from ..models import Group, GroupAssessment, GroupEnding, GroupGoal, GroupPlan
from .later import newest_first


def columns(model: type[Versioned], group: Group, *names: str) -> dict[str, Any]:
    """These columns of the record that stands, {} without one; a sealed one says only whether it is there."""
    held: Any = model
    return held.current.filter(file_id=group.pk).values(*names).first() or {}


def assessment(group: Group, members: int) -> GroupAssessmentPart:
    """Needs and strengths are sealed lines: one at least, or none."""
    row = columns(GroupAssessment, group, "fgd_on", "fgd_why_not", "needs", "strengths")
    return GroupAssessmentPart(
        members=members,
        fgd_held=row.get("fgd_on") is not None,
        fgd_reason=row.get("fgd_why_not") is not None,
        needs=int(row.get("needs") is not None),
        strengths=int(row.get("strengths") is not None),
    )


def planning(group: Group, members: int) -> GroupPlanningPart:
    """Agreed is what was explained before (R186)."""
    row = columns(GroupPlan, group, "actions", "explained", "agreed_on", "review_on")
    return GroupPlanningPart(
        members=members,
        goals=GroupGoal.current.filter(file_id=group.pk).count(),
        actions=len(row.get("actions", ())),
        agreed=bool(row.get("explained")) and row.get("agreed_on") is not None,
        review_date=row.get("review_on") is not None,
    )


def evaluation(group: Group, members: int) -> GroupEvaluationPart:
    """Everything that was looked at counts, of decisions the newest look's."""
    rows = list(newest_first(group).values("effects", "reviewed", "supporting", "supporting_words", "decision"))
    return GroupEvaluationPart(
        members=members,
        mutual_aid=any(row["effects"] for row in rows),
        decision=rows[0]["decision"] if rows else "",
        reviewed=len({code for row in rows for code in row["reviewed"]}),
        reasons=sum(len(row["supporting"]) + (row["supporting_words"] is not None) for row in rows),
    )


def termination(group: Group, members: int) -> GroupTerminationPart:
    """The ending session, its techniques and the tasks still open are known to the sessions."""
    row = columns(GroupEnding, group, "reason", "not_rejection", "kept_after", "why_no_session", "handed_over")
    return GroupTerminationPart(
        members=members,
        ending_reason=row.get("why_no_session") is not None,
        closing_reason=row.get("reason", ""),
        handed_over=bool(row.get("handed_over")),
        not_rejection_explained=bool(row.get("not_rejection")),
        kept_after=row.get("kept_after") is not None,
    )
