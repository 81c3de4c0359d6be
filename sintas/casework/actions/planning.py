"""The plan: its frame, goals, services, who carries it, and the steps agreed on. Versions throughout; nobody's text is lost."""

from .planning_one import VERB, agree_step, name_implementer, plan_service, set_goal, write_plan
from .planning_rows import RowsOvertaken, agree_steps, name_implementers, set_goals

__all__ = [
    "VERB",
    "RowsOvertaken",
    "agree_step",
    "agree_steps",
    "name_implementer",
    "name_implementers",
    "plan_service",
    "set_goal",
    "set_goals",
    "write_plan",
]
