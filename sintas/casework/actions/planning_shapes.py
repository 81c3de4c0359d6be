"""The columns of each record of the plan, how what was said is tidied into them, and against which list a code is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.codes import all_checked, checked
from sintas.kit.bare import bare
from sintas.safekeeping.refusals import BadInput

from ..models import Goal, Implementer, Plan, PlannedService, PlanStep


@dataclass(frozen=True)
class Shape:
    """`one` and `many` map coded columns to their list, `entries` hold ids of other records, `plain` are days, numbers and ticks."""

    model: Any
    kind: str
    texts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    one: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Everything a person can write."""
        return (*self.texts, *self.lines, *self.one, *self.many, *self.entries, *self.plain)

    def tidy(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """The columns that were given, blank ones as the database keeps them. BadInput for an unknown code, TypeError for an unknown column."""
        unknown = set(facts) - set(self.columns) - {"own_words"}
        if unknown:
            raise TypeError(f"{self.kind} has no column {', '.join(sorted(unknown))}")
        kept = dict(facts)
        for name in self.texts:
            if name in facts:
                kept[name] = (facts[name] or "").strip() or None
        for name in self.lines:
            if name in facts:
                kept[name] = bare(facts[name] or ()) or None
        for name, listed in self.one.items():
            if name in facts:
                kept[name] = checked(name, listed, facts[name] or "")
        for name, listed in self.many.items():
            if name in facts:
                kept[name] = all_checked(name, listed, facts[name] or ())
        for name in self.entries:
            if name in facts:
                kept[name] = entries_of(name, facts[name])
        if "own_words" in facts:
            kept["own_words"] = {name: words for name, words in (facts["own_words"] or {}).items() if words} or None
        return kept

    def same(self, row: Any, facts: Mapping[str, Any]) -> bool:
        """Whether a version says what these (tidied) facts say; nothing is nothing, however it is kept. Content must have been opened."""
        return all((getattr(row, name) or None) == (value or None) for name, value in facts.items())


def entries_of(name: str, value: Any) -> Any:
    """Ids of other records; BadInput for what is none."""
    try:
        return as_entries(value)
    except ValueError:
        raise BadInput({name: _("Pilih dari daftar.")}) from None


def as_entries(value: Any) -> Any:
    """Ids as UUIDs: a list of them, one, or None for ''. ValueError for what is no id."""
    if isinstance(value, (list, tuple, set)):
        return [as_entries(one) for one in dict.fromkeys(value) if one]
    return value if isinstance(value, UUID) else UUID(str(value)) if value else None


PLAN = Shape(
    Plan,
    "plan",
    texts=("goal_general", "target", "follows_from", "people", "cost", "method", "equipment", "time", "agreement_words"),
    lines=("stop_violence", "resources_internal", "resources_external"),
    one={"violence_ongoing": "degrees", "agreement": "agreement_answers"},
    many={"ideas_of": "ideas_of", "made_with": "contact_parties"},
    plain=("review_on", "agreed_on", "explained_before"),
)
GOAL = Shape(
    Goal,
    "goal",
    texts=("text", "indicator", "baseline", "target", "why_not_measured"),
    one={"horizon": "goal_horizons", "aim": "functioning_aims"},
    plain=("position", "due_on", "not_measured"),
)
SERVICE = Shape(
    PlannedService,
    "planned_service",
    texts=("provider", "members"),
    lines=("content",),
    one={
        "pillar": "pillars",
        "service": "services",
        "method": "practice_methods",
        "technique": "techniques",
        "therapy": "therapies",
        "group_type": "group_types",
        "basis": "service_bases",
    },
    many={"actions": "plan_actions"},
    entries=("goals",),
    plain=("starts_on", "ends_on"),
)
IMPLEMENTER = Shape(
    Implementer, "implementer", texts=("name", "role"), one={"part": "plan_implementers"}, plain=("continues", "until")
)
STEP = Shape(PlanStep, "plan_step", texts=("what", "owner_words", "obstacle", "answer"), entries=("goal",), plain=("owner", "due_on"))
