"""Goals beside what came of them: where each began, where it is to go, what was seen, and every earlier look. Opens content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Tag
from sintas.practice.catalogue import load

from ..models import GoalResult
from .evaluation_goals import GoalFacts

Origins = Mapping[UUID, str]  # evaluation -> its name for the reader

KINDS = {"reached": "done", "improved": "part", "unchanged": "todo", "worse": "late", "dropped": ""}
ICONS = {"worse": "warn"}
CHANGED = ("reached", "improved")


@dataclass(frozen=True)
class ResultShown:
    """What one look said of a goal. `origin` names the evaluation it came from, `aside` that something else stands instead of it."""

    when: str
    by: str
    origin: str
    origin_url: str
    tag: Tag | None
    text: str
    evidence: str
    value: str
    aside: bool
    struck: bool


@dataclass(frozen=True)
class GoalShown:
    """A goal with its one current result; `result` is None while nobody has looked (a gap, with the way to fill it)."""

    number: int
    text: str
    indicator: str
    start: str
    target: str
    due: str
    not_measured: bool
    why_not: str
    result: ResultShown | None
    status: str
    history: list[ResultShown]
    url: str

    @property
    def compared(self) -> bool:
        """Whether there is a measure of the beginning and one of now."""
        return bool(self.start and self.result and self.result.value)

    @property
    def shown_by(self) -> bool:
        """Whether the result says by what it can be seen."""
        return bool(self.result and self.result.evidence)


SHOWN = (
    *("entry", "number", "author", "written_at", "superseded_at", "set_aside", "withdrawn_at", "happened"),
    *("goal", "evaluation", "status", "text", "evidence", "value"),
)


def every_version() -> QuerySet[GoalResult]:
    """Every version of every result, the newest of a goal first (for `reading.together`)."""
    return GoalResult.objects.order_by("goal", "-number", "set_aside", "-written_at").only(*SHOWN)


def goals_shown(
    case: Case, goals: Iterable[GoalFacts], rows: Iterable[GoalResult], origins: Origins, names: Mapping[UUID, str], lang: str
) -> list[GoalShown]:
    """`rows` of every_version(); `names` are those of whoever wrote them."""
    by_goal: dict[UUID, list[GoalResult]] = defaultdict(list)
    for row in rows:
        by_goal[row.goal].append(row)
    return [one_goal(case, goal, by_goal[goal.entry], origins, names, lang) for goal in goals]


def one_goal(
    case: Case, goal: GoalFacts, rows: list[GoalResult], origins: Origins, names: Mapping[UUID, str], lang: str
) -> GoalShown:
    """A goal with the rows of its result, newest first."""
    current = next((row for row in rows if row.superseded_at is None and not row.set_aside and row.withdrawn_at is None), None)
    return GoalShown(
        number=goal.number,
        text=goal.text,
        indicator=goal.indicator,
        start=goal.baseline,
        target=goal.target,
        due=numbers.day(goal.due_on) if goal.due_on else "",
        not_measured=goal.not_measured,
        why_not=goal.why_not,
        result=shown(case, current, origins, names, lang) if current else None,
        status=current.status if current else "",
        history=[shown(case, row, origins, names, lang) for row in rows if row is not current],
        url=reverse("casework:goal_result_entry", args=[case.pk, goal.entry]),
    )


def shown(case: Case, row: GoalResult, origins: Origins, names: Mapping[UUID, str], lang: str) -> ResultShown:
    """One version in words."""
    origin = origins.get(row.evaluation, "") if row.evaluation else ""
    return ResultShown(
        when=when_of(row, lang),
        by=names.get(row.author_id, ""),
        origin=origin,
        origin_url=reverse("casework:evaluation_entry", args=[case.pk, row.evaluation]) if origin else "",
        tag=tag_of(row.status, lang),
        text=row.text or "",
        evidence=row.evidence or "",
        value=row.value or "",
        aside=row.set_aside,
        struck=row.withdrawn_at is not None,
    )


def tag_of(status: str, lang: str) -> Tag | None:
    """The status with its shape; None while none was chosen."""
    return Tag(load("goal_statuses").label(status, lang), KINDS.get(status, ""), ICONS.get(status, "")) if status else None


def when_of(row: GoalResult, lang: str) -> str:
    """The day it was seen, else the day it was written."""
    when = FuzzyDate.decode(row.happened)
    return when.text(lang) if when.is_known else _("dicatat %(day)s") % {"day": numbers.day(row.written_at)}
