from .approval import SupervisorApproval
from .assessment import Anxiety, AreaAssessed, Assessment, Contradiction, Functioning, InformationSource, Surroundings, ToolEntry
from .conference import Conference, Decision
from .ending import FollowUp, Referral, Termination
from .evaluation import Evaluation, GoalResult
from .plan import Goal, Implementer, Plan, PlannedService, PlanStep
from .session import Session

__all__ = [
    "Anxiety",
    "AreaAssessed",
    "Assessment",
    "Conference",
    "Contradiction",
    "Decision",
    "Evaluation",
    "FollowUp",
    "Functioning",
    "Goal",
    "GoalResult",
    "Implementer",
    "InformationSource",
    "Plan",
    "PlanStep",
    "PlannedService",
    "Referral",
    "Session",
    "SupervisorApproval",
    "Surroundings",
    "Termination",
    "ToolEntry",
]
